import { Hono } from 'hono';
import { z } from 'zod';

import { bodyOf, idIn, queryOf } from './answers.ts';
import { commandJson, commandOf, mayManage, registerCommand } from './commands.ts';
import { executeCommand } from './execute-command.ts';
import type { Routes } from './front.ts';
import { newId } from './ids.ts';
import { badParameter, Refusal } from './refusal.ts';
import type { Server } from './state.ts';

/** Schema of a new command: https://developers.mattermost.com/api-documentation/#/operations/CreateCommand */
const newCommand = z.strictObject({
  team_id: z.string(),
  trigger: z.string().regex(/^[^/\s][^\s]{0,127}$/),
  method: z.literal('P'),
  url: z.string().max(1_024),
  username: z.string().optional(),
  icon_url: z.string().optional(),
  auto_complete: z.boolean().optional(),
  auto_complete_desc: z.string().max(1_024).optional(),
  auto_complete_hint: z.string().max(1_024).optional(),
  display_name: z.string().max(64).optional(),
  description: z.string().max(128).optional(),
});

/** Fields that clients send back unchanged when they change a command. */
const ofChange = { id: z.string(), token: z.string().optional(), plugin_id: z.literal('').optional() };

/** https://github.com/mattermost/mattermost: server/public/model/command_response.go */
const emptyResponse = {
  response_type: '',
  text: '',
  username: '',
  channel_id: '',
  icon_url: '',
  type: '',
  props: null,
  goto_location: '',
  trigger_id: '',
  skip_slack_parsing: false,
  attachments: null,
  extra_responses: null,
};

type Shown = Readonly<Record<string, string | boolean>>;

export function commandRoutes(server: Server): Routes {
  const routes: Routes = new Hono();
  routes.get('/commands', (context) => {
    const { team_id: teamId = '' } = queryOf(server, context, ['team_id', 'custom_only']);
    if (teamId === '') throw badParameter('team_id');
    mayManage(server, context.get('userId'), teamId);
    const theirs = [...server.commands.values()].filter((one) => one.teamId === teamId && one.deleteAt === 0);
    return context.json(theirs.map(commandJson));
  });
  routes.post('/commands', async (context) => {
    const { team_id, trigger, url, ...shown } = await bodyOf(server, context, newCommand);
    // Fields that zod leaves out are missing here.
    const wanted = { team_id, trigger, url, shown: shown as Shown };
    return context.json(commandJson(registerCommand(server, context.get('userId'), wanted)), 201);
  });
  routes.put('/commands/:command_id/regen_token', (context) => {
    const command = commandOf(server, context.get('userId'), idIn(context, 'command_id'));
    command.token = newId();
    return context.json({ token: command.token });
  });
  routes.put('/commands/:command_id', async (context) => {
    const command = commandOf(server, context.get('userId'), idIn(context, 'command_id'));
    const wanted = await bodyOf(server, context, newCommand.extend(ofChange));
    if (wanted.id !== command.id) throw badParameter('command');
    if (wanted.team_id !== command.teamId) throw new Refusal(400, 'api.command.team_mismatch.app_error');
    const { id: _id, token: _token, plugin_id: _plugin, team_id: _team, trigger, url, ...shown } = wanted;
    const changed = { ...command, trigger, url, shown: shown as Shown };
    server.commands.set(command.id, changed);
    return context.json(commandJson(changed));
  });
  routes.delete('/commands/:command_id', (context) => {
    commandOf(server, context.get('userId'), idIn(context, 'command_id')).deleteAt = server.now();
    return context.json({ status: 'OK' });
  });
  const execution = z.strictObject({
    channel_id: z.string(),
    command: z.string().min(2),
    team_id: z.string().optional(),
    root_id: z.string().optional(),
  });
  routes.post('/commands/execute', async (context) => {
    const {
      channel_id: channelId,
      command,
      team_id: teamId = '',
      root_id: rootId = '',
    } = await bodyOf(server, context, execution);
    const outcome = await executeCommand(server, context.get('userId'), { channelId, command, teamId, rootId });
    if (outcome.kind === 'failed') {
      const failed = outcome.why.startsWith('status=') ? 'failed_resp' : 'failed';
      throw new Refusal(500, `api.command.execute_command.${failed}.app_error`, outcome.why);
    }
    return context.json({ ...emptyResponse, ...outcome.response, trigger_id: outcome.clientTrigger });
  });
  return routes;
}
