import { newId } from './ids.ts';
import type { MattermostPerson } from './mattermost-options.ts';
import { Refusal } from './refusal.ts';
import type { Channel, Server, Team, User } from './state.ts';
import { userJson, userOf } from './user-json.ts';

type NewUser = Omit<MattermostPerson, 'isInChannel'> & {
  readonly botOwner?: string;
  readonly description?: string;
  readonly email?: string;
  readonly password?: string;
};

export function makeUser(server: Server, wanted: NewUser): User {
  const { name, kind = 'member', locale = 'fr', timeZone = 'Europe/Paris', botOwner = null, description = '' } = wanted;
  if ([...server.users.values()].some(({ username }) => username === name))
    throw new Refusal(400, 'app.user.save.username_exists.app_error');
  const at = server.now();
  const isBot = kind === 'otherBot' || botOwner !== null;
  const user: User = {
    id: newId(),
    username: name,
    firstName: wanted.firstName ?? '',
    email: wanted.email ?? `${name}@valmont.example`,
    password: wanted.password ?? null,
    createAt: at,
    updateAt: at,
    deleteAt: kind === 'deactivated' ? at : 0,
    roles: kind === 'guest' ? 'system_guest' : kind === 'admin' ? 'system_user system_admin' : 'system_user',
    locale: isBot ? 'en' : locale,
    timeZone: isBot ? null : timeZone,
    botOwner: isBot ? (botOwner ?? '') : null,
    description,
    picture: null,
  };
  server.users.set(user.id, user);
  return user;
}

/** Makes a permanent token, and the id by which it is revoked. */
export function makeAccessToken(
  server: Server,
  userId: string,
  description: string,
): { readonly id: string; readonly token: string } {
  const token = newId();
  const id = newId();
  server.tokens.set(token, userOf(server, userId).id);
  server.accessTokens.set(id, { token, userId, description });
  return { id, token };
}

export function makeToken(server: Server, userId: string): string {
  return makeAccessToken(server, userId, 'Tambour').token;
}

export function makeTeam(server: Server, name: string): Team {
  const team: Team = { id: newId(), name, createAt: server.now(), deleteAt: 0, members: new Map() };
  server.teams.set(team.id, team);
  return team;
}

export function makeChannel(
  server: Server,
  wanted: Pick<Channel, 'name' | 'type' | 'teamId' | 'creatorId'> & { readonly displayName?: string },
): Channel {
  const { displayName = wanted.name, ...rest } = wanted;
  const fresh = { id: newId(), displayName, createAt: server.now(), deleteAt: 0, members: new Map() };
  const channel: Channel = { ...rest, ...fresh };
  server.channels.set(channel.id, channel);
  return channel;
}

/** Returns the direct channel of two people; makes it if there is none. */
export function directChannel(server: Server, one: string, other: string): Channel {
  const name = [one, other].toSorted().join('__');
  const found = [...server.channels.values()].find((channel) => channel.type === 'D' && channel.name === name);
  if (found !== undefined) return found;
  const channel = makeChannel(server, { name, type: 'D', teamId: '', creatorId: one, displayName: '' });
  for (const userId of [one, other]) channel.members.set(userOf(server, userId).id, { isAdmin: false });
  server.publish({ event: 'direct_added', channelId: channel.id, data: { creator_id: one, teammate_id: other } });
  return channel;
}

export function joinTeam(server: Server, team: Team, userId: string, isAdmin = false): void {
  team.members.set(userOf(server, userId).id, { isAdmin });
}

/** Adds somebody to a channel. They must be in its team. */
export function join(server: Server, channel: Channel, userId: string, isAdmin = false): void {
  const team = server.teams.get(channel.teamId);
  if (team !== undefined && !team.members.has(userId)) throw new Refusal(404, 'app.team.get_member.missing.app_error');
  channel.members.set(userOf(server, userId).id, { isAdmin });
  const data = { team_id: channel.teamId, user_id: userId };
  server.publish({ event: 'user_added', channelId: channel.id, data });
}

export function leave(server: Server, channel: Channel, userId: string, removerId: string): void {
  if (!channel.members.delete(userId)) throw new Refusal(404, 'app.channel.get_member.missing.app_error');
  server.publish({
    event: 'user_removed',
    channelId: channel.id,
    data: { user_id: userId, remover_id: removerId },
  });
  server.publish({ event: 'user_removed', userId, data: { channel_id: channel.id, remover_id: removerId } });
}

/** Closes an account. Its person is signed out everywhere, but stays a member of everything. */
export function deactivate(server: Server, userId: string): void {
  const user = userOf(server, userId);
  user.deleteAt = server.now();
  user.updateAt = user.deleteAt;
  for (const [token, of] of server.tokens) if (of === userId) server.tokens.delete(token);
  tellOfAccount(server, user);
}

/** Opens an account again. Its person has to sign in anew. */
export function reactivate(server: Server, userId: string): void {
  const user = userOf(server, userId);
  user.deleteAt = 0;
  user.updateAt = server.now();
  tellOfAccount(server, user);
}

function tellOfAccount(server: Server, user: User): void {
  for (const audience of ['administrators', 'others'] as const)
    server.publish({ event: 'user_updated', data: { user: userJson(user) }, audience });
}

export function deleteChannel(server: Server, channel: Channel): void {
  channel.deleteAt = server.now();
  const data = { channel_id: channel.id, delete_at: channel.deleteAt };
  server.publish({ event: 'channel_deleted', teamId: channel.teamId, data });
}
