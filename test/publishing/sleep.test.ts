import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noMembers } from '#desks/may.ts';
import { askRetract } from '#publishing/retract.ts';
import { endSleeps, putToSleep } from '#publishing/sleep.ts';

import { askedCorrection, publishedDraft } from '../support/correction-scene.ts';
import { openScene, type Scene } from '../support/publishing-scene.ts';

const hourMs = 3_600_000;

function inHours(scene: Scene, hours: number): Date {
  return new Date(scene.clock.now().getTime() + hours * hourMs);
}

/** A post that was approved for an hour from now on. */
async function scheduled(scene: Scene, hours: number): Promise<string> {
  const window = { publishAt: inHours(scene, hours), notAfterAt: inHours(scene, hours + 1) };
  const draft = await scene.asked({ text: `In ${hours} hours.`, window });
  await scene.decide(draft);
  return draft.id;
}

async function asleep(scene: Scene, until: Date | null): Promise<void> {
  const { mastodon: accountId } = scene.accountIds;
  const by = { id: 'amina', name: 'Amina' };
  await scene.store.write((work) => putToSleep(work, { accountId, by, until, why: null }));
  await scene.store.runEveryMinute();
}

test('what is scheduled within a sleep is held as it begins and told; what is due after its end leaves then', async () => {
  await using scene = await openScene();
  const [within, after] = [await scheduled(scene, 2), await scheduled(scene, 6)];
  await asleep(scene, inHours(scene, 4));
  assert.partialDeepStrictEqual(await scene.delivery(within), { state: 'held', why: 'account_asleep' });
  assert.ok((await scene.notices(within)).includes('delivery.held'));
  assert.equal((await scene.delivery(after)).state, 'ready');
  assert.equal((await scene.delivery(within, 'x')).state, 'ready', 'the other account is awake');
  await scene.pass(4 * 3600);
  await endSleeps(scene.store);
  await scene.pass(4 * 3600);
  assert.deepEqual(
    scene.mastodon.posts.map(({ rendering }) => rendering.text),
    ['In 6 hours.'],
  );
  assert.equal(scene.x.posts.length, 2);
});

test('a sleep without an end holds all that is scheduled, and one that is prolonged what it then covers', async () => {
  await using scene = await openScene();
  const [soon, later] = [await scheduled(scene, 2), await scheduled(scene, 6)];
  await asleep(scene, inHours(scene, 1));
  assert.equal((await scene.delivery(soon)).state, 'ready');
  await asleep(scene, inHours(scene, 4));
  assert.equal((await scene.delivery(soon)).state, 'held');
  assert.equal((await scene.delivery(later)).state, 'ready');
  await asleep(scene, null);
  assert.equal((await scene.delivery(later)).state, 'held');
});

test('what was due in a sleep that came and went while no process ran does not leave after it', async () => {
  await using scene = await openScene();
  const window = { publishAt: inHours(scene, 2), notAfterAt: inHours(scene, 48) };
  const draft = await scene.asked({ window });
  await scene.decide(draft);
  const { mastodon: accountId } = scene.accountIds;
  const by = { id: 'amina', name: 'Amina' };
  const until = inHours(scene, 4);
  await scene.store.write((work) => putToSleep(work, { accountId, by, until, why: null }));
  scene.clock.advance(5 * hourMs);
  await scene.store.runEveryMinute();
  await scene.pass(600);
  assert.partialDeepStrictEqual(await scene.delivery(draft.id), { state: 'held', why: 'account_asleep' });
  assert.equal(scene.mastodon.posts.length, 0);
});

for (const way of ['edit', 'replace'] as const) {
  test(`what mends a public post leaves while its account sleeps: ${way}; and so does a retraction`, async () => {
    await using scene = await openScene();
    const draft = await publishedDraft(scene, { text: 'The pool opens untill 18:00.' });
    await asleep(scene, null);
    const correction = await askedCorrection(scene, draft, {
      text: 'The pool opens until 18:00.',
      ways: { mastodon: way, x: 'leave' },
    });
    await scene.decide(correction);
    await scene.pass(600);
    assert.equal((await scene.delivery(correction.id)).state, 'sent');
    const { id: deliveryId } = await scene.delivery(way === 'edit' ? draft.id : correction.id);
    const draftId = way === 'edit' ? draft.id : correction.id;
    const wish = { draftId, deliveryId, person: 'karim', members: noMembers, reason: 'No.' };
    assert.equal((await scene.store.write((work) => askRetract(work, wish))).kind, 'retracting');
    await scene.pass(600);
    assert.equal((await scene.store.db.delivery.findUniqueOrThrow({ where: { id: deliveryId } })).state, 'retracted');
    // Anything else waits.
    const other = await scene.asked({ text: 'Something new.' });
    await scene.decide(other);
    await scene.pass(600);
    assert.partialDeepStrictEqual(await scene.delivery(other.id), { state: 'held', why: 'account_asleep' });
  });
}
