import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { restApi } from '#chat/mattermost/rest-api.ts';
import { carryOut, type CarriedOut } from '#chat/mattermost/carry-out-setup.ts';
import type { SetupPlan } from '#chat/mattermost/setup-plan.ts';
import { planSetup } from '#chat/mattermost/plan-setup.ts';
import { surveyServer } from '#chat/mattermost/survey-server.ts';
import type { MattermostWishes } from '#chat/mattermost/setup-wishes.ts';

import { type Mattermost, openMattermost } from '../../simulators/mattermost/open-mattermost.ts';

const callbackUrl = 'https://tambour.example.org';
const wishes: MattermostWishes = {
  callbackUrl,
  teams: ['valmont'],
  channels: ['valmont/publications'],
  token: null,
};

describe('the set-up of a Mattermost server', () => {
  test('makes the bot, its token and the command, joins team and channel, and brings its picture, in that order', async () => {
    await using mattermost = await openReady();
    const { plan, carried } = await setUp(mattermost, wishes);
    assert.deepEqual(
      plan.steps.map(({ kind }) => kind),
      ['makeBot', 'makeToken', 'joinTeam', 'makeCommand', 'joinChannel', 'bringPicture'],
    );
    assert.equal(carried.kind, 'done');
    const { token, commandTokens } = carried.result;
    const me = await fetch(`${mattermost.url}/api/v4/users/me`, { headers: { authorization: `Bearer ${token}` } });
    assert.equal(me.status, 200);
    const [command] = [...mattermost.server.commands.values()];
    assert.equal(command?.url, `${callbackUrl}/mattermost/command`);
    assert.deepEqual(commandTokens, [command?.token]);
    assert.ok(mattermost.server.channels.get(mattermost.channel)?.members.has(mattermost.id('tambour')));
  });

  test('finds nothing to do when it is run again', async () => {
    await using mattermost = await openReady();
    const { carried } = await setUp(mattermost, wishes);
    const before = mattermost.calls().filter(({ method }) => method !== 'GET').length;
    const again = await setUp(mattermost, { ...wishes, token: carried.result.token });
    assert.deepEqual(again.plan.steps, []);
    assert.deepEqual(again.carried.result, { token: null, commandTokens: carried.result.commandTokens });
    const writes = mattermost.calls().filter(({ method }) => method !== 'GET');
    assert.deepEqual(
      writes.slice(before).map(({ path }) => path),
      ['/users/usernames'],
    );
  });

  test('gives the bot the drum for a picture, and leaves it one that somebody else chose', async () => {
    await using mattermost = await openReady();
    const { carried } = await setUp(mattermost, wishes);
    const { token } = carried.result;
    const drum = await readFile(join(import.meta.dirname, '../../../assets/tambour.png'));
    assert.ok(drum.equals(await pictureOf(mattermost, 'tambour')), 'the drum is not there');
    const bot = mattermost.server.users.get(mattermost.id('tambour'));
    assert.ok(bot !== undefined);
    const theirs = { bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 9), at: 1 };
    bot.picture = theirs;
    assert.deepEqual((await setUp(mattermost, { ...wishes, token })).plan.steps, []);
    assert.deepEqual(await pictureOf(mattermost, 'tambour'), Buffer.from(theirs.bytes));
    // Somebody put back the one that all bots have.
    bot.picture = null;
    const again = await setUp(mattermost, { ...wishes, token });
    assert.deepEqual(
      again.plan.steps.map(({ kind }) => kind),
      ['bringPicture'],
    );
    assert.ok(drum.equals(await pictureOf(mattermost, 'tambour')), 'the drum is not there');
  });

  test('makes a new token where the one in the settings is refused, and tells of the others', async () => {
    await using mattermost = await openReady();
    const { carried } = await setUp(mattermost, wishes);
    mattermost.revokeToken(carried.result.token ?? '');
    mattermost.makeToken(mattermost.id('tambour'));
    const again = await setUp(mattermost, { ...wishes, token: carried.result.token });
    assert.deepEqual(
      again.plan.steps.map(({ kind }) => kind),
      ['makeToken'],
    );
    assert.equal(again.plan.otherTokens, 1);
  });

  test('lets a command that leads elsewhere lead here, and keeps its token', async () => {
    await using mattermost = await openReady();
    const { carried } = await setUp(mattermost, wishes);
    const moved = { ...wishes, callbackUrl: 'https://other.example.org', token: carried.result.token };
    const again = await setUp(mattermost, moved);
    assert.deepEqual(
      again.plan.steps.map(({ kind }) => kind),
      ['changeCommand'],
    );
    assert.deepEqual(again.carried.result.commandTokens, carried.result.commandTokens);
    const [command] = [...mattermost.server.commands.values()];
    assert.equal(command?.url, 'https://other.example.org/mattermost/command');
  });

  test('says what stands in the way, and has nothing done', async () => {
    await using mattermost = await openReady();
    const { plan } = await planOf(mattermost, {
      ...wishes,
      teams: ['valmont', 'nowhere'],
      channels: ['valmont/nothing', 'elsewhere/publications'],
    });
    assert.deepEqual(plan.obstacles, [
      { kind: 'noSuchTeam', team: 'nowhere' },
      { kind: 'noSuchChannel', channel: 'valmont/nothing' },
      { kind: 'channelOutsideTeams', channel: 'elsewhere/publications' },
    ]);
  });

  test('does not take the account of a person for the bot', async () => {
    await using mattermost = await openReady();
    mattermost.makePerson({ name: 'tambour' });
    assert.deepEqual((await planOf(mattermost, wishes)).plan.obstacles, [{ kind: 'nameTaken' }]);
  });

  test('stops at what the server refuses, and gives what was made before', async () => {
    await using mattermost = await openReady();
    mattermost.config.EnableCommands = false;
    const { carried } = await setUp(mattermost, wishes);
    assert.ok(carried.kind === 'stopped');
    assert.equal(carried.at.kind, 'makeCommand');
    assert.ok(carried.result.token !== null);
  });

  test('takes the token of no one but a system administrator', async () => {
    await using mattermost = await openReady();
    const person = mattermost.makePerson({ name: 'karim' });
    const asKarim = await surveyServer(restOf(mattermost, mattermost.makeToken(person)));
    assert.deepEqual(asKarim, { kind: 'notAdministrator', name: 'karim' });
    const asNobody = await surveyServer(restOf(mattermost, 'a'.repeat(26)));
    assert.deepEqual(asNobody, { kind: 'tokenRefused' });
    mattermost.trouble('GET /users/me', { kind: 'html', status: 502 }, 3);
    assert.equal((await surveyServer(restOf(mattermost, mattermost.admin.token))).kind, 'unreachable');
  });

  test('refuses a server older than 11.0, and one that does not say its version', async () => {
    for (const [version, expected] of [
      ['10.11.9', { kind: 'tooOld', version: '10.11.9', oldest: '11.0' }],
      ['', { kind: 'untold' }],
    ] as const) {
      await using mattermost = await openMattermost({ hasBot: false, version });
      assert.deepEqual(await surveyServer(restOf(mattermost, mattermost.admin.token)), expected);
    }
    await using oldest = await openMattermost({ hasBot: false, version: '11.0.0' });
    assert.equal((await surveyServer(restOf(oldest, oldest.admin.token))).kind, 'server');
  });
});

