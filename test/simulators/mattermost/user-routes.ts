import { Hono } from 'hono';
import { z } from 'zod';

import { bodyOf, idIn, queryOf, pageOf } from './answers.ts';
import type { Routes } from './front.ts';
import { newId } from './ids.ts';
import { channelJson } from './channel-json.ts';
import { makeToken, makeUser } from './people.ts';
import { mayAdminister } from './permissions.ts';
import { badParameter, noUser, notPermitted, Refusal } from './refusal.ts';
import type { Props, Server, User } from './state.ts';
import { isAdmin, userJson, userOf } from './user-json.ts';

/** https://developers.mattermost.com/api-documentation/#/operations/GetUser and its like. */
export function userRoutes(server: Server): Routes {
  const routes: Routes = new Hono();
  routes.get('/users/:user_id', (context) => context.json(userJson(userOf(server, idIn(context, 'user_id', true)))));
  routes.get('/users/username/:name', (context) => {
    const found = [...server.users.values()].find(({ username }) => username === context.req.param('name'));
    if (found === undefined) throw noUser();
    return context.json(userJson(found));
  });
  routes.post('/users/ids', async (context) => {
    const ids = await bodyOf(server, context, z.array(z.string()));
    if (ids.length === 0) throw badParameter('user_ids');
    return context.json(ids.flatMap((id) => server.users.get(id) ?? []).map(userJson));
  });
  routes.post('/users/usernames', async (context) => {
    const names = new Set(await bodyOf(server, context, z.array(z.string())));
    if (names.size === 0) throw badParameter('usernames');
    return context.json([...server.users.values()].filter(({ username }) => names.has(username)).map(userJson));
  });
  routes.get('/users/:user_id/channels', (context) => {
    queryOf(server, context, ['last_delete_at', 'include_deleted']);
    const userId = idIn(context, 'user_id', true);
    if (userId !== context.get('userId')) mayAdminister(server, context.get('userId'), 'edit_other_users');
    const theirs = [...server.channels.values()].filter((one) => one.members.has(userId) && one.deleteAt === 0);
    return context.json(theirs.map((channel) => channelJson(server, channel)));
  });
  routes.post('/users/:user_id/tokens', async (context) => {
    const user = userOf(server, idIn(context, 'user_id', true));
    mayAdminister(server, context.get('userId'), 'create_user_access_token');
    const { description } = await bodyOf(server, context, z.strictObject({ description: z.string().min(1) }));
    if (user.botOwner === null && !server.config.EnableUserAccessTokens)
      throw new Refusal(501, 'app.user_access_token.disabled');
    const token = makeToken(server, user.id);
    return context.json({ id: newId(), token, user_id: user.id, description, is_active: true });
  });
  // https://developers.mattermost.com/api-documentation/ : the tokens themselves are told only when they are made.
  routes.get('/users/:user_id/tokens', (context) => {
    const user = userOf(server, idIn(context, 'user_id', true));
    const query = queryOf(server, context, ['page', 'per_page']);
    mayAdminister(server, context.get('userId'), 'read_user_access_token');
    const theirs = [...server.tokens.values()].filter((userId) => userId === user.id);
    const told = theirs.map((userId) => ({ id: newId(), user_id: userId, description: 'Tambour', is_active: true }));
    return context.json(pageOf(told, query));
  });
  return botRoutes(server, routes);
}

const newBot = z.strictObject({
  username: z.string().regex(/^[a-z0-9._-]{1,64}$/),
  display_name: z.string().max(64).optional(),
  description: z.string().max(1024).optional(),
});

function botRoutes(server: Server, routes: Routes): Routes {
  routes.post('/bots', async (context) => {
    const userId = context.get('userId');
    if (!isAdmin(server, userId)) throw notPermitted('create_bot');
    const { username, display_name: name = '', description = '' } = await bodyOf(server, context, newBot);
    if (!server.config.EnableBotAccountCreation) throw new Refusal(403, 'api.bot.create_disabled');
    const bot = makeUser(server, { name: username, botOwner: userId, description });
    return context.json({ ...botJson(bot), display_name: name }, 201);
  });
  routes.get('/bots/:user_id', (context) => {
    const bot = server.users.get(idIn(context, 'user_id'));
    if (bot === undefined || bot.botOwner === null) throw new Refusal(404, 'store.sql_bot.get.missing.app_error');
    return context.json(botJson(bot));
  });
  return routes;
}

function botJson(bot: User): Props {
  return {
    user_id: bot.id,
    username: bot.username,
    display_name: '',
    description: bot.description,
    owner_id: bot.botOwner,
    create_at: bot.createAt,
    update_at: bot.updateAt,
    delete_at: bot.deleteAt,
  };
}
