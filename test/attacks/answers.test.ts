import assert from 'node:assert/strict';
import { test } from 'node:test';

import { systemClock } from '#clock.ts';
import { mastodon } from '#networks/mastodon/mastodon.ts';
import type { Network } from '#networks/network.ts';
import { x } from '#networks/x/x.ts';

import { askedServer } from '../support/asked-server.ts';
import { networkAt } from '../support/mastodon-answers.ts';
import { openScene } from '../support/publishing-scene.ts';

/** Ids that a database or an index does not take, that a path reads as another, or that a card would draw. */
const unusable = ['nul\u0000l', '1'.repeat(1_000_000), '../../oauth/revoke?x', '<b>7</b>', '\ud800', ' 7', ''];

const xKeys = { appKey: 'a', appSecret: 'b', accessToken: 'c', accessSecret: 'd' };
const onX = (baseUrl: string): Network =>
  x({ ...xKeys, userId: '9', reading: true, baseUrl, clock: systemClock, timeouts: { readMs: 2000 } });

test('a post under an id that cannot be kept is asked about within a minute, and is never sent again by itself', async () => {
  let told = '';
  await using server = await askedServer(({ pathname }) =>
    pathname === '/2/tweets'
      ? Response.json({ data: { id: told } }, { status: 201 })
      : { id: told, visibility: 'public' },
  );
  const real = { mastodon: networkAt(server.url), x: onX(server.url) };
  await using scene = await openScene({
    wrap: (deps) => ({
      ...deps,
      networkOf: async ({ network }) => ({ kind: 'open', network: network === 'x' ? real.x : real.mastodon }),
    }),
  });
  for (const [place, id] of unusable.entries()) {
    told = id;
    const draft = await scene.asked({ text: `Post ${place}.` });
    await scene.decide(draft);
    await scene.pass(60);
    for (const network of ['mastodon', 'x'] as const) {
      const delivery = await scene.delivery(draft.id, network);
      assert.partialDeepStrictEqual(delivery, { state: 'held', why: 'unusable_id' });
      assert.ok(delivery.doubtSince !== null, 'it would count as never published');
    }
    await scene.pass(1200);
    const held = (await scene.notices(draft.id)).filter((kind) => kind === 'delivery.held');
    assert.equal(held.length, 2);
  }
  const sent = server.asked.filter((path) => path === '/api/v1/statuses' || path === '/2/tweets');
  assert.equal(sent.length, unusable.length * 2);
});

test('a link that a server tells is an address that can be kept and followed, or one of ours', async () => {
  const links = {
    'https://social.example/@a/7?x=\u0000y': 'https://social.example/@a/7?x=%00y',
    'https://social.example/é': 'https://social.example/%C3%A9',
    [`https://social.example/${'x'.repeat(3000)}`]: null,
    'https://user:secret@social.example/7': null,
    'javascript:alert(1)': null,
    'https://': null,
  };
  const told = { id: '0', url: '', visibility: 'public' };
  await using server = await askedServer(() => told);
  await using scene = await openScene({
    wrap: (deps) => ({ ...deps, networkOf: async () => ({ kind: 'open', network: networkAt(server.url) }) }),
  });
  for (const [place, [url, kept]] of Object.entries(links).entries()) {
    Object.assign(told, { id: `${place}`, url });
    const draft = await scene.asked({ text: 'Post.', accountIds: [scene.accountIds.mastodon] });
    await scene.decide(draft);
    await scene.pass(60);
    const { remoteUrl } = await scene.store.db.delivery.findFirstOrThrow({ where: { draftId: draft.id } });
    assert.equal(remoteUrl, kept ?? `${server.url}/web/statuses/${place}`);
  }
});

test('a post that the server says is another account’s is asked about, never taken for published nor sent again', async () => {
  const answer = { id: '7', visibility: 'public', account: { id: '2' } };
  await using server = await askedServer(() => answer);
  const options = { serverUrl: server.url, accessToken: 'token', software: '', loopbackOnly: true, clock: systemClock };
  const network = mastodon({ ...options, accountId: '1' });
  await using scene = await openScene({
    wrap: (deps) => ({ ...deps, networkOf: async () => ({ kind: 'open', network }) }),
  });
  const draft = await scene.asked({ text: 'Post.', accountIds: [scene.accountIds.mastodon] });
  await scene.decide(draft);
  await scene.pass(1200);
  const delivery = await scene.delivery(draft.id);
  assert.partialDeepStrictEqual(delivery, { state: 'held', why: 'other_account' });
  assert.ok(delivery.doubtSince !== null, 'it would count as never published');
  assert.equal(server.asked.filter((path) => path === '/api/v1/statuses').length, 1);
  answer.account.id = '1';
  const next = await scene.asked({ text: 'Next.', accountIds: [scene.accountIds.mastodon] });
  await scene.decide(next);
  await scene.pass(60);
  assert.equal((await scene.delivery(next.id)).state, 'sent');
});