async function pictureOf(mattermost: Mattermost, name: string): Promise<Buffer> {
  const headers = { authorization: `Bearer ${mattermost.admin.token}` };
  const answer = await fetch(`${mattermost.url}/api/v4/users/${mattermost.id(name)}/image`, { headers });
  return Buffer.from(await answer.arrayBuffer());
}

async function openReady(): Promise<Mattermost> {
  const mattermost = await openMattermost({ hasBot: false });
  mattermost.config.EnableBotAccountCreation = true;
  return mattermost;
}

function restOf(mattermost: Mattermost, token: string): ReturnType<typeof restApi> {
  return restApi({ url: mattermost.url, token }, { signal: new AbortController().signal });
}

async function planOf(
  mattermost: Mattermost,
  wanted: MattermostWishes,
): Promise<{ readonly plan: SetupPlan; readonly rest: ReturnType<typeof restApi> }> {
  const rest = restOf(mattermost, mattermost.admin.token);
  const surveyed = await surveyServer(rest);
  assert.ok(surveyed.kind === 'server', JSON.stringify(surveyed));
  const { teams } = surveyed.server;
  const plan = await planSetup(wanted, { rest, restOfBot: (token) => restOf(mattermost, token), teams });
  return { plan, rest };
}

async function setUp(
  mattermost: Mattermost,
  wanted: MattermostWishes,
): Promise<{ readonly plan: SetupPlan; readonly carried: CarriedOut }> {
  const { plan, rest } = await planOf(mattermost, wanted);
  const done: string[] = [];
  const carried = await carryOut(plan, rest, (step) => void done.push(step.kind));
  if (carried.kind === 'done') assert.equal(done.length, plan.steps.length);
  return { plan, carried };
}
