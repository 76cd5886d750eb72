import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noMembers } from '#desks/may.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';
import { copyUnsent, retryDelivery } from '#publishing/doubt/by-hand.ts';
import { settle } from '#publishing/doubt/settle.ts';
import { createCorrection } from '#publishing/correcting/corrections.ts';
import { freeze, thaw } from '#publishing/holding/freeze.ts';
import { reviseWhenFree, stop } from '#publishing/deciding/stop.ts';

import { askedCorrection, madeCorrection, publishedDraft } from '../support/correction-scene.ts';
import { aPicture, openScene, present, rules, type Scene } from '../support/publishing-scene.ts';
import { urlOf } from '../support/scripted-network.ts';

const typo = 'The town hall is open untill 18:00.';
const mended = 'The town hall is open until 18:00.';

function textsOn({ posts }: Scene['x']): readonly string[] {
  return posts.map(({ rendering }) => rendering.text);
}

test('an approved correction changes the Mastodon post in its place, and replaces the one on X', async () => {
  await using scene = await openScene();
  const draft = await publishedDraft(scene, { text: typo });
  const correction = await askedCorrection(scene, draft, { text: mended });
  await scene.pass(600);
  assert.deepEqual([textsOn(scene.mastodon), textsOn(scene.x)], [[typo], [typo]]);
  await scene.decide(correction);
  await scene.pass(600);
  assert.deepEqual([textsOn(scene.mastodon), textsOn(scene.x)], [[mended], [mended]]);
  const edited = await scene.delivery(correction.id);
  assert.ok(edited.state === 'sent');
  assert.deepEqual([edited.remoteId, edited.remoteUrl], ['mastodon-1', urlOf('mastodon-1')]);
  assert.equal(scene.mastodon.posts.length, 1);
  const [old, replacement] = [await scene.delivery(draft.id, 'x'), await scene.delivery(correction.id, 'x')];
  assert.ok(old.state === 'retracted' && replacement.state === 'sent');
  assert.deepEqual([old.retractedBy, old.retractWhy], ['karim', `→ ${urlOf('x-2')}`]);
  assert.equal((await scene.delivery(draft.id)).state, 'sent');
});

test('both links stand in the journal, and both threads are told', async () => {
  await using scene = await openScene();
  const draft = await publishedDraft(scene, { text: typo });
  const correction = await askedCorrection(scene, draft, { text: mended });
  await scene.decide(correction);
  await scene.pass(600);
  const entries = await scene.store.db.journalEntry.findMany({ where: { draftId: correction.id } });
  const data = (kind: string): unknown => entries.find((entry) => entry.kind === kind)?.data;
  assert.partialDeepStrictEqual(data('delivery.corrected'), { url: urlOf('mastodon-1'), number: 1 });
  const corrects = { way: 'replace', remoteId: 'x-1', url: urlOf('x-1') };
  assert.partialDeepStrictEqual(data('delivery.sent'), { url: urlOf('x-2'), corrects });
  const told = await scene.notices(correction.id);
  assert.ok(told.includes('delivery.corrected') && told.includes('post.replaced'), told.join(' '));
  const toldBefore = await scene.notices(draft.id);
  assert.equal(toldBefore.filter((kind) => kind === 'post.corrected').length, 2);
});

test('the author of a correction never counts, whoever wrote what it corrects', async () => {
  await using scene = await openScene({ settings: { approvers: ['amina', 'karim'] } });
  const draft = await publishedDraft(scene, { text: typo });
  const correction = await askedCorrection(scene, draft, { text: mended });
  assert.deepEqual(await scene.decide(correction, { by: 'amina' }), { kind: 'refused', why: 'author' });
  await scene.pass(600);
  assert.deepEqual(textsOn(scene.mastodon), [typo]);
});

test('who is not of the desk makes no correction, and of nothing public there is none', async () => {
  await using scene = await openScene();
  const draft = await scene.asked({ text: typo });
  const { accountIds: _, ...content } = draft.current.content;
  const base = { draftId: draft.id, members: noMembers, rules, content, wayFor: () => 'edit' as const };
  const correct = (person: string): Promise<{ readonly kind: string }> =>
    scene.store.write((work) => createCorrection(work, { ...base, person }));
  assert.equal((await correct('stranger')).kind, 'notAllowed');
  assert.equal((await correct('amina')).kind, 'nothingPublic');
  assert.equal(await scene.store.db.draft.count(), 1);
});

