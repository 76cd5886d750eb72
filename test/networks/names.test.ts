import assert from 'node:assert/strict';
import { test } from 'node:test';

import { x } from '#networks/x/x.ts';
import { mastodon } from '#networks/mastodon/mastodon.ts';

import { nameContract } from '../contracts/name-contract.ts';
import { soon } from '../contracts/network-contract.ts';
import { askedServer } from '../support/asked-server.ts';
import { openPracticeBluesky, openPracticeMastodon, openPracticeX } from '../support/practice-networks.ts';
import { present } from '../support/publishing-scene.ts';
import { findProgram } from '../support/real-servers.ts';
import { openSnac } from '../support/snac.ts';
import { testClock } from '../support/test-clock.ts';
import type { Network } from '#networks/network.ts';

const keys = { appKey: 'a', appSecret: 'b', accessToken: 'c', accessSecret: 'd' };

async function ownOf({ network }: { readonly network: Network }): Promise<{ handle: string; id: string }> {
  const checked = await network.check(soon());
  const identity = 'identity' in checked ? checked.identity : null;
  return { handle: present(identity).handle, id: present(identity).remoteId };
}

nameContract('Mastodon on the practice server', openPracticeMastodon, ownOf);
nameContract('X on the practice server', openPracticeX, ownOf);
nameContract('Bluesky on the practice server', openPracticeBluesky, ownOf);
if (findProgram('snac') === null) {
  test('to whom a name leads: Mastodon on a real snac', { skip: 'snac is missing (apt-get install snac2)' });
} else {
  nameContract('Mastodon on a real snac', openSnac, ownOf, 'wordless');
}

test('on Mastodon names that begin alike are told where the token may search, and only there', async () => {
  for (const scopes of [
    ['read', 'write'],
    ['read:accounts', 'read:statuses', 'write:statuses', 'write:media'],
  ]) {
    await using world = await openPracticeMastodon({ scopes });
    const { id } = world.server.addAccount({ handle: 'valmond', displayName: 'Ville de Valmont' });
    const { leadsTo, near, end } = await world.network.lookUpName('@valmont@anywhere.example', soon());
    assert.deepEqual([leadsTo, end.kind], [world.accountId, 'all']);
    const others = near.filter((one) => one.id !== world.accountId);
    assert.deepEqual(
      others.map((one) => one.id),
      scopes.includes('read') ? [id] : [],
    );
  }
});

test('a page in front of a server, or an answer that is none, says nothing of a name', async () => {
  const clock = testClock();
  await using server = await askedServer(() => new Response('<h1>Not found</h1>', { status: 404 }));
  const options = { serverUrl: server.url, accessToken: 't', software: '', loopbackOnly: true, clock };
  const outcomes = [
    await mastodon(options).lookUpName('@valmont@a.example', soon()),
    await x({ ...keys, userId: '9', reading: true, baseUrl: server.url, clock }).lookUpName('@valmont', soon()),
  ];
  for (const { end } of outcomes) assert.deepEqual(end, { kind: 'unreadable', why: 'no_answer' });
});

test('X is not asked for a name while reading is off, and each user that it returns is billed', async () => {
  const clock = testClock();
  await using server = await askedServer(() => ({ data: { id: '9', username: 'valmont' } }));
  const off = await x({ ...keys, userId: '9', reading: false, baseUrl: server.url, clock }).lookUpName(
    '@valmont',
    soon(),
  );
  assert.deepEqual([off.end, server.asked.length], [{ kind: 'unreadable', why: 'reading_off' }, 0]);
  const on = await x({ ...keys, userId: '9', reading: true, baseUrl: server.url, clock }).lookUpName(
    '@valmont',
    soon(),
  );
  assert.deepEqual([on.leadsTo, on.billed], ['9', { userRead: 1 }]);
  assert.match(String(server.asked[0]), /users\/by\/username\/valmont/);
});
