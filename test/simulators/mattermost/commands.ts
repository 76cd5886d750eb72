import { newId } from './ids.ts';
import { mayAdministerTeam, teamOf } from './permissions.ts';
import { Refusal } from './refusal.ts';
import type { Command, Props, Server } from './state.ts';

export interface NewCommand {
  readonly team_id: string;
  readonly trigger: string;
  readonly url: string;
  readonly shown: Command['shown'];
}

/** Registers a command of a team. Refuses it if its trigger is taken. */
export function registerCommand(server: Server, userId: string, wanted: NewCommand): Command {
  mayManage(server, userId, wanted.team_id);
  const { team_id: teamId, trigger, url, shown } = wanted;
  const isTaken = [...server.commands.values()].some(
    (one) => one.teamId === teamId && one.trigger === trigger && one.deleteAt === 0,
  );
  if (isTaken || ['join', 'leave', 'help', 'me', 'away'].includes(trigger))
    throw new Refusal(400, 'api.command.duplicate_trigger.app_error');
  if (!URL.canParse(url)) throw new Refusal(400, 'model.command.is_valid.url_http.app_error');
  const at = server.now();
  const rest = { creatorId: userId, teamId, trigger, url, shown, createAt: at, deleteAt: 0 };
  const command: Command = { id: newId(), token: newId(), ...rest };
  server.commands.set(command.id, command);
  return command;
}

export function commandOf(server: Server, userId: string, id: string): Command {
  const command = server.commands.get(id);
  if (command === undefined || command.deleteAt > 0) throw new Refusal(404, 'store.sql_command.get.missing.app_error');
  mayManage(server, userId, command.teamId);
  return command;
}

export function mayManage(server: Server, userId: string, teamId: string): void {
  if (!server.config.EnableCommands) throw new Refusal(501, 'api.command.disabled.app_error');
  mayAdministerTeam(server, userId, teamOf(server, teamId), 'manage_own_slash_commands');
}

export function commandJson(command: Command): Props {
  return {
    id: command.id,
    token: command.token,
    create_at: command.createAt,
    update_at: command.createAt,
    delete_at: command.deleteAt,
    creator_id: command.creatorId,
    team_id: command.teamId,
    trigger: command.trigger,
    method: 'P',
    username: '',
    icon_url: '',
    auto_complete: false,
    auto_complete_desc: '',
    auto_complete_hint: '',
    display_name: '',
    description: '',
    url: command.url,
    plugin_id: '',
    ...command.shown,
  };
}