test('what is left as it is gets no delivery, and is a part of what was approved', async () => {
  await using scene = await openScene();
  const draft = await publishedDraft(scene, { text: typo });
  const left = await askedCorrection(scene, draft, { text: mended, ways: { x: 'leave' } });
  const alone = await askedCorrection(scene, draft, { text: mended, ways: { x: 'reply' } });
  assert.notEqual(left.current.fingerprint, alone.current.fingerprint);
  await scene.decide(left);
  await scene.pass(600);
  assert.deepEqual([textsOn(scene.mastodon), textsOn(scene.x)], [[mended], [typo]]);
  assert.equal((await scene.deliveries(left.id)).length, 1);
});

test('a correction beside its post answers to it on Mastodon, and stands by itself on X', async () => {
  await using scene = await openScene();
  const draft = await publishedDraft(scene, { text: typo });
  const correction = await askedCorrection(scene, draft, {
    text: 'Correction.',
    ways: { mastodon: 'reply', x: 'reply' },
  });
  await scene.decide(correction);
  await scene.pass(600);
  assert.deepEqual([textsOn(scene.mastodon), textsOn(scene.x)].flat(), [typo, 'Correction.', typo, 'Correction.']);
  const [, answer] = scene.mastodon.posts;
  assert.equal(answer?.rendering.replyTo, 'mastodon-1');
  assert.equal(scene.x.posts[1]?.rendering.replyTo, undefined);
});

test('a correction that was made before another one went out does not undo it', async () => {
  await using scene = await openScene();
  const draft = await publishedDraft(scene, { text: typo });
  const older = await askedCorrection(scene, draft, { text: 'Older.', ways: { x: 'leave' } });
  const newer = await askedCorrection(scene, draft, { text: 'Newer.', ways: { x: 'leave' } });
  await scene.decide(newer);
  await scene.pass(600);
  await scene.decide(older);
  await scene.pass(600);
  assert.deepEqual(textsOn(scene.mastodon), ['Newer.']);
  assert.partialDeepStrictEqual(await scene.delivery(older.id), { state: 'held', why: 'corrected_since' });
  // Made anew, for the post as it is now, it may.
  const next = await askedCorrection(scene, newer, { text: 'Older.', ways: { x: 'leave' } });
  assert.equal(next.current.content.corrections?.[0]?.number, 2);
  await scene.decide(next);
  await scene.pass(600);
  assert.deepEqual(textsOn(scene.mastodon), ['Older.']);
});

test('two corrections of a post that are approved at once: one goes out, the other waits for a person', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 0 } });
  const draft = await publishedDraft(scene, { text: typo });
  const made = [
    await askedCorrection(scene, draft, { text: 'One.' }),
    await askedCorrection(scene, draft, { text: 'Other.' }),
  ];
  await Promise.all(made.map((correction) => scene.decide(correction)));
  await scene.pass(900);
  assert.equal(scene.mastodon.corrections.length, 1);
  assert.equal(scene.x.posts.length, 1);
  const states = await Promise.all(made.map(async ({ id }) => (await scene.delivery(id)).state));
  assert.deepEqual(states.toSorted(), ['held', 'sent']);
});

test('a correction does not go out while the outcome of another one is not known', async () => {
  await using scene = await openScene();
  const draft = await publishedDraft(scene, { text: typo });
  const first = await askedCorrection(scene, draft, { text: 'First.', ways: { x: 'leave' } });
  const second = await askedCorrection(scene, draft, { text: 'Second.', ways: { x: 'leave' } });
  scene.mastodon.correctTroubles.push('loseRequest');
  scene.mastodon.readBackAnswer = { kind: 'unreadable' };
  await scene.decide(first);
  await scene.pass(60);
  await scene.decide(second);
  await scene.pass(3600);
  assert.deepEqual(scene.mastodon.corrections, []);
  assert.partialDeepStrictEqual(await scene.delivery(first.id), { state: 'held', why: 'cannot_look' });
  assert.partialDeepStrictEqual(await scene.delivery(second.id), { state: 'held', why: 'corrected_since' });
});

