import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { type Mattermost, openMattermost } from '../../simulators/mattermost/open-mattermost.ts';
import { openStay } from '../../support/real-mattermost/open-stay.ts';
import { serverInEnvironment } from '../../support/real-mattermost/server-in-environment.ts';
import type { Stay } from '../../support/real-mattermost/stay.ts';

describe('what a run makes on a server', () => {
  test('is gone afterwards where the server deletes accounts and teams', async () => {
    await using mattermost = await openReady();
    Object.assign(mattermost.config, { EnableAPITeamDeletion: true, EnableAPIUserDeletion: true });
    const before = keptBy(mattermost);
    const { stay, told } = await stayAt(mattermost);
    await stay.archive(await stay.makeChannel(true));
    assert.notDeepEqual(keptBy(mattermost), before);
    await stay[Symbol.asyncDispose]();
    assert.deepEqual(keptBy(mattermost), before);
    assert.match(told.at(-1) ?? '', /^Mattermost: deleted the team tambour-test-\w+, deleted its accounts and bots\.$/);
  });

  test('is archived and closed where it does not, with no token and no command left', async () => {
    await using mattermost = await openReady();
    const { stay, told } = await stayAt(mattermost);
    await stay[Symbol.asyncDispose]();
    const { users, teams, commands, tokens } = mattermost.server;
    assert.deepEqual(
      [...users.values()].filter(({ deleteAt }) => deleteAt === 0).map(({ id }) => id),
      [mattermost.admin.id],
    );
    assert.ok((teams.get(stay.team)?.deleteAt ?? 0) > 0);
    assert.deepEqual(
      [...commands.values()].filter(({ deleteAt }) => deleteAt === 0),
      [],
    );
    assert.deepEqual([...tokens.values()], [mattermost.admin.id]);
    assert.match(
      told.at(-1) ?? '',
      /archived the team .*, closed its accounts and bots; EnableAPITeamDeletion and EnableAPIUserDeletion would/,
    );
  });

  test('is removed, too, where the server fails half-way', async () => {
    await using mattermost = await openReady();
    Object.assign(mattermost.config, { EnableAPITeamDeletion: true, EnableAPIUserDeletion: true });
    const before = keptBy(mattermost);
    mattermost.trouble('POST /users/login', { kind: 'status', status: 502 });
    await assert.rejects(stayAt(mattermost), /no sign-in for odile-/);
    assert.deepEqual(keptBy(mattermost), before);
  });

  test('is removed, too, where the set-up is refused half-way', async () => {
    await using mattermost = await openReady();
    Object.assign(mattermost.config, { EnableAPITeamDeletion: true, EnableAPIUserDeletion: true });
    const before = keptBy(mattermost);
    mattermost.trouble('POST /commands', { kind: 'loseRequest' });
    await assert.rejects(stayAt(mattermost), /the set-up stopped: makeCommand/);
    assert.deepEqual(keptBy(mattermost), before);
  });

  test('is removed, too, where the server does not reach this machine, and the address is named', async () => {
    await using mattermost = await openReady();
    Object.assign(mattermost.config, { EnableAPITeamDeletion: true, EnableAPIUserDeletion: true });
    const before = keptBy(mattermost);
    const why = /does not reach the tests at http:\/\/tambour\.invalid:\d+: see MATTERMOST_TEST_CALLBACK_HOST/;
    await assert.rejects(stayAt(mattermost, { host: 'tambour.invalid' }), why);
    assert.deepEqual(keptBy(mattermost), before);
  });

  test('is named where it cannot be removed, and the rest goes', async () => {
    await using mattermost = await openReady();
    const { stay, told } = await stayAt(mattermost);
    mattermost.trouble('DELETE /teams/*', { kind: 'loseRequest' });
    await stay[Symbol.asyncDispose]();
    assert.match(told.at(-1) ?? '', /^the team tambour-test-\w+ is left behind: /);
    assert.equal(mattermost.server.teams.get(stay.team)?.deleteAt, 0);
    const { users } = mattermost.server;
    assert.deepEqual(
      [...users.values()].filter(({ deleteAt }) => deleteAt === 0).map(({ id }) => id),
      [mattermost.admin.id],
    );
  });

  test('is nothing where settings have to change first, and each of them is named', async () => {
    await using mattermost = await openReady();
    Object.assign(mattermost.config, {
      EnableBotAccountCreation: false,
      AllowedUntrustedInternalConnections: '',
      EnableFileAttachments: false,
    });
    const before = keptBy(mattermost);
    const why =
      /settings to change first:[^]*EnableBotAccountCreation[^]*AllowedUntrustedInternalConnections[^]*EnableFileAttachments/;
    await assert.rejects(stayAt(mattermost), why);
    assert.deepEqual(keptBy(mattermost), before);
  });

  test('is made where the server has no SiteURL, too: it runs commands without', async () => {
    await using mattermost = await openReady();
    mattermost.config.SiteURL = '';
    const { stay } = await stayAt(mattermost);
    await stay[Symbol.asyncDispose]();
  });

  test('is nothing where the server is too old, and its version is named', async () => {
    for (const version of ['5.37.10', '10.11.3']) {
      await using mattermost = await openMattermost({ hasBot: false, version });
      const before = keptBy(mattermost);
      const open = async (): Promise<void> => (await stayAt(mattermost)).stay[Symbol.asyncDispose]();
      await assert.rejects(open, ({ message }: Error) => message.includes(version));
      assert.deepEqual(keptBy(mattermost), before);
    }
  });

  test('is nothing where the token is not an administrator’s, and that is said', async () => {
    await using mattermost = await openReady();
    const person = mattermost.makeToken(mattermost.makePerson({ name: 'karim' }));
    const before = keptBy(mattermost);
    const tokens = { [person]: /is of @karim, who does not administer/, ['a'.repeat(26)]: /does not take this token/ };
    for (const [token, why] of Object.entries(tokens)) await assert.rejects(stayAt(mattermost, { token }), why);
    assert.deepEqual(keptBy(mattermost), before);
  });

  test('meets nothing of another run at the same time', async () => {
    await using mattermost = await openReady();
    const [one, other] = await Promise.all([stayAt(mattermost), stayAt(mattermost)]);
    assert.notEqual(one.stay.team, other.stay.team);
    assert.notEqual(one.stay.bot.id, other.stay.bot.id);
    for (const { stay } of [one, other]) await stay[Symbol.asyncDispose]();
  });
});

