import { Hono } from 'hono';
import { z } from 'zod';

import { bodyOf, idIn, queryOf, pageOf } from './answers.ts';
import type { Routes } from './front.ts';
import { channelJson } from './channel-json.ts';
import { makeAccessToken } from './people.ts';
import { channelOf, mayAdminister, mayRead } from './permissions.ts';
import { badParameter, noUser, Refusal } from './refusal.ts';
import type { Server } from './state.ts';
import { ownJson, userJson, userOf } from './user-json.ts';

const preferenceSchema = z.strictObject({
  user_id: z.string(),
  category: z.string().min(1).max(32),
  name: z.string().max(32),
  value: z.string().max(20_000),
});

/** Makes the routes of users: https://developers.mattermost.com/api-documentation/#/operations/GetUser and its like. */
export function userRoutes(server: Server): Routes {
  const routes: Routes = new Hono();
  routes.get('/users', (context) => {
    const query = queryOf(server, context, ['in_channel', 'page', 'per_page']);
    const channel = channelOf(server, query.in_channel ?? '');
    mayRead(server, context.get('userId'), channel, 'members');
    return context.json(
      pageOf(
        [...channel.members.keys()].map((id) => userJson(userOf(server, id))),
        query,
      ),
    );
  });
  routes.get('/users/:user_id', (context) => {
    const user = userOf(server, idIn(context, 'user_id', true));
    return context.json(user.id === context.get('userId') ? ownJson(user) : userJson(user));
  });
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
  // All connections of that person receive it: server/channels/app/preference.go, UpdatePreferences
  routes.put('/users/:user_id/preferences', async (context) => {
    const userId = idIn(context, 'user_id', true);
    if (userId !== context.get('userId')) mayAdminister(server, context.get('userId'), 'edit_other_users');
    const preferences = await bodyOf(server, context, z.array(preferenceSchema));
    if (preferences.some((one) => one.user_id !== userId))
      throw new Refusal(403, 'api.preference.update_preferences.set.app_error');
    for (const { category, name, value } of preferences)
      server.preferences.set(JSON.stringify([userId, category, name]), value);
    server.publish({ event: 'sidebar_category_updated', data: {}, userId });
    server.publish({ event: 'preferences_changed', data: { preferences: JSON.stringify(preferences) }, userId });
    return context.json({ status: 'OK' });
  });
  routes.post('/users/:user_id/tokens', async (context) => {
    const user = userOf(server, idIn(context, 'user_id', true));
    mayAdminister(server, context.get('userId'), 'create_user_access_token');
    const { description } = await bodyOf(server, context, z.strictObject({ description: z.string().min(1) }));
    if (user.botOwner === null && !server.config.EnableUserAccessTokens)
      throw new Refusal(501, 'app.user_access_token.disabled');
    const made = makeAccessToken(server, user.id, description);
    return context.json({ ...made, user_id: user.id, description, is_active: true });
  });
  // https://developers.mattermost.com/api-documentation/ : a token itself is shown only when it is made.
  routes.get('/users/:user_id/tokens', (context) => {
    const user = userOf(server, idIn(context, 'user_id', true));
    const query = queryOf(server, context, ['page', 'per_page']);
    mayAdminister(server, context.get('userId'), 'read_user_access_token');
    const told = [...server.accessTokens]
      .filter(([, { token, userId }]) => userId === user.id && server.tokens.has(token))
      .map(([id, { description }]) => ({ id, user_id: user.id, description, is_active: true }));
    return context.json(pageOf(told, query));
  });
  return routes;
}
