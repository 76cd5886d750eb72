import assert from 'node:assert/strict';
import { test } from 'node:test';

import { pageOfPost } from '#relay/page-of-post.ts';

import { siteEntry } from './news-site.ts';
import type { RelayScene } from './relay-scene.ts';
import { openXScene, type XScene } from './x-scene.ts';

const dayMs = 86_400_000;

async function whySkipped({ scene }: XScene): Promise<readonly unknown[]> {
  const rows = await scene.store.db.journalEntry.findMany({
    where: { kind: 'relay.skipped' },
    orderBy: { seq: 'asc' },
  });
  return rows.map(({ data }) => (data as { readonly why: unknown }).why);
}

/** Publishes a page on the site, and returns its address. */
function publish({ site, clock }: RelayScene, number: number): string {
  const entry = siteEntry(number, `News ${number}`, clock.now().toUTCString());
  site.entries.unshift(entry);
  return entry.link ?? '';
}

/** Adds the site beside the account, both switched on with what stands there as known. */
async function openBoth(): Promise<XScene> {
  const own = await openXScene();
  publish(own.scene, 1);
  await own.scene.switchedOn();
  await own.switchedOn();
  return own;
}

test('a post that only leads to a page of which there is a draft becomes no second one', async () => {
  await using own = await openBoth();
  const { scene } = own;
  const link = publish(scene, 2);
  await scene.toNextReading();
  await scene.toNextReading();
  assert.equal((await scene.texts()).length, 1);
  own.post(`Just out: ${link}?utm_source=x #lakes @mairie`);
  own.post(`${'The water was measured at forty places, and here is what came of it. '.repeat(3)}${link}`);
  await scene.toNextReading();
  await scene.toNextReading();
  const texts = await scene.texts();
  assert.equal(texts.length, 2);
  assert.match(texts[1] ?? '', /^The water was measured/u);
  assert.deepEqual(await whySkipped(own), ['known_page']);
});

test('where the post came first, the page itself still becomes a draft, and the same link once more none', async () => {
  await using own = await openBoth();
  const { scene } = own;
  const link = publish(scene, 2);
  scene.site.entries.shift();
  own.post(`Just out: ${link}`);
  own.post(`Once more: ${link}`);
  await scene.toNextReading();
  await scene.toNextReading();
  publish(scene, 2);
  await scene.toNextReading();
  await scene.toNextReading();
  const firsts = (await scene.texts()).map((text) => text.split('\n')[0]);
  assert.deepEqual(firsts, [`Just out: ${link}`, 'News 2']);
  assert.deepEqual(await whySkipped(own), ['known_page']);
});

test('a post of somebody else that came first keeps no other account’s post back', async () => {
  await using own = await openXScene();
  const { scene } = own;
  await own.switchedOn();
  await scene.switchedOn({ kind: 'x', url: 'https://x.com/bruyere', label: 'Ours' });
  own.post('Look: https://www.lakes.example/news/1');
  await scene.toNextReading();
  await scene.toNextReading();
  own.post('Just out: https://www.lakes.example/news/1', own.ownId);
  await scene.toNextReading();
  await scene.toNextReading();
  const firsts = (await scene.texts()).map((text) => text.split('\n')[0]);
  assert.deepEqual(firsts, ['Look: https://www.lakes.example/news/1', 'Just out: https://www.lakes.example/news/1']);
});

test('a week later the same link is a reminder, and becomes a draft again', async () => {
  await using own = await openBoth();
  const { scene } = own;
  own.post('Just out: https://www.lakes.example/news/low-water');
  await scene.toNextReading();
  await scene.toNextReading();
  scene.clock.advance(7 * dayMs);
  own.post('A reminder: https://www.lakes.example/news/low-water');
  await scene.toNextReading();
  await scene.toNextReading();
  assert.equal((await scene.texts()).length, 2);
});

test('one link and at most 140 characters beside it, names and hashtags, and nothing hanging on it, lead to a page', () => {
  const link = 'https://www.lakes.example/news/1?utm_campaign=may';
  const original = { kind: 'x', remoteId: '1', at: '2026-06-01T06:00:00.000Z' } as const;
  const plain = { original, links: [link], quotes: false, continues: false, pictures: [], hasMore: false };
  const key = 'www.lakes.example/news/1';
  const of = (title: string, post: object = {}, more: object = {}): string | null =>
    pageOfPost({ title, post: { ...plain, ...post }, ...more });
  assert.equal(of(`${'x'.repeat(140)} ${link} #lakes @mairie@social.example`), key);
  assert.equal(of(link), key);
  assert.equal(of(`${link} and ${link}#top`, { links: [link, `${link}#top`] }), key);
  assert.equal(of(`${'x'.repeat(141)} ${link}`), null);
  assert.equal(of('Two', { links: [link, 'https://www.lakes.example/news/2'] }), null);
  assert.equal(of('None', { links: [] }), null);
  assert.equal(of('A mail', { links: ['mailto:lakes@lakes.example'] }), null);
  for (const post of [
    { quotes: true },
    { continues: true },
    { hasMore: true },
    { pictures: [{ url: link, description: '' }] },
  ])
    assert.equal(of(`Look: ${link}`, post), null);
  assert.equal(of(link, {}, { warning: 'Flood' }), null);
  assert.equal(pageOfPost({ title: link }), null);
});
