import assert from 'node:assert/strict';
import { test } from 'node:test';

import { compareWithJournal } from '#cli/compare-journal.ts';
import { noMembers } from '#desks/may.ts';
import { askRetract } from '#publishing/correcting/ask-retract.ts';
import { retryDelivery } from '#publishing/doubt/by-hand.ts';
import { confirmClaim, settle } from '#publishing/doubt/settle.ts';
import { stop } from '#publishing/deciding/stop.ts';
import { doubtAfterRestore } from '#publishing/restoring/restore.ts';
import { startPublishing } from '#publishing/start-publishing.ts';
import type { Prisma } from '#storage/generated/client.ts';
import { journalHash } from '#storage/journal-hash.ts';

import { askedCorrection, publishedDraft } from '../support/correction-scene.ts';
import { openScene, present, type Scene } from '../support/publishing-scene.ts';
import { urlOf } from '../support/scripted-network.ts';
import { rotateTestSigning, startAnewOn, testKeyFile } from '../support/signing-key.ts';

// The attacker can write to the database, and has no key.

/** A statement and a harmless post, both public; returns the harmless one's draft and the statement's id. */
async function twoPublic(
  scene: Scene,
): Promise<{ readonly harmless: { readonly id: string }; readonly oldId: string }> {
  const statement = await publishedDraft(scene, { text: 'The statement.' });
  const harmless = await publishedDraft(scene, { text: 'Something harmless.' });
  const old = await scene.delivery(statement.id);
  assert.ok(old.state === 'sent');
  // The statement's own row lets the id go, as a post belongs to one delivery.
  await scene.store.db.delivery.update({ where: { id: old.id }, data: { remoteId: 'elsewhere' } });
  return { harmless, oldId: old.remoteId };
}

/** Appends an entry to the journal by hand, linked to the one before. */
async function append(
  { store: { db }, clock, deskId }: Scene,
  entry: { readonly kind: string; readonly draftId: string; readonly actor: string; readonly data: Prisma.JsonObject },
): Promise<void> {
  const last = await db.journalEntry.findFirstOrThrow({ orderBy: { seq: 'desc' } });
  const appended = { ...entry, deskId, seq: last.seq + 1n, at: clock.now(), previousHash: last.hash };
  await db.journalEntry.create({ data: { ...appended, hash: journalHash(appended), mac: null } });
}

function textsOn(scene: Scene): readonly string[] {
  return scene.mastodon.posts.map(({ rendering }) => rendering.text).toSorted();
}

const both = ['Something harmless.', 'The statement.'];

test('a retraction that is written into the database deletes nothing, and people are told', async () => {
  await using scene = await openScene();
  const draft = await publishedDraft(scene, { text: 'The statement.' });
  const { id } = await scene.delivery(draft.id);
  await scene.store.db.delivery.update({
    where: { id },
    data: { state: 'retracting', retractedBy: 'karim', retractWhy: 'x', dueAt: new Date(0) },
  });
  await startPublishing(scene.deps);
  await scene.pass(120);
  assert.deepEqual(textsOn(scene), ['The statement.']);
  assert.ok((await scene.notices(draft.id)).includes('delivery.retractFailed'));
  assert.equal((await scene.delivery(draft.id)).state, 'sent');
});

test('a post whose id was changed in the database is not deleted by a press on another, and the journal names it', async () => {
  await using scene = await openScene();
  const { harmless, oldId } = await twoPublic(scene);
  const { id: deliveryId } = await scene.delivery(harmless.id);
  await scene.store.db.delivery.update({ where: { id: deliveryId }, data: { remoteId: oldId } });
  assert.ok((await compareWithJournal(scene.store)).deliveries.some((one) => one.deliveryId === deliveryId));
  const wish = { draftId: harmless.id, deliveryId, person: 'amina', members: noMembers, reason: 'x' };
  await scene.store.write((work) => askRetract(work, wish));
  await scene.pass(120);
  assert.deepEqual(textsOn(scene), both);
  assert.ok((await scene.notices(harmless.id)).includes('delivery.retractFailed'));
});

test('a post whose id was changed in the database is not overwritten by an approved correction of another', async () => {
  await using scene = await openScene();
  const { harmless, oldId } = await twoPublic(scene);
  const { id } = await scene.delivery(harmless.id);
  await scene.store.db.delivery.update({ where: { id }, data: { remoteId: oldId } });
  const correction = await askedCorrection(scene, harmless, { text: 'Something harmless, mended.' });
  await scene.decide(correction);
  await scene.pass(120);
  assert.deepEqual(textsOn(scene), both);
  assert.partialDeepStrictEqual(await scene.delivery(correction.id), { state: 'held', why: 'post_unproven' });
  assert.ok((await scene.notices(correction.id)).includes('delivery.held'));
});

