import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noMembers } from '#desks/may.ts';
import type { RetractOutcome } from '#networks/publish-outcome.ts';
import { askRetract } from '#publishing/correcting/ask-retract.ts';
import { type AskRetractDoubleOutcome, askRetractDouble } from '#reach/watch/ask-retract-duplicate.ts';
import { settleForeign } from '#reach/watch/settle-foreign.ts';
import type { ForeignPost } from '#storage/generated/client.ts';

import { mortalProcess } from '../support/crashing.ts';
import { aPicture } from '../support/publishing-scene.ts';
import { openWatchScene, type WatchScene } from '../support/watch-scene.ts';

const ourText = 'The town hall is open until 18:00 on Monday.';

/** A draft whose first request reached a server without keys only after it was sent again: public twice. */
async function openDoubled(options: Parameters<typeof openWatchScene>[0] = {}): Promise<WatchScene> {
  await using opened = new AsyncDisposableStack();
  const scene = opened.use(await openWatchScene({ keyLifeSeconds: 0, ...options }));
  const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon] });
  scene.mastodon.troubles.push('arriveLate');
  await scene.decide(draft);
  await scene.minutes(4);
  assert.equal((await scene.delivery(draft.id)).state, 'sent');
  scene.mastodon.answerHanging();
  await scene.minutes(3);
  assert.deepEqual(idsOf(scene), ['mastodon-1', 'mastodon-2']);
  opened.move();
  return scene;
}

function idsOf(scene: WatchScene): readonly string[] {
  return scene.mastodon.posts.map(({ id }) => id);
}

function doubleOf(scene: WatchScene): Promise<ForeignPost> {
  return scene.store.db.foreignPost.findFirstOrThrow({ orderBy: { seenAt: 'asc' } });
}

async function retractBy(scene: WatchScene, person: string): Promise<AskRetractDoubleOutcome['kind']> {
  const [{ id: foreignId }, desk] = [await doubleOf(scene), await scene.desk()];
  const by = { id: person, name: person };
  const outcome = await scene.store.write((work) =>
    askRetractDouble(work, { foreignId, desk, members: noMembers, by }),
  );
  return outcome.kind;
}

async function kindsOf(scene: WatchScene): Promise<readonly string[]> {
  const rows = await scene.store.db.journalEntry.findMany({
    where: { kind: { startsWith: 'foreign.' } },
    orderBy: { seq: 'asc' },
  });
  return rows.map(({ kind, actor }) => `${kind} by ${actor}`);
}

test('a request that came after both looks is told as one post too many of ours, not as a stranger’s', async () => {
  await using scene = await openDoubled();
  const [delivery] = await scene.store.db.delivery.findMany();
  const post = await doubleOf(scene);
  assert.deepEqual([post.remoteId, post.duplicateOfId], ['mastodon-2', delivery?.id]);
  assert.deepEqual(await scene.told(), ['foreign.seen']);
});

test('the author or an approver has that one deleted, once; the other stays', async () => {
  await using scene = await openDoubled();
  assert.deepEqual([await retractBy(scene, 'omar'), await retractBy(scene, 'sophie')], ['notAllowed', 'notAllowed']);
  assert.deepEqual(idsOf(scene), ['mastodon-1', 'mastodon-2']);
  assert.deepEqual([await retractBy(scene, 'karim'), await retractBy(scene, 'amina')], ['retracting', 'already']);
  await scene.minutes(2);
  assert.deepEqual(idsOf(scene), ['mastodon-1']);
  assert.equal(await retractBy(scene, 'amina'), 'already');
  assert.deepEqual(await kindsOf(scene), [
    'foreign.seen by tambour',
    'foreign.retractAsked by karim',
    'foreign.retracted by karim',
  ]);
  const { settledBy, retractedAt } = await doubleOf(scene);
  assert.deepEqual([settledBy, retractedAt === null], ['karim', false]);
  await scene.minutes(4);
  assert.deepEqual(await scene.told(), ['foreign.seen', 'foreign.changed', 'foreign.settled']);
});

test('a post that both shall keep is settled, and not deleted afterwards', async () => {
  await using scene = await openDoubled();
  const { id: foreignId } = await doubleOf(scene);
  const by = { id: 'omar', name: 'Omar' };
  const settle = (): Promise<{ kind: string }> =>
    scene.store.write((work) => settleForeign(work, { foreignId, deskId: scene.deskId, by }));
  assert.equal((await settle()).kind, 'settled');
  assert.equal(await retractBy(scene, 'karim'), 'already');
  await scene.minutes(2);
  assert.deepEqual(idsOf(scene), ['mastodon-1', 'mastodon-2']);
});

test('a deletion waits for the network’s limit, and is asked again after no answer', async () => {
  await using scene = await openDoubled();
  const answers: RetractOutcome[] = [
    { kind: 'tryLater', why: 'rate_limit', afterSeconds: 300 },
    { kind: 'doubt', why: 'no_answer' },
  ];
  scene.mastodon.retractTroubles.push(...answers);
  await retractBy(scene, 'karim');
  await scene.minutes(4);
  const { id: foreignId } = await doubleOf(scene);
  const settled = await scene.store.write((work) =>
    settleForeign(work, { foreignId, deskId: scene.deskId, by: { id: 'omar', name: 'Omar' } }),
  );
  assert.deepEqual([idsOf(scene).length, settled.kind], [2, 'already']);
  await scene.minutes(4);
  assert.deepEqual(idsOf(scene), ['mastodon-1']);
});

