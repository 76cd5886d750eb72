import assert from 'node:assert/strict';

import { z } from 'zod';

import { carryOut } from '#chat/mattermost/carry-out-setup.ts';
import { planSetup } from '#chat/mattermost/plan-setup.ts';
import { answerOf, restApi, type RestApi } from '#chat/mattermost/rest-api.ts';
import { surveyServer } from '#chat/mattermost/survey-server.ts';

import { farewell } from './farewell.ts';
import { madeOnServer } from './made-on-server.ts';
import { type Callback, openCallback } from './open-callback.ts';
import { openPersonLine, type PersonLine } from './person-line.ts';
import type { ServerAccess } from './server-access.ts';
import { serverRights, type ServerRights } from './server-rights.ts';
import { signIn } from './sign-in.ts';

/** Somebody who is signed in. */
export interface Person {
  readonly id: string;
  readonly rest: RestApi;
  readonly line: PersonLine;
  /** Their channel with the bot. */
  readonly direct: string;
}

/** A team of ours on a server, with people, a bot and its command, for the time of a run. */
export interface Stay extends AsyncDisposable {
  readonly access: ServerAccess;
  readonly rights: ServerRights;
  readonly admin: RestApi;
  readonly team: string;
  readonly bot: { readonly id: string; readonly token: string };
  /** Some other bot. */
  readonly helper: string;
  readonly commandToken: string;
  readonly callback: Callback;
  /** Odile administers the team; Aïcha, Karim and Sacha are members, and Sacha is a guest where there are guests. */
  person(name: string): Person;
  readonly people: readonly Person[];
  /** An account that is closed between two calls of `makeChannel`. */
  readonly inactive: string;
  readonly hasGuests: boolean;
  readonly group: { readonly id: string; readonly name: string; readonly members: readonly string[] } | null;
  /** A new channel with everybody in it, and the bot or not. */
  makeChannel(isBotIn: boolean): Promise<string>;
  /** Puts it into the archive. */
  archive(channel: string): Promise<void>;
}

const idSchema = z.object({ id: z.string() });
const anything = z.unknown();
const firstNames = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim', sacha: 'Sacha' } as const;