test('an entry that is appended to the journal by hand is no proof that somebody asked, though later ones follow it', async () => {
  await using scene = await openScene();
  const draft = await publishedDraft(scene, { text: 'The statement.' });
  const { id } = await scene.delivery(draft.id);
  await append(scene, { kind: 'delivery.retractAsked', draftId: draft.id, actor: 'karim', data: { deliveryId: id } });
  await scene.store.db.delivery.update({
    where: { id },
    data: { state: 'retracting', retractedBy: 'karim', retractWhy: 'x', dueAt: scene.clock.now() },
  });
  await publishedDraft(scene, { text: 'Something harmless.' });
  await startPublishing(scene.deps);
  await scene.pass(120);
  assert.deepEqual(textsOn(scene), both);
  assert.ok((await scene.notices(draft.id)).includes('delivery.retractFailed'));
});

test('what one person said is there is deleted by no press of theirs alone, whatever is appended to the journal', async () => {
  await using scene = await openScene({ reading: false });
  await publishedDraft(scene, { text: 'The statement.' });
  const [statement] = scene.x.posts;
  const { id: postId } = present(statement);
  await scene.store.db.delivery.updateMany({ where: { remoteId: postId }, data: { remoteId: 'elsewhere' } });
  scene.x.troubles.push('loseRequest');
  const { id: draftId } = await publishedDraft(scene, { text: 'Something harmless.' });
  await scene.pass(900);
  const { id: deliveryId } = await scene.delivery(draftId, 'x');
  const by = { kind: 'member', id: 'karim', name: 'Karim', members: noMembers } as const;
  const sighting = { kind: 'published', post: { id: postId, url: urlOf(postId) }, isSeen: false } as const;
  assert.equal((await scene.store.write((work) => settle(work, { deliveryId, by, sighting }))).kind, 'settled');
  const data = { deliveryId, remoteId: postId, evidence: 'look' };
  await append(scene, { kind: 'delivery.sent', draftId, actor: 'tambour', data });
  const wish = { draftId, deliveryId, person: 'karim', members: noMembers, reason: 'x' };
  assert.equal((await scene.store.write((work) => askRetract(work, wish))).kind, 'claimed');
  await scene.pass(120);
  assert.deepEqual(
    scene.x.posts.map(({ rendering }) => rendering.text),
    ['The statement.'],
  );
});

test('a replacement that is written into the database retracts nothing, and people are told', async () => {
  await using scene = await openScene();
  const statement = await publishedDraft(scene, { text: 'The statement.' });
  const harmless = await publishedDraft(scene, { text: 'Something harmless.' });
  const [old, { id }] = [await scene.delivery(statement.id), await scene.delivery(harmless.id)];
  assert.ok(old.state === 'sent');
  const names = { correctsId: old.id, postId: old.remoteId, postUrl: old.remoteUrl };
  await scene.store.db.delivery.update({
    where: { id },
    data: { way: 'replace', correctionNumber: 1, retractsOld: true, ...names },
  });
  await startPublishing(scene.deps);
  await scene.pass(120);
  assert.deepEqual(textsOn(scene), both);
  assert.ok((await scene.notices(harmless.id)).includes('post.stays'));
});

/** Sets what was sent to in doubt, as if its post still had to be found, with other changes. */
async function forgedDoubt(scene: Scene, id: string, changes: object = {}): Promise<void> {
  const now = scene.clock.now();
  const unsent = { state: 'doubt', remoteId: null, remoteUrl: null, sentAt: null } as const;
  const doubt = { why: 'no_answer', doubtSince: now, sendingSince: new Date(0), dueAt: now, settleChecks: 0 };
  await scene.store.db.delivery.update({ where: { id }, data: { ...unsent, ...doubt, ...changes } });
  await startPublishing(scene.deps);
  await scene.pass(1800);
}

test('a replacement that is written into the database of what is then found again retracts nothing', async () => {
  await using scene = await openScene();
  const statement = await publishedDraft(scene, { text: 'The statement.' });
  const harmless = await publishedDraft(scene, { text: 'Something harmless.' });
  const [old, { id }] = [await scene.delivery(statement.id), await scene.delivery(harmless.id)];
  assert.ok(old.state === 'sent');
  const names = { correctsId: old.id, postId: old.remoteId, postUrl: old.remoteUrl };
  await forgedDoubt(scene, id, { way: 'replace', correctionNumber: 1, retractsOld: true, ...names });
  assert.deepEqual(textsOn(scene), both);
  assert.equal((await scene.delivery(statement.id)).state, 'sent');
  assert.partialDeepStrictEqual(await scene.delivery(harmless.id), { state: 'held', why: 'content_changed' });
  assert.ok((await scene.notices(harmless.id)).includes('delivery.held'));
  // A person who finds it says so, and proves no more.
  const found = present(scene.mastodon.posts.find(({ rendering }) => rendering.text === 'Something harmless.'));
  const sighting = { kind: 'published', post: { id: found.id, url: urlOf(found.id) }, isSeen: true } as const;
  const by = { kind: 'administrator', id: 'nadia', name: 'Nadia' } as const;
  const settled = await scene.store.write((work) => settle(work, { deliveryId: id, by, sighting }));
  assert.equal(settled.kind, 'settled');
  await scene.pass(120);
  assert.deepEqual(textsOn(scene), both);
  assert.ok((await scene.notices(harmless.id)).includes('post.stays'));
});

