import { z } from 'zod';

import { answerOf, type RestApi } from '#chat/mattermost/rest-api.ts';

import type { ServerRights } from './server-rights.ts';

/** Things created on a server for one run, and removed with it. */
export interface MadeOnServer extends AsyncDisposable {
  person(name: string, firstName: string, locale: string): Promise<{ readonly id: string; readonly password: string }>;
  bot(name: string): Promise<string>;
  /** Records that a bot of that name will be created elsewhere, so that its tokens are revoked too. */
  noteBot(name: string): void;
  team(name: string): Promise<string>;
  joinTeam(team: string, user: string): Promise<void>;
  /** Records that a team has our commands. */
  noteCommands(team: string): void;
  /** Null if the server has no groups. */
  group(name: string, members: readonly string[]): Promise<string | null>;
}

const idSchema = z.object({ id: z.string() });
const idsSchema = z.array(idSchema);
const botSchema = z.object({ user_id: z.string() });
const anything = z.unknown();

/**
 * Creates things with an administrator's token. Removal continues if one thing cannot be removed, and reports it at the
 * end.
 */
export function madeOnServer(admin: RestApi, rights: ServerRights, tell: (line: string) => void): MadeOnServer {
  const undo: { readonly what: string; readonly how: () => Promise<void> }[] = [];
  const ask = async (method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<void> =>
    void answerOf(await admin.ask(method, path, anything, body === undefined ? {} : { body }));

  const removeAccount = async (id: string): Promise<void> =>
    ask('DELETE', `/users/${id}${rights.deletesUsers ? '?permanent=true' : ''}`);
  const removeBot = async (id: string): Promise<void> => {
    for (const token of answerOf(await admin.ask('GET', `/users/${id}/tokens?per_page=100`, idsSchema)))
      await ask('POST', '/users/tokens/revoke', { token_id: token.id });
    await ask('POST', `/bots/${id}/disable`);
    if (rights.deletesUsers) await removeAccount(id);
  };
  const noteBot = (name: string): void => {
    undo.push({
      what: `the bot ${name}`,
      how: async () => {
        const asked = await admin.ask('POST', '/users/usernames', idsSchema, { body: [name] });
        for (const { id } of answerOf(asked)) await removeBot(id);
      },
    });
  };

  return {
    async person(name, firstName, locale) {
      // Longer, and with more kinds of characters, than usual rules require.
      const password = `Tambour-${crypto.randomUUID()}`;
      const body = {
        username: name,
        email: `${name}@tambour.example`,
        password,
        first_name: firstName,
        locale,
        email_verified: true,
        disable_welcome_email: true,
      };
      const { id } = answerOf(await admin.ask('POST', '/users', idSchema, { body }));
      undo.push({ what: `the account ${name}`, how: () => removeAccount(id) });
      return { id, password };
    },
    async bot(name) {
      noteBot(name);
      return answerOf(await admin.ask('POST', '/bots', botSchema, { body: { username: name } })).user_id;
    },
    noteBot,
    async team(name) {
      const body = { name, display_name: name, type: 'I' };
      const { id } = answerOf(await admin.ask('POST', '/teams', idSchema, { body }));
      undo.push({
        what: `the team ${name}`,
        how: () => ask('DELETE', `/teams/${id}${rights.deletesTeams ? '?permanent=true' : ''}`),
      });
      return id;
    },
    joinTeam: (team, user) => ask('POST', `/teams/${team}/members`, { team_id: team, user_id: user }),
    noteCommands(team) {
      undo.push({
        what: `the commands of the team ${team}`,
        how: async () => {
          const path = `/commands?team_id=${team}&custom_only=true`;
          for (const { id } of answerOf(await admin.ask('GET', path, idsSchema)))
            await ask('DELETE', `/commands/${id}`);
        },
      });
    },
    async group(name, members) {
      const body = { name, display_name: name, source: 'custom', allow_reference: true, user_ids: members };
      const asked = await admin.ask('POST', '/groups', idSchema, { body });
      // https://github.com/mattermost/mattermost: server/channels/api4/group.go, licensedAndConfiguredForGroupBySource
      if (asked.kind === 'refused' && /license_error|feature_disabled/.test(asked.id)) return null;
      const { id } = answerOf(asked);
      undo.push({ what: `the group ${name}`, how: () => ask('DELETE', `/groups/${id}`) });
      return id;
    },
    async [Symbol.asyncDispose]() {
      for (const { what, how } of undo.splice(0).toReversed())
        await how().catch((error: unknown) => tell(`${what} is left behind: ${String(error)}`));
    },
  };
}
