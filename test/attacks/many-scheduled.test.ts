import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createDesk } from '#desks/create-desk.ts';
import { readDesk } from '#desks/desk.ts';
import { MAX_SCHEDULED } from '#desks/quotas.ts';
import { noMembers } from '#desks/may.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';
import { createDraft } from '#drafts/create-draft.ts';
import { unlimitedRoom } from '#drafts/room-for-draft.ts';
import type { PublishWindow } from '#drafts/content.ts';
import { freeze } from '#publishing/holding/freeze.ts';
import { sendLate } from '#publishing/holding/late.ts';

import { openBotScene } from '../support/bot-scene.ts';
import { askedCorrection, publishedDraft } from '../support/correction-scene.ts';
import { copyScheduled } from '../support/many-drafts.ts';
import { aContent, member, openScene, present, type Scene } from '../support/publishing-scene.ts';

const hourMs = 3_600_000;

function inHours(scene: Pick<Scene, 'clock'>, hours: number): PublishWindow {
  const publishAt = new Date(scene.clock.now().getTime() + hours * hourMs);
  return { publishAt, notAfterAt: new Date(publishAt.getTime() + hourMs) };
}

/** That many are scheduled for each account of the desk, in a week. */
async function scheduled(scene: Scene, count: number): Promise<void> {
  const draft = await scene.asked({ window: inHours(scene, 24 * 7) });
  assert.equal((await scene.decide(draft)).kind, 'decided');
  await copyScheduled(scene.store, draft.id, count - 1);
}

test('what would be scheduled beyond a thousand is not approved: nothing of it is planned, and it stays as it was', async () => {
  await using scene = await openScene();
  await scheduled(scene, MAX_SCHEDULED);
  const more = await scene.asked({ window: inHours(scene, 48) });
  assert.deepEqual(await scene.decide(more), { kind: 'refused', why: 'too_many_scheduled' });
  assert.deepEqual(await scene.deliveries(more.id), []);
  assert.equal((await scene.draft(more.id)).state, 'asked');
  assert.equal(await scene.store.db.decision.count({ where: { subjectId: more.id } }), 0);
  assert.equal((await scene.decide(more, { kind: 'reject' })).kind, 'decided', 'only an approval schedules');
});

test('once one of a thousand is called off or its time has come, there is room again', async () => {
  await using scene = await openScene();
  await scheduled(scene, MAX_SCHEDULED);
  const more = await scene.asked({ window: inHours(scene, 24 * 8) });
  assert.equal((await scene.decide(more)).kind, 'refused');
  const { draftId } = await scene.store.db.delivery.findFirstOrThrow();
  await scene.store.db.delivery.updateMany({ where: { draftId }, data: { state: 'cancelled', why: 'freed' } });
  assert.equal((await scene.decide(more)).kind, 'decided');
  const another = await scene.asked({ window: inHours(scene, 24 * 8) });
  assert.equal((await scene.decide(another)).kind, 'refused');
  scene.clock.advance(7 * 24 * hourMs);
  assert.equal((await scene.decide(another)).kind, 'decided', 'what is late or about to leave takes no room');
});

test('beside a thousand scheduled posts those for now, corrections and other desks’ are approved', async () => {
  await using scene = await openScene();
  const wrong = await publishedDraft(scene);
  await scheduled(scene, MAX_SCHEDULED);
  assert.equal((await scene.decide(await scene.asked())).kind, 'decided');
  const correction = await askedCorrection(scene, wrong, { text: 'Until 17:00.', window: inHours(scene, 1) });
  assert.equal((await scene.decide(correction)).kind, 'decided');

  const { store, deps } = scene;
  const made = await store.write((work) =>
    createDesk(work, {
      platform: 'sandbox:practice',
      channel: 'c2',
      by: 'sophie',
      name: 'Colline',
      language: 'en',
      timeZone: 'Europe/Paris',
      approvers: ['karim'],
      stewards: ['sophie'],
      accountIds: [scene.accountIds.mastodon],
    }),
  );
  assert.ok(made.kind === 'created');
  const desk = present(await readDesk(store.db, { id: made.deskId }, scene.clock.now()));
  const content = aContent(scene, { window: inHours(scene, 24), accountIds: [scene.accountIds.mastodon] });
  const { id } = await store.write((work) =>
    createDraft(work, { room: unlimitedRoom, desk, author: 'amina', content, rules: deps.rules }),
  );
  const asking = { draftId: id, revision: 1, person: 'amina', desk, rules: deps.rules };
  await store.write((work) => askForApproval(work, asking));
  assert.equal((await scene.decide({ id })).kind, 'decided', 'an account is shared, its desks’ quotas are not');
});

test('a late post is given no new time beyond the quota, and can leave now', async () => {
  await using scene = await openScene();
  const late = await scene.asked({ window: inHours(scene, 1) });
  await scene.decide(late);
  scene.clock.advance(4 * hourMs);
  await scene.pass(60);
  await scheduled(scene, MAX_SCHEDULED);
  const { id: deliveryId } = await scene.delivery(late.id);
  const again = (window: PublishWindow | null): ReturnType<typeof sendLate> =>
    scene.store.write((work) =>
      sendLate(work, scene.deps, { draftId: late.id, deliveryId, person: member('karim'), members: noMembers, window }),
    );
  assert.deepEqual(await again(inHours(scene, 24)), { kind: 'refused', why: 'too_many_scheduled' });
  assert.ok((await scene.deliveries(late.id)).every(({ state }) => state === 'held'));
  assert.equal((await again(null)).kind, 'decided');
});

test('what a freeze holds counts as what is ready does', async () => {
  await using scene = await openScene();
  const by = { id: 'sophie', name: 'Sophie' };
  await scene.store.write((work) => freeze(work, { deskId: scene.deskId, by, why: null }));
  await scheduled(scene, MAX_SCHEDULED);
  assert.equal(await scene.store.db.delivery.count({ where: { state: 'held' } }), 2 * MAX_SCHEDULED);
  const more = await scene.asked({ window: inHours(scene, 48) });
  assert.deepEqual(await scene.decide(more), { kind: 'refused', why: 'too_many_scheduled' });
});

test('ten approvals at one instant pass the quota by nine at most', async () => {
  await using scene = await openScene();
  await scheduled(scene, MAX_SCHEDULED - 1);
  const more = await Promise.all(Array.from({ length: 10 }, () => scene.asked({ window: inHours(scene, 48) })));
  await Promise.all(more.map((draft) => scene.decide(draft)));
  const count = await scene.store.db.delivery.count({ where: { accountId: scene.accountIds.x } });
  assert.ok(count >= MAX_SCHEDULED && count <= MAX_SCHEDULED + 9, String(count));
  const another = await scene.asked({ window: inHours(scene, 48) });
  assert.equal((await scene.decide(another)).kind, 'refused');
});

test('who approves beyond the quota is told so, what to do, and what can still leave', async () => {
  await using scene = await openBotScene();
  await scene.draft('Dans une semaine.', { at: '2026-11-30 11:00' });
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.settle();
  const { id } = await scene.store.db.draft.findFirstOrThrow();
  await copyScheduled(scene.store, id, MAX_SCHEDULED - 1);
  await scene.draft('Encore.', { at: '2026-11-30 12:00' });
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  assert.match(
    scene.whispers('karim').at(-1) ?? '',
    /déjà 1 000 publications programmées.*Annulez-en, puis validez de nouveau.*« \/tambour liste programmé »/su,
  );
});