test('a post is not found by words that were written into the database, so that no press deletes it', async () => {
  await using scene = await openScene();
  const { harmless } = await twoPublic(scene);
  const { id, draftId, revision } = await scene.delivery(harmless.id);
  const where = { draftId_number: { draftId, number: revision } };
  await scene.store.db.revision.update({ where, data: { text: 'The statement.' } });
  await forgedDoubt(scene, id);
  assert.partialDeepStrictEqual(await scene.delivery(harmless.id), { state: 'held', why: 'content_changed' });
  // Nor does it prove a person's word.
  const [found] = scene.mastodon.posts;
  assert.equal((await confirmClaim(scene.deps, id, present(found).id)).kind, 'unseen');
  const wish = { draftId, deliveryId: null, person: 'amina', members: noMembers, reason: 'x' };
  await scene.store.write((work) => askRetract(work, wish));
  await scene.pass(120);
  assert.deepEqual(textsOn(scene), both);
});

test('what is found by written words where the plan is gone from the journal is not deleted by a press either', async () => {
  await using scene = await openScene();
  const { harmless } = await twoPublic(scene);
  const { id, draftId, revision } = await scene.delivery(harmless.id);
  const where = { draftId_number: { draftId, number: revision } };
  await scene.store.db.revision.update({ where, data: { text: 'The statement.' } });
  await scene.store.db.journalEntry.updateMany({
    where: { draftId, kind: 'delivery.planned' },
    data: { kind: 'gone' },
  });
  await forgedDoubt(scene, id);
  const wish = { draftId, deliveryId: id, person: 'amina', members: noMembers, reason: 'x' };
  await scene.store.write((work) => askRetract(work, wish));
  await scene.pass(120);
  assert.deepEqual(textsOn(scene), both);
  assert.ok((await scene.notices(harmless.id)).includes('delivery.retractFailed'));
});

test('a replacement that was called off retracts nothing by a doubt that is written into the database', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 60 } });
  const statement = await publishedDraft(scene, { text: 'The statement.' });
  await scene.pass(60);
  const replacement = await askedCorrection(scene, statement, {
    text: 'Something harmless.',
    ways: { mastodon: 'replace', x: 'leave' },
  });
  await scene.decide(replacement);
  const { id } = await scene.delivery(replacement.id);
  await scene.store.write((work) => stop(work, { draftId: replacement.id, person: 'amina', members: noMembers }));
  assert.equal((await scene.delivery(replacement.id)).state, 'cancelled');
  // The same words, beside the statement.
  const harmless = await publishedDraft(scene, { text: 'Something harmless.' });
  await scene.pass(60);
  const { id: sentId } = await scene.delivery(harmless.id);
  await scene.store.db.delivery.update({ where: { id: sentId }, data: { remoteId: 'elsewhere' } });
  await forgedDoubt(scene, id);
  assert.deepEqual(textsOn(scene), both);
});

test('a part of a series answers no post whose id was changed in the database, and goes on once that is put right', async () => {
  await using scene = await openScene();
  const { oldId } = await twoPublic(scene);
  scene.mastodon.whileSending = async () => {
    // The first part is on its way, and the second fails.
    scene.mastodon.whileSending = async () => {
      scene.mastodon.whileSending = null;
      scene.mastodon.troubles.push({ answer: { kind: 'refused', why: 'forbidden' } });
    };
  };
  const changes = { text: 'The river rises.\n---\nLeave the quays.', series: 'plain' } as const;
  const draft = await scene.asked({ ...changes, accountIds: [scene.accountIds.mastodon] });
  await scene.decide(draft);
  await scene.pass(60);
  const [first, second] = await scene.deliveries(draft.id);
  assert.ok(first?.state === 'sent' && second?.state === 'failed', second?.state);
  const named = (remoteId: string): Promise<unknown> =>
    scene.store.db.delivery.update({ where: { id: first.id }, data: { remoteId } });
  const tryAgain = async (): Promise<string> => {
    const request = { deliveryId: second.id, person: 'karim', members: noMembers };
    const { kind } = await scene.store.write((work) => retryDelivery(work, request));
    await scene.pass(60);
    return kind;
  };
  await named(oldId);
  assert.equal(await tryAgain(), 'retried');
  assert.partialDeepStrictEqual(await scene.delivery(draft.id), { state: 'held', why: 'post_unproven' });
  assert.deepEqual(textsOn(scene), [...both, 'The river rises.'].toSorted());
  await named(first.remoteId);
  assert.equal(await tryAgain(), 'retried');
  assert.equal(scene.mastodon.posts.at(-1)?.rendering.replyTo, first.remoteId);
});

