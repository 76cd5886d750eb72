import { Hono } from 'hono';

import { bodyOf } from './answers.ts';
import { commandResponse, showResponse } from './execute-command.ts';
import type { Routes } from './front.ts';
import { Refusal } from './refusal.ts';
import type { Server } from './state.ts';

/** Makes the routes where an integration may answer a command later: five times within half an hour. */
export function responseUrls(server: Server): Routes {
  const routes: Routes = new Hono();
  routes.post('/hooks/commands/:hook_id', async (context) => {
    const hook = server.responseUrls.get(context.req.param('hook_id'));
    if (server.isCut || hook === undefined || hook.until < server.now() || hook.left <= 0)
      throw new Refusal(404, 'web.command_webhook.command.app_error');
    hook.left -= 1;
    const response = await bodyOf(server, context, commandResponse);
    showResponse(server, hook.to.userId, hook.to, response);
    return context.text('ok');
  });
  return routes;
}