/** Makes all that with an administrator's token, under names that no other run has; disposing removes it, or says what stays. */
export async function openStay(access: ServerAccess, language: 'fr' | 'en'): Promise<Stay> {
  const { url } = access;
  await using opening = new AsyncDisposableStack();
  const ended = new AbortController();
  opening.defer(() => ended.abort());
  const restOf = (token: string): RestApi => restApi({ url, token, timeoutMs: 40_000 }, { signal: ended.signal });
  const admin = restOf(access.adminToken);
  const callback = opening.adopt(await openCallback(access.callbackHost), (one) => one.close());
  const rights = await serverRights(admin, callback.url);
  const leftBehind: string[] = [];
  const made = opening.use(
    madeOnServer(admin, rights, (what) => {
      leftBehind.push(what);
      access.tell(what);
    }),
  );
  const suffix = crypto.randomUUID().replaceAll('-', '').slice(0, 10);
  const put = async (method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<void> =>
    void answerOf(await admin.ask(method, path, anything, body === undefined ? {} : { body }));

  const teamName = `tambour-test-${suffix}`;
  const team = await made.team(teamName);
  const joinTeam = (id: string): Promise<void> => put('POST', `/teams/${team}/members`, { team_id: team, user_id: id });
  const { bot, commandToken } = await setUp(admin, restOf, { team: teamName, bot: `tambour-${suffix}`, callback });
  made.noteBot(bot.id);
  made.noteCommands(team);
  const helper = await made.bot(`helper-${suffix}`);
  await joinTeam(helper);

  const people = new Map<string, Person>();
  let hasGuests = false;
  for (const [name, firstName] of Object.entries(firstNames)) {
    const login = `${name}-${suffix}`;
    const { id, password } = await made.person(login, firstName, language);
    await joinTeam(id);
    if (name === 'odile')
      await put('PUT', `/teams/${team}/members/${id}/schemeRoles`, { scheme_admin: true, scheme_user: true });
    if (name === 'sacha') hasGuests = await isDemoted(admin, id);
    const token = await signIn(url, login, password);
    const rest = restOf(token);
    const line = opening.adopt(await openPersonLine(url, token), (one) => one.close());
    const { id: direct } = answerOf(await rest.ask('POST', '/channels/direct', idSchema, { body: [bot.id, id] }));
    people.set(name, { id, rest, line, direct });
  }
  const person = (name: string): Person => {
    const found = people.get(name);
    if (found === undefined) throw new Error(`nobody is called ${name}`);
    return found;
  };
  const { id: inactive } = await made.person(`gone-${suffix}`, '', language);
  await joinTeam(inactive);
  const members = [person('karim').id, person('sacha').id];
  const groupName = `approvers-${suffix}`;
  const group = await made.group(groupName, [...members, inactive]);
  await put('PUT', `/users/${inactive}/active`, { active: false });
  let channels = 0;

  access.tell(
    `Mattermost ${rights.version}: made the team ${teamName}, with people, bots and a command. ` +
      `${hasGuests ? 'Sacha is a guest' : 'It has no guests'}; ${group === null ? 'it has no groups' : `made the group ${groupName}`}.`,
  );
  const closing = opening.move();
  return {
    access,
    rights,
    admin,
    team,
    bot,
    helper,
    commandToken,
    callback,
    person,
    people: [...people.values()],
    inactive,
    hasGuests,
    group: group === null ? null : { id: group, name: groupName, members },
    async makeChannel(isBotIn) {
      channels += 1;
      const name = `publications-${channels}`;
      const body = { team_id: team, name, display_name: name, type: 'O' };
      const { id } = answerOf(await admin.ask('POST', '/channels', idSchema, { body }));
      await put('PUT', `/users/${inactive}/active`, { active: true });
      const ids = [...people.values()].map((one) => one.id);
      for (const user of [...ids, helper, inactive, ...(isBotIn ? [bot.id] : [])])
        await put('POST', `/channels/${id}/members`, { user_id: user });
      await put('PUT', `/users/${inactive}/active`, { active: false });
      return id;
    },
    archive: (channel) => put('DELETE', `/channels/${channel}`),
    async [Symbol.asyncDispose]() {
      await closing.disposeAsync();
      if (leftBehind.length === 0) access.tell(farewell(teamName, rights));
    },
  };
}

/** As "tambour setup mattermost" does it. */
async function setUp(
  admin: RestApi,
  restOf: (token: string) => RestApi,
  wanted: { readonly team: string; readonly bot: string; readonly callback: Callback },
): Promise<Pick<Stay, 'bot' | 'commandToken'>> {
  const surveyed = await surveyServer(admin);
  assert.ok(surveyed.kind === 'server');
  const { teams } = surveyed.server;
  const wishes = { callbackUrl: wanted.callback.url, teams: [wanted.team], channels: [], token: null, bot: wanted.bot };
  const plan = await planSetup(wishes, { rest: admin, restOfBot: restOf, teams });
  assert.deepEqual(plan.obstacles, []);
  const carried = await carryOut(plan, admin, () => {});
  const { token, commandTokens } = carried.result;
  const [commandToken] = commandTokens;
  assert.ok(carried.kind === 'done' && token !== null && commandToken !== undefined, JSON.stringify(carried));
  const me = answerOf(await restOf(token).ask('GET', '/users/me', idSchema));
  return { bot: { id: me.id, token }, commandToken };
}

/** False where the server has no licence for guests, or has them switched off. */
async function isDemoted(admin: RestApi, id: string): Promise<boolean> {
  const asked = await admin.ask('POST', `/users/${id}/demote`, anything);
  if (asked.kind === 'refused' && (asked.status === 501 || asked.status === 403)) return false;
  answerOf(asked);
  return true;
}
