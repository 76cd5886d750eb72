import assert from 'node:assert/strict';
import { test } from 'node:test';

import { besideLinks, pageOfPost, saysNoMore } from '#relay/page-of-post.ts';

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

test('a post that says no more than the page of which there is a draft becomes no second one, and all else does', async () => {
  await using own = await openBoth();
  const { scene } = own;
  const link = publish(scene, 2);
  await scene.toNextReading();
  await scene.toNextReading();
  assert.equal((await scene.texts()).length, 1);
  own.post(`NEWS 2! ${link}?utm_source=x #lakes @mairie`);
  own.post(link);
  own.post(`It is over: you may swim again. ${link}`);
  await scene.toNextReading();
  await scene.toNextReading();
  const texts = await scene.texts();
  assert.equal(texts.length, 2);
  assert.match(texts[1] ?? '', /^It is over/u);
  assert.deepEqual(await whySkipped(own), ['known_page', 'known_page']);
});

test('where the post came first, the page itself still becomes a draft, and the same link once more none', async () => {
  await using own = await openBoth();
  const { scene } = own;
  const link = publish(scene, 2);
  scene.site.entries.shift();
  own.post(`Just out: ${link}`);
  own.post(`JUST OUT ${link} #lakes`);
  await scene.toNextReading();
  await scene.toNextReading();
  publish(scene, 2);
  await scene.toNextReading();
  await scene.toNextReading();
  const firsts = (await scene.texts()).map((text) => text.split('\n')[0]);
  assert.deepEqual(firsts, [`Just out: ${link}`, 'News 2']);
  assert.deepEqual(await whySkipped(own), ['known_page']);
});

test('a second post of an account on the same page is news, however short, as soon as it says something else', async () => {
  await using own = await openXScene();
  const { scene } = own;
  await own.switchedOn();
  own.post('Storm tonight. https://www.lakes.example/storm');
  await scene.toNextReading();
  own.post('The warning is over. https://www.lakes.example/storm');
  await scene.toNextReading();
  await scene.toNextReading();
  const firsts = (await scene.texts()).map((text) => text.split(' https')[0]);
  assert.deepEqual(firsts, ['Storm tonight.', 'The warning is over.']);
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
  own.post('Just out: https://www.lakes.example/news/low-water');
  await scene.toNextReading();
  await scene.toNextReading();
  assert.equal((await scene.texts()).length, 2);
});

test('one link, once or more often, with nothing hanging on it, leads to a page', () => {
  const link = 'https://www.lakes.example/news/1?utm_campaign=may';
  const original = { kind: 'x', remoteId: '1', at: '2026-06-01T06:00:00.000Z' } as const;
  const plain = { original, links: [link], quotes: false, continues: false, pictures: [], hasMore: false };
  const key = 'www.lakes.example/news/1';
  const of = (title: string, post: object = {}, more: object = {}): unknown =>
    pageOfPost({ title, post: { ...plain, ...post }, ...more });
  assert.deepEqual(of(`Löschwasser, 3 m! ${link} #lakes @mairie@social.example`), { key, words: 'löschwasser 3 m' });
  assert.deepEqual(of(link), { key, words: '' });
  assert.deepEqual(of(`${link} and ${link}#top`, { links: [link, `${link}#top`] }), { key, words: 'and' });
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

test('words say no more than others only where they begin them, word by word', () => {
  const shown = besideLinks('The bridge is open again');
  assert.ok(saysNoMore(besideLinks('The bridge is open…'), shown));
  assert.ok(saysNoMore(besideLinks('THE BRIDGE is open again!'), shown));
  assert.ok(saysNoMore('', shown));
  assert.ok(!saysNoMore(besideLinks('The bridge is o'), shown));
  assert.ok(!saysNoMore(besideLinks('The bridge is open again, but not for lorries'), shown));
  assert.ok(!saysNoMore(besideLinks('Open'), shown));
});
