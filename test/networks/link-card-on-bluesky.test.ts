import assert from 'node:assert/strict';
import { test } from 'node:test';

import { cidOfHash, cidOf } from '#networks/bluesky/record.ts';
import { cardIn } from '#practice/networks/bluesky/record.ts';
import type { LinkCard, Rendering } from '#networks/rendering.ts';

import { bytesOf, picture, rendering, soon } from '../contracts/network-contract.ts';
import { type BlueskyWorld, openPracticeBluesky } from '../support/practice-networks.ts';

const link = 'https://ville.example/piscine?a=1&b=é';
const { alt: _, ...shown } = picture('');
const words = { link, title: 'La *piscine* <b>est</b> chauffée & @ouverte', description: 'Dès lundi' };
const card: LinkCard = { ...words, picture: shown };

function withCard(linkCard?: LinkCard): Rendering {
  const text = `La piscine : ${link}`;
  return rendering('bluesky', { text, ...(linkCard === undefined ? {} : { linkCard }) });
}

async function published({ network }: BlueskyWorld, wanted: Rendering, key = 'key'): Promise<string> {
  const outcome = await network.prepare(wanted, { uploaded: [], bytesOf, signal: soon() });
  assert.ok(outcome.kind === 'prepared', JSON.stringify(outcome));
  const sent = await network.publish(outcome.prepared, key, soon());
  assert.ok(sent.kind === 'published', JSON.stringify(sent));
  return sent.id;
}

const nobody = (): Promise<Uint8Array> => Promise.reject(new Error('asked again'));

test('the card of a link stands in the record word for word, with its picture, and is shown as its readers see it', async () => {
  await using world = await openPracticeBluesky();
  const id = await published(world, withCard(card));
  const [row] = world.server.rows();
  assert.ok(row !== undefined);
  const there = cardIn(row.value);
  assert.deepEqual(there, {
    url: link,
    title: words.title,
    description: 'Dès lundi',
    cid: cidOfHash(shown.sha256),
  });
  const file = await fetch(`${world.url}/media/${there?.cid}`);
  assert.deepEqual(new Uint8Array(await file.arrayBuffer()), new Uint8Array(await bytesOf()));
  assert.equal(cidOf(row.value), row.cid);
  assert.deepEqual(await world.network.readBack(id, withCard(card), soon()), { kind: 'same' });
  const page = await (await fetch(`${world.url}/profile/${world.did}/post/${id}`)).text();
  assert.ok(page.includes('La *piscine* &lt;b&gt;est&lt;/b&gt; chauffée &amp; @ouverte'), page);
  assert.match(page, /<a class="link-card"[\s\S]*<small dir="ltr">ville\.example<\/small>/u);
  assert.equal(world.server.timeline()[0]?.card?.title, words.title);
});

test('a card without a picture or a description needs no upload', async () => {
  await using world = await openPracticeBluesky();
  const plain = withCard({ link, title: link, description: '' });
  const sent = await world.network.publish({ rendering: plain, mediaIds: [] }, 'key', soon());
  assert.ok(sent.kind === 'published');
  assert.deepEqual(world.server.rows()[0]?.value.embed, {
    $type: 'app.bsky.embed.external',
    external: { uri: link, title: link, description: '' },
  });
  assert.deepEqual(await world.network.readBack(sent.id, plain, soon()), { kind: 'same' });
});

test('another card than was approved is told: none, one more, other words, another picture, another address', async () => {
  await using world = await openPracticeBluesky();
  const id = await published(world, withCard(card));
  const changed = { kind: 'changed', what: ['linkCard'] };
  for (const other of [
    undefined,
    { ...card, title: 'Fermée' },
    { ...card, description: '' },
    { ...card, link: 'https://ville.example/' },
    { ...card, picture: { ...shown, sha256: 'b'.repeat(64) } },
    words,
  ])
    assert.deepEqual(await world.network.readBack(id, withCard(other), soon()), changed);
  const bare = await published(world, withCard(), 'other');
  assert.deepEqual(await world.network.readBack(bare, withCard(), soon()), { kind: 'same' });
  assert.deepEqual(await world.network.readBack(bare, withCard(card), soon()), changed);
});

test('the same card again is the same record, also where an answer was lost; another card is another', async () => {
  await using world = await openPracticeBluesky();
  const since = new Date();
  const prepare = async (wanted: Rendering) => {
    const outcome = await world.network.prepare(wanted, { uploaded: [], bytesOf, signal: soon() });
    assert.ok(outcome.kind === 'prepared');
    return outcome.prepared;
  };
  const [one, same] = [await prepare(withCard(card)), await prepare(withCard(card))];
  world.troubles?.loseAnswer();
  assert.equal((await world.network.publish(one, 'key', soon(), since)).kind, 'doubt');
  assert.equal((await world.network.publish(same, 'key', soon(), since)).kind, 'published');
  const other = await prepare(withCard({ ...card, title: 'Fermée' }));
  const outcome = await world.network.publish(other, 'key', soon(), since);
  assert.deepEqual(outcome, { kind: 'doubt', why: 'duplicate_reported' });
  assert.deepEqual(
    world.server.rows().map(({ value }) => cardIn(value)?.title),
    [words.title],
  );
});

test('the picture of a card is uploaded once, and never left out: a post without it does not leave', async () => {
  await using world = await openPracticeBluesky();
  const wanted = withCard(card);
  const first = await world.network.prepare(wanted, { uploaded: [], bytesOf, signal: soon() });
  assert.ok(first.kind === 'prepared');
  const again = await world.network.prepare(wanted, { uploaded: first.uploaded, bytesOf: nobody, signal: soon() });
  assert.deepEqual(again.kind === 'prepared' && again.prepared, first.prepared);
  assert.deepEqual(first.prepared.rendering, wanted);
  await assert.rejects(world.network.publish({ rendering: wanted, mediaIds: [] }, 'key', soon()), /not uploaded/);
  assert.equal(world.server.rows().length, 0);
  const [id = ''] = first.prepared.mediaIds;
  const large = { rendering: wanted, mediaIds: [id.replace(/ \d+$/, ' 1000001')] };
  assert.equal((await world.network.publish(large, 'key', soon())).kind, 'refused');
});