test('an edit in doubt waits while a limit keeps it from being looked at, and is not asked again meanwhile', async () => {
  await using scene = await openScene();
  const draft = await publishedDraft(scene, { text: typo });
  const correction = await askedCorrection(scene, draft, { text: 'Until 18:00.', ways: { x: 'leave' } });
  scene.mastodon.correctTroubles.push('loseAnswer');
  scene.mastodon.readBackAnswer = { kind: 'tryLater', why: 'rate_limit', afterSeconds: 60 };
  await scene.decide(correction);
  await scene.pass(1800);
  assert.equal((await scene.delivery(correction.id)).state, 'doubt');
  scene.mastodon.readBackAnswer = null;
  await scene.pass(120);
  assert.equal((await scene.delivery(correction.id)).state, 'sent');
  assert.equal(scene.mastodon.corrections.length, 1);
});

for (const [trouble, requests] of [
  ['loseAnswer', 1],
  ['loseRequest', 1],
] as const) {
  test(`an edit whose ${trouble === 'loseAnswer' ? 'answer' : 'request'} is lost is looked for, and ends done`, async () => {
    await using scene = await openScene();
    const draft = await publishedDraft(scene, { text: typo });
    const correction = await askedCorrection(scene, draft, { text: mended, ways: { x: 'leave' } });
    scene.mastodon.correctTroubles.push(trouble);
    await scene.decide(correction);
    await scene.pass(600);
    assert.equal((await scene.delivery(correction.id)).state, 'sent');
    assert.deepEqual([textsOn(scene.mastodon), scene.mastodon.corrections.length], [[mended], requests]);
    assert.ok((await scene.notices(correction.id)).includes('delivery.doubt'));
  });
}

test('an edit that never gets an answer is asked again three times, then a person is asked, and may say how it stands', async () => {
  await using scene = await openScene();
  const draft = await publishedDraft(scene, { text: typo });
  const correction = await askedCorrection(scene, draft, { text: mended, ways: { x: 'leave' } });
  scene.mastodon.correctTroubles.push(...Array.from({ length: 9 }, () => 'loseRequest' as const));
  await scene.decide(correction);
  await scene.pass(3600);
  const held = await scene.delivery(correction.id);
  assert.partialDeepStrictEqual(held, { state: 'held', why: 'still_absent', repeats: 3 });
  const by = { kind: 'member', id: 'karim', name: 'Karim', members: noMembers } as const;
  const there = (id: string): Promise<{ readonly kind: string }> =>
    scene.store.write((work) =>
      settle(work, {
        deliveryId: held.id,
        by,
        sighting: { kind: 'published', post: { id, url: urlOf(id) }, isSeen: false },
      }),
    );
  assert.equal((await there('mastodon-9')).kind, 'ownedByAnother');
  assert.equal((await there('mastodon-1')).kind, 'settled');
  assert.equal((await scene.delivery(correction.id)).state, 'sent');
});

