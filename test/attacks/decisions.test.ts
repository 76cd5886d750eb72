import assert from 'node:assert/strict';
import { createSecretKey, randomBytes } from 'node:crypto';
import { test } from 'node:test';

import { macOfDecision } from '#approvals/decision-mac.ts';
import { noMembers } from '#desks/may.ts';
import { stop } from '#publishing/deciding/stop.ts';
import { withdrawAndCallOff } from '#publishing/deciding/decide.ts';

import { anApproval, andTheRest } from '../support/approval-by-hand.ts';
import { openScene, present, type Scene } from '../support/publishing-scene.ts';
import { testDecisionKey } from '../support/test-decision-key.ts';

type Edit = (scene: Scene, draftId: string) => Promise<unknown>;

test('what Tambour itself would have signed goes out: the key is all that keeps people with the database from it', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 60 } });
  const draft = await scene.asked();
  await anApproval(scene, draft.id, 'karim', 'signed');
  await andTheRest(scene, draft.id);
  await scene.store.runEveryMinute();
  await scene.pass(120);
  assert.equal(scene.mastodon.posts.length, 1);
});

/** Whole approvals, made of what Tambour signed for something else, or of nothing. */
const decisionsByHand: Readonly<Record<string, Edit>> = {
  'an approval that nobody gave': (scene, id) => anApproval(scene, id, 'karim', 'unsigned'),
  'an approval with a MAC of other bytes': async (scene, id) => {
    await anApproval(scene, id, 'karim', 'unsigned');
    await scene.store.db.decision.updateMany({ data: { mac: 'f'.repeat(64) } });
  },
  'an approval with a MAC of a key that Tambour does not have': async (scene, id) => {
    await anApproval(scene, id, 'karim', 'unsigned');
    const { mac: _, ...row } = present(await scene.store.db.decision.findFirst());
    const other = createSecretKey(randomBytes(32));
    const mac = macOfDecision(other, row);
    await scene.store.db.decision.updateMany({ data: { mac } });
  },
  'the approval of another draft, moved': async (scene, draftId) => {
    await scene.decide(await scene.asked({ text: 'Another post.', window: tomorrow(scene) }));
    const { fingerprint } = (await scene.draft(draftId)).current;
    await scene.store.db.decision.updateMany({ data: { subjectId: draftId, fingerprint } });
  },
  'the approval of something that is no draft, renamed': async (scene, id) => {
    await anApproval(scene, id, 'karim', 'signed');
    const row = present(await scene.store.db.decision.findFirst());
    const mac = macOfDecision(testDecisionKey, { ...row, subjectKind: 'waking' });
    await scene.store.db.decision.updateMany({ data: { mac } });
  },
  'a wish for changes, turned into an approval': async (scene, id) => {
    await scene.decide({ id }, { kind: 'requestChanges' });
    await scene.store.db.decision.updateMany({ data: { kind: 'approve' } });
  },
  'a wish for changes, taken back beside an approval': async (scene, id) => {
    await scene.decide({ id });
    await scene.decide({ id }, { by: 'lea', kind: 'requestChanges' });
    const where = { kind: 'requestChanges' } as const;
    await scene.store.db.decision.updateMany({ where, data: { withdrawnAt: scene.clock.now() } });
  },
  'an approval that was taken back, put back': async (scene, id) => {
    await scene.decide({ id }, { via: 'reaction' });
    await scene.store.write((work) => withdrawAndCallOff(work, { draftId: id, person: 'karim', revision: 1 }));
    await scene.store.db.decision.updateMany({ data: { withdrawnAt: null } });
  },
  'an approval that a stop took back, put back': async (scene, id) => {
    await scene.decide({ id });
    await scene.store.write((work) => stop(work, { draftId: id, person: 'karim', members: noMembers }));
    await scene.store.db.decision.updateMany({ data: { withdrawnAt: null } });
  },
  'an approval of four days ago, made young': async (scene, id) => {
    await scene.decide({ id });
    scene.clock.advance(96 * 3_600_000);
    await scene.store.db.decision.updateMany({ data: { decidedAt: scene.clock.now() } });
  },
  'an approval, as if given in the place of another': async (scene, id) => {
    await scene.decide({ id });
    await scene.store.db.decision.updateMany({ data: { inPlaceOf: 'lea' } });
  },
};