test('what was published and asked before the signing key was replaced is retracted, and another’s id is not taken', async () => {
  await using scene = await openScene();
  await using file = await testKeyFile();
  const { harmless, oldId } = await twoPublic(scene);
  const own = await publishedDraft(scene, { text: 'To be retracted.' });
  assert.equal((await rotateTestSigning(scene.store, file.path)).kind, 'rotated');
  await startAnewOn(scene.store, file.path);
  const { id } = await scene.delivery(harmless.id);
  await scene.store.db.delivery.update({ where: { id }, data: { remoteId: oldId } });
  for (const { id: draftId } of [own, harmless]) {
    const { id: deliveryId } = await scene.delivery(draftId);
    const wish = { draftId, deliveryId, person: 'amina', members: noMembers, reason: 'x' };
    await scene.store.write((work) => askRetract(work, wish));
  }
  await scene.pass(120);
  assert.deepEqual(textsOn(scene), both);
  assert.ok((await scene.notices(harmless.id)).includes('delivery.retractFailed'));
  assert.ok((await scene.notices(own.id)).includes('delivery.retracted'));
});

test('a replacement whose answer was lost before the signing key was replaced is found, and the old post goes', async () => {
  await using scene = await openScene();
  await using file = await testKeyFile();
  const statement = await publishedDraft(scene, { text: 'The statement.' });
  const ways = { mastodon: 'replace', x: 'leave' } as const;
  const replacement = await askedCorrection(scene, statement, { text: 'The statement, mended.', ways });
  scene.mastodon.troubles.push('loseAnswer');
  await scene.decide(replacement);
  assert.equal((await rotateTestSigning(scene.store, file.path)).kind, 'rotated');
  await startAnewOn(scene.store, file.path);
  await scene.pass(1800);
  assert.equal((await scene.delivery(replacement.id)).state, 'sent');
  assert.deepEqual(textsOn(scene), ['The statement, mended.']);
});

test('after a restore what was found again is retracted, and another’s id in the backup is not taken', async () => {
  await using scene = await openScene();
  const { harmless, oldId } = await twoPublic(scene);
  const takenAt = scene.clock.now();
  const found = await publishedDraft(scene, { text: 'To be retracted.' });
  const { id } = await scene.delivery(harmless.id);
  await scene.store.db.delivery.update({ where: { id }, data: { remoteId: oldId } });
  // The backup knew this one as under way.
  const { id: foundId } = await scene.delivery(found.id);
  const sending = { state: 'sending', remoteId: null, remoteUrl: null, sentAt: null, leaseUntil: takenAt } as const;
  await scene.store.db.delivery.update({ where: { id: foundId }, data: sending });
  await doubtAfterRestore(scene.store, { takenAt });
  await scene.pass(1800);
  for (const { id: draftId } of [found, harmless]) {
    const { id: deliveryId } = await scene.delivery(draftId);
    const wish = { draftId, deliveryId, person: 'amina', members: noMembers, reason: 'x' };
    await scene.store.write((work) => askRetract(work, wish));
  }
  await scene.pass(120);
  assert.deepEqual(textsOn(scene), both);
  assert.ok((await scene.notices(found.id)).includes('delivery.retracted'));
});

test('a post without an entry of the journal is deleted on a practice account alone', async () => {
  for (const practice of [true, false]) {
    await using scene = await openScene();
    const draft = await publishedDraft(scene, { text: 'Something harmless.' });
    const { id: deliveryId, accountId } = await scene.delivery(draft.id);
    await scene.store.db.account.update({ where: { id: accountId }, data: { practice } });
    await scene.store.db.journalEntry.updateMany({
      where: { kind: 'delivery.sent', data: { path: ['deliveryId'], equals: deliveryId } },
      data: { kind: 'gone' },
    });
    const wish = { draftId: draft.id, deliveryId, person: 'amina', members: noMembers, reason: 'x' };
    await scene.store.write((work) => askRetract(work, wish));
    await scene.pass(120);
    assert.deepEqual(textsOn(scene), practice ? [] : ['Something harmless.']);
  }
});
