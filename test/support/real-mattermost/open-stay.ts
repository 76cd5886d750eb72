import { restApi, type RestApi } from '#chat/mattermost/rest-api.ts';

import { admitPeople } from './admit-people.ts';
import { channelsOf } from './channels-of.ts';
import { farewell } from './farewell.ts';
import { isCalledBack } from './is-called-back.ts';
import { madeOnServer } from './made-on-server.ts';
import { openCallback } from './open-callback.ts';
import type { ServerAccess } from './server-in-environment.ts';
import { serverRights } from './server-rights.ts';
import { setUpBot } from './set-up-bot.ts';
import type { Person, Stay } from './stay.ts';

/**
 * Creates a team with everything in it, by an administrator's token, under names unique to this run. Disposing removes
 * it, or reports what stays; so does a failure half-way.
 */
export async function openStay(access: ServerAccess, language: 'fr' | 'en'): Promise<Stay> {
  const { url } = access;
  await using opening = new AsyncDisposableStack();
  const ended = new AbortController();
  opening.defer(() => ended.abort());
  // Longer than the server waits for an integration.
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
  const teamName = `tambour-test-${suffix}`;
  const botName = `tambour-${suffix}`;
  const team = await made.team(teamName);
  made.noteBot(botName);
  made.noteCommands(team);
  const wanted = { team: teamName, bot: botName, callbackUrl: callback.url };
  const { bot, commandToken } = await setUpBot(admin, restOf, wanted);
  const helper = await made.bot(`helper-${suffix}`);
  const { id: inactive } = await made.person(`gone-${suffix}`, '', language);
  for (const id of [helper, inactive]) await made.joinTeam(team, id);
  const on = { url, admin, restOf, made, opened: opening, team, bot: bot.id, suffix, language };
  const { people, hasGuests } = await admitPeople(on);
  const person = (name: string): Person => {
    const found = people.get(name);
    if (found === undefined) throw new Error(`nobody is called ${name}`);
    return found;
  };
  const approvers = [person('karim').id, person('sacha').id];
  const groupName = `approvers-${suffix}`;
  const group = await made.group(groupName, [...approvers, inactive]);
  const members = [...[...people.values()].map(({ id }) => id), helper];
  const channels = channelsOf(admin, { team, members, bot: bot.id, inactive });

  const first = await channels.makeChannel(true);
  if (!(await isCalledBack(person('odile'), callback, first)))
    throw new Error(`the server does not reach the tests at ${callback.url}: see MATTERMOST_TEST_CALLBACK_HOST`);
  await channels.archive(first);
  access.tell(
    `Mattermost ${rights.version}: made the team ${teamName}, with people, bots and a command. ` +
      `${hasGuests ? 'Sacha is a guest' : 'It has no guests'}; ` +
      `${group === null ? 'it has no groups' : `made the group ${groupName}`}.`,
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
    group: group === null ? null : { id: group, name: groupName, members: approvers },
    ...channels,
    async [Symbol.asyncDispose]() {
      await closing.disposeAsync();
      if (leftBehind.length === 0) access.tell(farewell(teamName, rights));
    },
  };
}