test('a server is named by its address and a token together, or not at all', () => {
  const names = ['MATTERMOST_TEST_URL', 'MATTERMOST_TEST_ADMIN_TOKEN', 'MATTERMOST_TEST_CALLBACK_HOST'] as const;
  const before = names.map((name) => process.env[name]);
  const access = (...values: readonly string[]): ReturnType<typeof serverInEnvironment> => {
    for (const [at, name] of names.entries()) process.env[name] = values[at] ?? '';
    return serverInEnvironment();
  };
  try {
    assert.equal(access(), null);
    assert.throws(() => access('https://chat.example.org'), /are given together/);
    const { url, adminToken, callbackHost } = access('https://chat.example.org/', 'token') ?? {};
    assert.deepEqual([url, adminToken, callbackHost], ['https://chat.example.org', 'token', '127.0.0.1']);
    assert.equal(access('https://chat.example.org', 'token', '10.0.0.7')?.callbackHost, '10.0.0.7');
  } finally {
    for (const [at, name] of names.entries()) {
      const value = before[at];
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  }
});

function openReady(): Promise<Mattermost> {
  return openMattermost({ hasBot: false });
}

async function stayAt(
  mattermost: Mattermost,
  { host = '127.0.0.1', token = mattermost.admin.token }: { readonly host?: string; readonly token?: string } = {},
): Promise<{ readonly stay: Stay; readonly told: readonly string[] }> {
  const told: string[] = [];
  const access = {
    url: mattermost.url,
    adminToken: token,
    callbackHost: host,
    pass: async () => {},
    tell: (line: string) => void told.push(line),
  };
  return { stay: await openStay(access, 'en'), told };
}

/** All that stays on a server but the channels of two people, which cannot be deleted. */
function keptBy({ server }: Mattermost): Readonly<Record<string, readonly string[]>> {
  const { users, teams, channels, posts, commands, tokens, accessTokens, groups } = server;
  return {
    users: [...users.keys()],
    teams: [...teams.keys()],
    channels: [...channels.values()].filter(({ type }) => type !== 'D').map(({ id }) => id),
    posts: [...posts.keys()],
    commands: [...commands.keys()],
    tokens: [...tokens.keys(), ...accessTokens.keys()],
    groups: groups.map(({ id }) => id),
  };
}
