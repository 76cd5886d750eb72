import { deactivate } from './people.ts';
import type { Server } from './state.ts';

/** Deletes an account or a bot with its posts and reactions. Its direct channels stay, empty. */
export function removeUser(server: Server, userId: string): void {
  deactivate(server, userId);
  for (const [id, post] of server.posts) if (post.userId === userId) server.posts.delete(id);
  for (const [id, file] of server.files) if (file.userId === userId) server.files.delete(id);
  for (const [id, command] of server.commands) if (command.creatorId === userId) server.commands.delete(id);
  for (const [id, token] of server.accessTokens) if (token.userId === userId) server.accessTokens.delete(id);
  server.reactions = server.reactions.filter((one) => one.userId !== userId);
  for (const { members } of server.channels.values()) members.delete(userId);
  for (const { members } of server.teams.values()) members.delete(userId);
  server.groups = server.groups.map((one) => ({ ...one, members: one.members.filter((id) => id !== userId) }));
  server.users.delete(userId);
}

/** Deletes a team with its channels, their posts, and its commands. */
export function removeTeam(server: Server, teamId: string): void {
  const channels = new Set([...server.channels.values()].filter((one) => one.teamId === teamId).map(({ id }) => id));
  for (const [id, post] of server.posts) if (channels.has(post.channelId)) server.posts.delete(id);
  for (const [id, command] of server.commands) if (command.teamId === teamId) server.commands.delete(id);
  for (const id of channels) server.channels.delete(id);
  server.teams.delete(teamId);
}
