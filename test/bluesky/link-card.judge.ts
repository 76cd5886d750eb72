import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { LinkCard } from '#networks/rendering.ts';

import { bytesOf, picture, rendering, soon } from '../contracts/network-contract.ts';
import { openRealWorld, type RealWorld } from './open-real-world.ts';

// The card of a link on the real server: the record, its picture, what is read back, and a repeat of the same.

const link = 'https://ville.example/piscine?a=1&b=é';
const { alt: _, ...shown } = picture('');
const card: LinkCard = {
  link,
  title: 'La *piscine* <b>est</b> chauffée',
  description: 'Dès lundi',
  picture: shown,
};

let world: RealWorld;
before(async () => {
  world = await openRealWorld();
});
after(async () => {
  await world[Symbol.asyncDispose]();
});

test('a card stands in the record as it was approved, with its picture, is read back, and sent again is the same', async () => {
  const { network, account, server } = world;
  const wanted = rendering('bluesky', { text: `La piscine : ${link}`, linkCard: card });
  const outcome = await network.prepare(wanted, { uploaded: [], bytesOf, signal: soon() });
  assert.ok(outcome.kind === 'prepared', JSON.stringify(outcome));
  const [key, since] = [crypto.randomUUID(), new Date()];
  const sent = await network.publish(outcome.prepared, key, soon(), since);
  // Published: the server's CID is the one that was computed here.
  assert.ok(sent.kind === 'published', JSON.stringify(sent));
  assert.deepEqual(await network.publish(outcome.prepared, key, soon(), since), sent);
  const { did, owner } = account;
  const asked = { repo: did, collection: 'app.bsky.feed.post', rkey: sent.id };
  const { value } = Object((await owner.get('com.atproto.repo.getRecord', asked)).body);
  const { thumb, ...said } = value.embed.external;
  assert.deepEqual(
    [value.embed.$type, said],
    ['app.bsky.embed.external', { uri: link, title: card.title, description: card.description }],
  );
  const blob = new URLSearchParams({ did, cid: thumb.ref.$link }).toString();
  const file = await fetch(`${server.url}/xrpc/com.atproto.sync.getBlob?${blob}`);
  assert.deepEqual(new Uint8Array(await file.arrayBuffer()), new Uint8Array(await bytesOf()));
  assert.deepEqual(await network.readBack(sent.id, wanted, soon()), { kind: 'same' });
  const other = { ...wanted, linkCard: { ...card, title: 'Fermée' } };
  assert.deepEqual(await network.readBack(sent.id, other, soon()), { kind: 'changed', what: ['linkCard'] });
});