test('a server that answered late that it corrected ends the doubt', async () => {
  await using scene = await openScene({ wrap: (deps) => ({ ...deps, sendTimeoutSeconds: 0.05 }) });
  const draft = await publishedDraft(scene, { text: typo });
  const correction = await askedCorrection(scene, draft, { text: mended, ways: { x: 'leave' } });
  scene.mastodon.correctTroubles.push('hang');
  await scene.decide(correction);
  await scene.pass(20);
  assert.equal((await scene.delivery(correction.id)).state, 'doubt');
  scene.mastodon.answerHanging();
  await scene.pass(0);
  for (let n = 0; n < 50 && (await scene.delivery(correction.id)).state !== 'sent'; n += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.equal((await scene.delivery(correction.id)).state, 'sent');
});

test('a server without edits refuses in words, and replacing is what is left', async () => {
  await using scene = await openScene();
  const draft = await publishedDraft(scene, { text: typo });
  const correction = await askedCorrection(scene, draft, { text: mended, ways: { x: 'leave' } });
  scene.mastodon.correctTroubles.push({ answer: { kind: 'unsupported' } });
  await scene.decide(correction);
  await scene.pass(600);
  assert.partialDeepStrictEqual(await scene.delivery(correction.id), { state: 'failed', why: 'cannot_edit' });
  const other = await askedCorrection(scene, draft, { text: mended, ways: { mastodon: 'replace', x: 'leave' } });
  await scene.decide(other);
  await scene.pass(600);
  assert.deepEqual(textsOn(scene.mastodon), [mended]);
});

test('a post that was deleted on the network meanwhile is said to be gone', async () => {
  await using scene = await openScene();
  const draft = await publishedDraft(scene, { text: typo });
  const correction = await askedCorrection(scene, draft, { text: mended, ways: { x: 'leave' } });
  scene.mastodon.posts.splice(0);
  scene.mastodon.correctTroubles.push('loseRequest');
  await scene.decide(correction);
  await scene.pass(600);
  const failed = await scene.delivery(correction.id);
  assert.partialDeepStrictEqual(failed, { state: 'failed', why: 'post_gone', doubtSince: null });
  assert.deepEqual(scene.mastodon.posts, []);
});

test('an approved correction is held by a freeze, and goes out once somebody lets it go', async () => {
  await using scene = await openScene();
  const draft = await publishedDraft(scene, { text: typo });
  const correction = await askedCorrection(scene, draft, { text: mended, ways: { x: 'leave' } });
  const by = { id: 'sophie', name: 'Sophie' };
  await scene.store.write((work) => freeze(work, { deskId: scene.deskId, by, why: null }));
  await scene.decide(correction);
  await scene.pass(600);
  assert.deepEqual(textsOn(scene.mastodon), [typo]);
  await thaw(scene.store, { deskId: scene.deskId, by });
  await scene.pass(600);
  assert.deepEqual(textsOn(scene.mastodon), [typo]);
  const held = await scene.delivery(correction.id);
  await scene.store.write((work) => retryDelivery(work, { deliveryId: held.id, person: 'amina', members: noMembers }));
  await scene.pass(600);
  assert.deepEqual(textsOn(scene.mastodon), [mended]);
});

test('a stopped correction changes nothing', async () => {
  await using scene = await openScene();
  const draft = await publishedDraft(scene, { text: typo });
  const correction = await askedCorrection(scene, draft, { text: mended });
  await scene.decide(correction);
  await scene.store.write((work) => stop(work, { draftId: correction.id, person: 'karim', members: noMembers }));
  await scene.pass(600);
  assert.deepEqual([textsOn(scene.mastodon), textsOn(scene.x)], [[typo], [typo]]);
});

test('a correction in whose stored plan somebody meddled does not leave', async () => {
  for (const data of [{ postId: 'mastodon-9' }, { correctionNumber: 7 }, { way: 'replace' }] as const) {
    await using scene = await openScene();
    const draft = await publishedDraft(scene, { text: typo });
    const correction = await askedCorrection(scene, draft, { text: mended, ways: { x: 'leave' } });
    await scene.decide(correction);
    const { id } = await scene.delivery(correction.id);
    await scene.store.db.delivery.update({ where: { id }, data });
    await scene.pass(600);
    assert.partialDeepStrictEqual(await scene.delivery(correction.id), { state: 'held', why: 'content_changed' });
    assert.deepEqual(textsOn(scene.mastodon), [typo]);
  }
});

test('what was approved for one post does nothing to another', async () => {
  await using scene = await openScene();
  const draft = await publishedDraft(scene, { text: typo });
  const correction = await askedCorrection(scene, draft, { text: mended, ways: { x: 'leave' } });
  const corrections = present(correction.current.content.corrections).map((one) => ({ ...one, postId: 'mastodon-9' }));
  await scene.store.db.revision.updateMany({ where: { draftId: correction.id }, data: { corrections } });
  await scene.decide(correction);
  await scene.pass(600);
  assert.partialDeepStrictEqual(await scene.delivery(correction.id), { state: 'held', why: 'content_changed' });
  assert.deepEqual(textsOn(scene.mastodon), [typo]);
});

test('pictures of a correction are brought first, for the post that they go to', async () => {
  await using scene = await openScene();
  const media = [await aPicture(scene.store, 'door')];
  const draft = await publishedDraft(scene, { text: typo });
  const correction = await askedCorrection(scene, draft, { text: mended, media, ways: { x: 'leave' } });
  await scene.decide(correction);
  await scene.pass(600);
  const [post] = scene.mastodon.posts;
  assert.deepEqual([post?.rendering.text, post?.rendering.media.length], [mended, 1]);
  const gone = await askedCorrection(scene, draft, { text: 'Again.', media, ways: { x: 'leave' } });
  scene.mastodon.prepareTroubles.push({ kind: 'refused', why: 'not_found', uploaded: [] });
  await scene.decide(gone);
  await scene.pass(600);
  assert.partialDeepStrictEqual(await scene.delivery(gone.id), { state: 'failed', why: 'post_gone' });
});

test('the accounts that a correction did not reach get a copy of it that corrects the same', async () => {
  await using scene = await openScene();
  const draft = await publishedDraft(scene, { text: typo });
  const correction = await askedCorrection(scene, draft, { text: mended });
  scene.x.troubles.push({ answer: { kind: 'refused', why: 'invalid' } });
  await scene.decide(correction);
  await scene.pass(600);
  const wish = { draftId: correction.id, person: 'amina', members: noMembers, rules };
  const copied = await scene.store.write((work) => copyUnsent(work, wish));
  assert.ok(copied.kind === 'copied');
  const { content } = copied.draft.current;
  assert.deepEqual(
    content.corrections?.map(({ way, postId }) => [way, postId]),
    [['replace', 'x-1']],
  );
  assert.deepEqual(content.accountIds, [scene.accountIds.x]);
  const row = await scene.store.db.draft.findUniqueOrThrow({ where: { id: copied.draft.id } });
  assert.equal(row.correctsId, draft.id);
});

test('a correction that nobody asked for approval of does nothing', async () => {
  await using scene = await openScene();
  const draft = await publishedDraft(scene, { text: typo });
  const made = await madeCorrection(scene, draft, { text: mended });
  assert.equal((await scene.decide(made)).kind, 'refused');
  await scene.pass(600);
  assert.deepEqual(textsOn(scene.mastodon), [typo]);
  const desk = await scene.desk();
  const request = { draftId: made.id, revision: 1, person: 'amina', desk, rules };
  assert.equal((await scene.store.write((work) => askForApproval(work, request))).kind, 'asked');
});

test('the post before is not read back as changed by its server', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 0 } });
  const draft = await scene.asked({ text: typo });
  await scene.decide(draft);
  await scene.pass(1);
  const correction = await askedCorrection(scene, draft, { text: mended, ways: { x: 'leave' } });
  await scene.decide(correction);
  await scene.pass(900);
  assert.ok(!(await scene.notices(draft.id)).includes('delivery.changedByServer'));
  assert.ok(!(await scene.notices(correction.id)).includes('delivery.changedByServer'));
});

test('a correction that is worded anew still corrects, and publishes nothing of its own', async () => {
  await using scene = await openScene();
  const draft = await publishedDraft(scene, { text: typo });
  const made = await madeCorrection(scene, draft, { text: mended, ways: { x: 'leave' } });
  const { corrections: _, ...content } = { ...made.current.content, text: 'Worded anew.' };
  const desk = await scene.desk();
  const accountIds = [scene.accountIds.mastodon, scene.accountIds.x];
  const revision = { draftId: made.id, editor: 'amina', baseRevision: 1, content: { ...content, accountIds } };
  const revised = await scene.store.write((work) => reviseWhenFree(work, { ...revision, desk, rules }));
  assert.ok(revised.kind === 'revised');
  assert.deepEqual(revised.draft.current.content.corrections, made.current.content.corrections);
  const request = { draftId: made.id, revision: 2, person: 'amina', desk, rules };
  await scene.store.write((work) => askForApproval(work, request));
  await scene.decide(made);
  await scene.pass(600);
  assert.deepEqual([textsOn(scene.mastodon), textsOn(scene.x)], [['Worded anew.'], [typo]]);
});
