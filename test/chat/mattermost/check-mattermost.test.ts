import assert from 'node:assert/strict';
import { test } from 'node:test';

import { checkMattermost, type MattermostFact } from '#chat/mattermost/check-mattermost.ts';

import { type Mattermost, openMattermost } from '../../simulators/mattermost/open-mattermost.ts';

function checked({ url, bot }: Mattermost, token = bot.token): Promise<readonly MattermostFact[]> {
  return checkMattermost({ url, token });
}

function codes(facts: readonly MattermostFact[]): readonly string[] {
  return facts.map(({ code }) => code);
}

test('where all is well, it says who we are and on which version, and changes nothing', async () => {
  await using mattermost = await openMattermost();
  const server = { id: mattermost.server.diagnosticId, address: new URL(mattermost.url).host };
  assert.deepEqual(await checked(mattermost), [{ code: 'isOurs', bot: 'tambour', version: '11.7.2', server }]);
  assert.ok(mattermost.calls().every(({ method }) => method === 'GET'));
});

test("a token that the server refuses is told with the server's own word", async () => {
  await using mattermost = await openMattermost();
  const [fact, ...others] = await checked(mattermost, 'a'.repeat(26));
  assert.ok(fact?.code === 'tokenRefused', fact?.code);
  assert.match(fact.why, /session_expired|invalid/);
  assert.deepEqual(others, []);
});

test('a server that is away, and a page in its place, count as not reached', async () => {
  await using mattermost = await openMattermost();
  mattermost.cutOff(true);
  assert.deepEqual(codes(await checked(mattermost)), ['unreachable']);
  mattermost.cutOff(false);
  for (const status of [200, 401, 502]) {
    mattermost.trouble('GET /users/me', { kind: 'html', status }, 2);
    assert.deepEqual(codes(await checked(mattermost)), ['unreachable'], String(status));
  }
});

test('a server older than 11.0 is refused, and so is one that does not say its version or its id', async () => {
  for (const version of ['11.0.0', '11.5.2', '12.0.1-rc1', '11.7.0']) {
    await using mattermost = await openMattermost({ version });
    assert.deepEqual(codes(await checked(mattermost)), ['isOurs'], version);
  }
  for (const version of ['10.11.9', '9.0.0', '5.37.2']) {
    await using mattermost = await openMattermost({ version });
    assert.deepEqual(await checked(mattermost), [{ code: 'serverOld', version, oldest: '11.0' }], version);
  }
  for (const version of ['', 'dev', '11', 'v11.7.0']) {
    await using mattermost = await openMattermost({ version });
    assert.deepEqual(codes(await checked(mattermost)), ['serverUntold'], version);
  }
  await using nameless = await openMattermost({ diagnosticId: '' });
  assert.deepEqual(codes(await checked(nameless)), ['serverUntold']);
});

test('a bot that is in no team is told', async () => {
  await using mattermost = await openMattermost();
  for (const team of mattermost.server.teams.values()) team.members.delete(mattermost.bot.id);
  assert.deepEqual(codes(await checked(mattermost)), ['isOurs', 'inNoTeam']);
});

test('a clock that is off by ten minutes is told with its sign, and one of half a minute is not', async () => {
  for (const aheadSeconds of [600, -600]) {
    await using mattermost = await openMattermost({ skewMs: -aheadSeconds * 1_000 });
    const off = (await checked(mattermost)).find((fact) => fact.code === 'clockOff');
    assert.ok(off !== undefined && Math.abs(off.aheadSeconds - aheadSeconds) <= 2, JSON.stringify(off));
  }
  await using near = await openMattermost({ skewMs: 20_000 });
  assert.deepEqual(codes(await checked(near)), ['isOurs']);
});
