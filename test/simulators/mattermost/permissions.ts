import { noChannel, notPermitted, Refusal } from './refusal.ts';
import type { Channel, Server, Team } from './state.ts';
import { isAdmin } from './user-json.ts';

export function channelOf(server: Server, id: string): Channel {
  const channel = server.channels.get(id);
  if (channel === undefined) throw noChannel();
  return channel;
}

export function teamOf(server: Server, id: string): Team {
  const team = server.teams.get(id);
  if (team === undefined) throw new Refusal(404, 'app.team.get.find.app_error');
  return team;
}

/** Lets members and administrators read all, and the rest of the team an open channel and its posts. */
export function mayRead(server: Server, userId: string, channel: Channel, what: 'posts' | 'members'): void {
  if (isAdmin(server, userId) || channel.members.has(userId)) return;
  const isOpenTo = channel.type === 'O' && (server.teams.get(channel.teamId)?.members.has(userId) ?? false);
  if (!isOpenTo || what === 'members') throw notPermitted('read_channel');
}

/** Refuses anybody who is not a member of the channel, administrators too. */
export function mayAct(userId: string, channel: Channel, permission: string): void {
  if (!channel.members.has(userId)) throw notPermitted(permission);
}

export function mayAdministerTeam(server: Server, userId: string, team: Team, permission: string): void {
  if (!isAdmin(server, userId) && team.members.get(userId)?.isAdmin !== true) throw notPermitted(permission);
}

export function mayAdminister(server: Server, userId: string, permission: string): void {
  if (!isAdmin(server, userId)) throw notPermitted(permission);
}