test('where the network refuses, it stays public, is said to, and may be asked again', async () => {
  await using scene = await openDoubled();
  scene.mastodon.retractTroubles.push({ kind: 'refused', why: 'forbidden' });
  await retractBy(scene, 'karim');
  await scene.minutes(2);
  const { retractWhy, retractBy: who, settledAt } = await doubleOf(scene);
  assert.deepEqual([retractWhy, who, settledAt], ['forbidden', null, null]);
  assert.equal((await scene.told()).filter((kind) => kind === 'foreign.changed').length, 2);
  assert.equal(await retractBy(scene, 'amina'), 'retracting');
  await scene.minutes(2);
  assert.deepEqual(idsOf(scene), ['mastodon-1']);
});

test('a kill at any step of a deletion loses nothing, and deletes only that post', async () => {
  for (let step = 1; ; step += 1) {
    const process = mortalProcess();
    await using scene = await openDoubled({ wrap: process.wrap });
    await retractBy(scene, 'karim');
    process.dieAt(step);
    await scene.minutes(1).catch(() => undefined);
    const died = process.restart();
    process.dieAt(Infinity);
    await scene.minutes(4);
    assert.deepEqual(idsOf(scene), ['mastodon-1'], `killed at ${step}`);
    assert.ok((await doubleOf(scene)).retractedAt !== null, `killed at ${step}`);
    if (!died) {
      assert.ok(step > 2, 'it was never killed');
      return;
    }
  }
});

test('what has our text is unknown where it came before we sent it, or days later', async () => {
  await using scene = await openWatchScene();
  scene.clock.advance(1000);
  scene.postedByOthers('mastodon', 'm-before', { text: ourText });
  await scene.minutes(20);
  const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon] });
  await scene.decide(draft);
  await scene.minutes(5);
  scene.clock.advance(2 * 86_400_000);
  scene.postedByOthers('mastodon', 'm-later', { text: ourText });
  await scene.minutes(5);
  const rows = await scene.store.db.foreignPost.findMany({ orderBy: { seenAt: 'asc' } });
  assert.deepEqual(
    rows.map(({ remoteId, duplicateOfId }) => [remoteId, duplicateOfId]),
    [
      ['m-before', null],
      ['m-later', null],
    ],
  );
});

test('a double that shows after its post was retracted is ours all the same, and can be retracted', async () => {
  await using scene = await openWatchScene({ keyLifeSeconds: 0 });
  const { id: draftId } = await scene.asked({ accountIds: [scene.accountIds.mastodon] });
  scene.mastodon.troubles.push('arriveLate');
  await scene.decide({ id: draftId });
  await scene.minutes(4);
  const wish = { draftId, deliveryId: null, person: 'karim', members: noMembers, reason: 'Wrong.' };
  await scene.store.write((work) => askRetract(work, wish));
  await scene.minutes(1);
  scene.mastodon.answerHanging();
  await scene.minutes(3);
  assert.deepEqual(idsOf(scene), ['mastodon-2']);
  assert.equal(await retractBy(scene, 'karim'), 'retracting');
  await scene.minutes(2);
  assert.deepEqual(idsOf(scene), []);
});

test('a post of pictures alone is nobody’s double', async () => {
  await using scene = await openWatchScene();
  const media = [await aPicture(scene.store, 'a door')];
  const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon], text: '', media });
  await scene.decide(draft);
  await scene.minutes(2);
  scene.postedByOthers('mastodon', 'm-7', { text: '' });
  await scene.minutes(4);
  assert.deepEqual([(await doubleOf(scene)).duplicateOfId, await scene.told()], [null, ['foreign.seen']]);
});

// The attacker can write to the database, and has no key.

test('a deletion of a double that is written into the database deletes nothing, and the message says so', async () => {
  await using scene = await openDoubled();
  const { id } = await doubleOf(scene);
  const asked = { retractBy: 'karim', retractName: 'Karim', retractAt: new Date(0) };
  await scene.store.db.foreignPost.update({ where: { id }, data: asked });
  await scene.minutes(3);
  assert.deepEqual(idsOf(scene), ['mastodon-1', 'mastodon-2']);
  assert.partialDeepStrictEqual(await doubleOf(scene), { retractWhy: 'unproven', retractAt: null });
  assert.ok((await scene.told()).includes('foreign.changed'));
});

test('a double whose id was changed in the database, before it was told or after, deletes no post of a delivery', async () => {
  for (const isTold of [true, false]) {
    await using scene = await openDoubled();
    const { id, accountId, duplicateOfId } = await doubleOf(scene);
    const data = { remoteId: 'mastodon-1', ...(isTold ? {} : { notifiedAt: null }) };
    await scene.store.db.delivery.update({ where: { id: duplicateOfId ?? '' }, data: { remoteId: 'elsewhere' } });
    await scene.store.db.foreignPost.update({ where: { id, accountId }, data });
    await scene.minutes(2);
    assert.equal(await retractBy(scene, 'karim'), 'retracting');
    await scene.minutes(3);
    assert.deepEqual(idsOf(scene), ['mastodon-1', 'mastodon-2']);
    assert.equal((await doubleOf(scene)).retractWhy, 'unproven');
  }
});
