import { Hono } from 'hono';
import { z } from 'zod';

import { bodyOf, idIn } from './answers.ts';
import type { Routes } from './front.ts';
import { deactivate, makeUser, reactivate } from './people.ts';
import { notPermitted, Refusal } from './refusal.ts';
import type { Props, Server, User } from './state.ts';
import { isAdmin } from './user-json.ts';

const newBot = z.strictObject({
  username: z.string().regex(/^[a-z0-9._-]{1,64}$/),
  display_name: z.string().max(64).optional(),
  description: z.string().max(1024).optional(),
});

/** Makes bots' routes: https://developers.mattermost.com/api-documentation/#/operations/CreateBot and its like. */
export function botRoutes(server: Server): Routes {
  const routes: Routes = new Hono();
  routes.post('/bots', async (context) => {
    const userId = context.get('userId');
    if (!isAdmin(server, userId)) throw notPermitted('create_bot');
    const { username, display_name: name = '', description = '' } = await bodyOf(server, context, newBot);
    if (!server.config.EnableBotAccountCreation) throw new Refusal(403, 'api.bot.create_disabled');
    const bot = makeUser(server, { name: username, firstName: name, botOwner: userId, description });
    return context.json(botJson(bot), 201);
  });
  routes.get('/bots/:user_id', (context) => {
    const bot = server.users.get(idIn(context, 'user_id'));
    if (bot === undefined || bot.botOwner === null) throw new Refusal(404, 'store.sql_bot.get.missing.app_error');
    return context.json(botJson(bot));
  });
  const setActive = (userId: string, id: string, isActive: boolean): Props => {
    const bot = server.users.get(id);
    if (bot === undefined || bot.botOwner === null) throw new Refusal(404, 'store.sql_bot.get.missing.app_error');
    if (!isAdmin(server, userId)) throw notPermitted('manage_others_bots');
    if (isActive) reactivate(server, id);
    else deactivate(server, id);
    return botJson(bot);
  };
  routes.post('/bots/:user_id/enable', (context) =>
    context.json(setActive(context.get('userId'), idIn(context, 'user_id'), true)),
  );
  routes.post('/bots/:user_id/disable', (context) =>
    context.json(setActive(context.get('userId'), idIn(context, 'user_id'), false)),
  );
  return routes;
}

function botJson(bot: User): Props {
  return {
    user_id: bot.id,
    username: bot.username,
    // server/public/model/bot.go, UserFromBot: a bot's display name is the first name of its account.
    ...(bot.firstName === '' ? {} : { display_name: bot.firstName }),
    ...(bot.description === '' ? {} : { description: bot.description }),
    owner_id: bot.botOwner,
    create_at: bot.createAt,
    update_at: bot.updateAt,
    delete_at: bot.deleteAt,
  };
}
