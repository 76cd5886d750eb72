import { Hono } from 'hono';
import { z } from 'zod';

import { bodyOf, idIn } from './answers.ts';
import { dialogJson } from './dialog-json.ts';
import { openDialog, submission, submitDialog } from './dialogs.ts';
import type { Routes } from './front.ts';
import { pressAction } from './press.ts';
import { Refusal } from './refusal.ts';
import type { Server } from './state.ts';

/**
 * Makes the routes of buttons and dialogs:
 * https://developers.mattermost.com/api-documentation/#/operations/OpenInteractiveDialog
 */
export function dialogRoutes(server: Server): Routes {
  const routes: Routes = new Hono();
  routes.post('/actions/dialogs/open', async (context) => {
    const schema = z.strictObject({ trigger_id: z.string().min(1), url: z.string().min(1), dialog: z.unknown() });
    const { trigger_id: triggerId, url, dialog } = await bodyOf(server, context, schema);
    openDialog(server, { triggerId, url, dialog });
    return context.json({ status: 'OK' });
  });
  routes.post('/actions/dialogs/submit', async (context) => {
    const wanted = await bodyOf(server, context, submission);
    const { form, ...answer } = await submitDialog(server, context.get('userId'), wanted);
    return context.json({ ...answer, ...(form === undefined ? {} : { form: dialogJson(server, form) }) });
  });
  routes.post('/posts/:post_id/actions/:action_id', async (context) => {
    const { selected_option: option = null } = await bodyOf(
      server,
      context,
      z.strictObject({ selected_option: z.string().optional(), cookie: z.string().optional() }),
    );
    const action = context.req.param('action_id');
    const outcome = await pressAction(server, context.get('userId'), idIn(context, 'post_id'), {
      actionId: action,
      option,
    });
    if (outcome.kind === 'failed')
      throw new Refusal(400, 'api.post.do_action.action_integration.app_error', outcome.why);
    return context.json({ status: 'OK', trigger_id: '' });
  });
  return routes;
}
