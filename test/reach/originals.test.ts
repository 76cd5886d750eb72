import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';

import { dueOriginals } from '#reach/originals/due-originals.ts';
import { keepOriginals } from '#reach/originals/keep-originals.ts';
import type { OriginalFigures, Prisma } from '#storage/generated/client.ts';

import { present } from '../support/publishing-scene.ts';
import { hourMs, minuteMs, openReadingScene, type ReadingScene } from '../support/reading-scene.ts';
import { countsOf } from '../support/scripted-network.ts';

/** A post on our X account an hour ago, which was relayed to Mastodon just now. */
async function relayed(scene: ReadingScene, source: Partial<Prisma.SourceUncheckedCreateInput> = {}): Promise<string> {
  const { store, clock, deskId, accountIds, x } = scene;
  const at = clock.now();
  const deliveryId = await scene.published('mastodon');
  const { draftId } = await store.db.delivery.findUniqueOrThrow({ where: { id: deliveryId } });
  const { remoteId } = await store.db.account.findUniqueOrThrow({ where: { id: accountIds.x } });
  const terms = { url: 'https://x.com/valmont', label: 'On X', template: '{title} {link}', savedBy: 'amina' };
  const times = { createdAt: at, changedAt: at, nextAt: at };
  const sourceId = randomUUID();
  await store.db.source.create({
    data: { id: sourceId, deskId, kind: 'x', remoteId, ...terms, ...times, wordedBy: ['amina'], ...source },
  });
  const shown = { title: 'On X', summary: '', link: 'https://x.com/valmont/status/77' };
  const original = { kind: 'x', remoteId: '77', at: new Date(at.getTime() - hourMs / 2).toISOString() };
  await store.db.sourceItem.create({
    data: { sourceId, key: 'x.com/valmont/status/77', hash: 'h', seenAt: at, draftId, shown, shownHash: 'h', original },
  });
  x.readings.set('77', { kind: 'counts', counts: countsOf('x', { likes: 9 }) });
  return draftId;
}

function figuresOf({ store }: ReadingScene): Promise<OriginalFigures | null> {
  return store.db.originalFigures.findFirst();
}

test('the original on our account is read once at 72 hours, together with the rest, and billed as that is', async () => {
  await using scene = await openReadingScene();
  await relayed(scene);
  await scene.wait(0);
  assert.equal(present(await figuresOf(scene)).accountId, scene.accountIds.x);
  await scene.wait(71.5 * hourMs - 1);
  assert.equal(scene.x.reads.length, 0);
  await scene.wait(minuteMs);
  const read = present(await figuresOf(scene));
  assert.deepEqual([read.outcome, read.likes, read.isLate], ['counts', 9n, false]);
  assert.equal(scene.x.reads.length, 1);
  const billed = await scene.store.db.billedReads.findMany({ where: { accountId: scene.accountIds.x } });
  assert.ok(billed.length > 0, JSON.stringify(billed));
  await scene.wait(30 * 24 * hourMs);
  assert.equal(scene.x.reads.length, 1);
  assert.deepEqual(await figuresOf(scene), read);
});

test('where X may not be read, the original is not, and nothing is billed', async () => {
  await using scene = await openReadingScene();
  scene.readsX = false;
  await relayed(scene);
  await scene.wait(0);
  await scene.wait(80 * hourMs);
  assert.equal(scene.x.reads.length, 0);
  assert.equal(present(await figuresOf(scene)).outcome, null);
  assert.equal(await scene.store.db.billedReads.count(), 0);
});

test('what stands on an account of somebody else, or of another desk, is not read', async () => {
  for (const source of [{ remoteId: 'somebody' }, { remoteId: null }]) {
    await using scene = await openReadingScene();
    await relayed(scene, source);
    await scene.wait(0);
    assert.equal(await figuresOf(scene), null);
  }
  await using scene = await openReadingScene();
  await relayed(scene);
  await scene.store.db.deskAccount.deleteMany({ where: { accountId: scene.accountIds.x } });
  await scene.wait(0);
  assert.equal(await figuresOf(scene), null);
});

test('of two accounts with one id on two servers of Mastodon, that of the source’s server is meant', async () => {
  await using scene = await openReadingScene();
  const { store, accountIds } = scene;
  const { remoteId } = await store.db.account.update({
    where: { id: accountIds.mastodon },
    data: { serverUrl: 'https://social.example' },
  });
  const draftId = await relayed(scene, { kind: 'mastodon', remoteId, url: 'https://other.example/@valmont' });
  const original = { kind: 'mastodon', remoteId: '77', at: scene.clock.now().toISOString() };
  await store.db.sourceItem.updateMany({ where: { draftId }, data: { original } });
  await scene.wait(0);
  assert.equal(await figuresOf(scene), null);
  await store.db.source.updateMany({ data: { url: 'https://social.example/@valmont' } });
  await scene.wait(minuteMs);
  assert.equal(present(await figuresOf(scene)).accountId, accountIds.mastodon);
});

test('an original that is gone is believed when it is told twice, and one that never answers makes no pair', async () => {
  await using scene = await openReadingScene();
  await relayed(scene);
  scene.x.readings.set('77', { kind: 'missing' });
  await scene.wait(0);
  await scene.wait(72 * hourMs);
  const doubted = present(await figuresOf(scene));
  assert.deepEqual([doubted.outcome, doubted.doubted], [null, 'missing']);
  await scene.waitMinutes(7);
  assert.equal(present(await figuresOf(scene)).outcome, 'missing');
});

test('of two who read an original at once the first is kept', async () => {
  await using scene = await openReadingScene();
  await relayed(scene);
  await scene.wait(0);
  scene.clock.advance(72 * hourMs);
  const { store, clock, accountIds } = scene;
  const [original] = await dueOriginals(store.db, accountIds.x, clock.now());
  const taken = (likes: number): Parameters<typeof keepOriginals>[1]['taken'] => [
    { original: present(original), outcome: 'counts', counts: countsOf('x', { likes }), readAt: clock.now() },
  ];
  for (const likes of [5, 6]) await store.write((work) => keepOriginals(work, { taken: taken(likes), vain: [] }));
  assert.equal(present(await figuresOf(scene)).likes, 5n);
});