for (const [what, write] of Object.entries(decisionsByHand)) {
  test(`with all that an approval writes written by hand, nothing goes out, and it is told: ${what}`, async () => {
    await using scene = await openScene({ settings: { graceSeconds: 60 } });
    const draft = await scene.asked();
    await write(scene, draft.id);
    await andTheRest(scene, draft.id);
    await scene.store.runEveryMinute();
    await scene.pass(120);
    assert.deepEqual([scene.mastodon.requests, scene.x.requests], [[], []]);
    const delivery = await scene.delivery(draft.id);
    assert.equal(delivery.state === 'held' && delivery.why, 'decision_unproven');
    assert.ok((await scene.notices(draft.id)).includes('decision.lapsed'));
    const entry = await scene.store.db.journalEntry.findFirst({ where: { kind: 'decision.lapsed' } });
    assert.equal(entry?.draftId, draft.id);
    // Approvers can decide again, on the same version.
    assert.equal((await scene.draft(draft.id)).state, 'asked');
    await scene.decide(draft, { by: 'lea' });
    await scene.pass(120);
    assert.equal(scene.mastodon.posts.length, 1);
  });
}

test('an approval that is given to another person by hand, before the post is due, holds it', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 60 } });
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.store.db.decision.updateMany({ data: { person: 'omar' } });
  await scene.pass(120);
  const deliveries = (await scene.deliveries(draft.id)).map((one) => 'why' in one && one.why);
  assert.deepEqual(deliveries, ['decision_unproven', 'decision_unproven']);
  assert.deepEqual([scene.mastodon.requests, scene.x.requests], [[], []]);
});

test('a post whose sending was written by hand, approved in truth before it is due, waits for its grace as any', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 60 } });
  const draft = await scene.asked();
  await anApproval(scene, draft.id, 'karim', 'unsigned');
  await andTheRest(scene, draft.id);
  await scene.store.db.delivery.updateMany({ data: { dueAt: scene.clock.now() } });
  await scene.decide(draft, { by: 'lea' });
  await scene.store.runEveryMinute();
  await scene.pass(50);
  assert.deepEqual([scene.mastodon.requests, scene.x.requests], [[], []]);
  await scene.pass(20);
  assert.deepEqual([scene.mastodon.posts.length, scene.x.posts.length], [1, 1]);
});

test('an approval written by hand does not count beside one that was given', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 0, approvalsNeeded: 2 } });
  const draft = await scene.asked();
  await anApproval(scene, draft.id, 'lea', 'unsigned');
  await scene.decide(draft);
  await scene.pass(60);
  assert.deepEqual([(await scene.draft(draft.id)).state, scene.mastodon.requests], ['asked', []]);
  await scene.decide(draft, { by: 'lea' });
  await scene.pass(60);
  assert.equal(scene.mastodon.posts.length, 1);
});

test('an approval that was taken back, put back byte for byte, counts: what the database held before is not known again', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 60 } });
  const { db } = scene.store;
  const draft = await scene.asked();
  await scene.decide(draft, { via: 'reaction' });
  const { mac } = present(await db.decision.findFirst());
  await scene.store.write((work) => withdrawAndCallOff(work, { draftId: draft.id, person: 'karim', revision: 1 }));
  await db.decision.updateMany({ data: { withdrawnAt: null, mac } });
  await andTheRest(scene, draft.id);
  await scene.store.runEveryMinute();
  await scene.pass(120);
  assert.equal(scene.mastodon.posts.length, 1);
});

function tomorrow({ clock }: Scene): { readonly publishAt: Date; readonly notAfterAt: Date } {
  const publishAt = new Date(clock.now().getTime() + 24 * 3_600_000);
  return { publishAt, notAfterAt: new Date(publishAt.getTime() + 3_600_000) };
}
