import assert from 'node:assert/strict';
import { test } from 'node:test';

import { mastodon } from '#networks/mastodon/mastodon.ts';

import { rendering, soon } from '../contracts/network-contract.ts';
import { pinContract } from '../contracts/pin-contract.ts';
import { askedServer } from '../support/asked-server.ts';
import {
  type MastodonWorld,
  openPracticeBluesky,
  openPracticeMastodon,
  openPracticeX,
} from '../support/practice-networks.ts';
import { findProgram } from '../support/real-servers.ts';
import { openSnac } from '../support/snac.ts';
import { testClock } from '../support/test-clock.ts';

pinContract('Mastodon on the practice server', 'mastodon', openPracticeMastodon);
pinContract('X on the practice server', 'x', openPracticeX);
pinContract('Bluesky on the practice server', 'bluesky', openPracticeBluesky);
if (findProgram('snac') === null) {
  test('a post pinned to its account’s profile: Mastodon on a real snac', {
    skip: 'snac is missing (apt-get install snac2)',
  });
} else {
  pinContract('Mastodon on a real snac', 'mastodon', openSnac);
}

async function published({ network }: MastodonWorld): Promise<string> {
  const prepared = { rendering: rendering('mastodon'), mediaIds: [] };
  const outcome = await network.publish(prepared, crypto.randomUUID(), soon());
  assert.ok(outcome.kind === 'published');
  return outcome.id;
}

test('a token without the scope pins nothing, and says which one it lacks', async () => {
  const scopes = ['read:accounts', 'read:statuses', 'write:statuses', 'write:media'];
  await using world = await openPracticeMastodon({ scopes });
  const id = await published(world);
  assert.deepEqual(await world.network.pin(id, soon()), { kind: 'scopeMissing', scope: 'write:accounts' });
});

test('one more than the server allows is refused, and those that are pinned stay so', async () => {
  await using world = await openPracticeMastodon();
  const ids: string[] = [];
  for (let count = 0; count < 6; count += 1) ids.push(await published(world));
  const outcomes: string[] = [];
  for (const id of ids) outcomes.push((await world.network.pin(id, soon())).kind);
  assert.deepEqual(outcomes, ['pinned', 'pinned', 'pinned', 'pinned', 'pinned', 'refused']);
  assert.deepEqual(await world.network.pin(ids[0] ?? '', soon()), { kind: 'pinned' });
});

const status = { id: '7', created_at: '2026-11-28T08:00:00.000Z', content: '<p>x</p>', visibility: 'public' };

for (const [what, pinAnswer, readAnswer, expected] of [
  ['says that it is, and the post that it is not', { ...status }, { ...status, pinned: false }, 'unsure'],
  ['does not tell what is pinned', { ...status }, { ...status }, 'unsure'],
  ['answers with another post', { ...status, id: '8', pinned: true }, { ...status, pinned: false }, 'unsure'],
  ['answers with nothing readable, but has pinned it', 'OK', { ...status, pinned: true }, 'pinned'],
] as const) {
  test(`a server that ${what} is believed only for what the post says`, async () => {
    await using server = await askedServer((_, { method }) => (method === 'POST' ? pinAnswer : readAnswer));
    const network = mastodon({
      serverUrl: server.url,
      accessToken: 't',
      software: 'Mastodon 4.6.6',
      loopbackOnly: true,
      clock: testClock(),
    });
    assert.equal((await network.pin('7', soon())).kind, expected);
  });
}
