import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noMembers } from '#desks/may.ts';
import { type ProposeOutcome, proposeWording, type TakeOutcome, acceptWording } from '#publishing/deciding/wordings.ts';

import { aContent, member, openScene, rules, type Scene } from '../support/publishing-scene.ts';

const better = 'The town hall is open until 19:00 on Monday.';

async function propose(scene: Scene, draftId: string): Promise<ProposeOutcome> {
  const desk = await scene.desk();
  const request = { draftId, person: member('karim'), members: noMembers, base: 1, desk, rules };
  return scene.store.write((work) => proposeWording(work, { ...request, content: aContent(scene, { text: better }) }));
}

async function take(scene: Scene, draftId: string): Promise<TakeOutcome> {
  const { id } = await scene.store.db.wording.findFirstOrThrow();
  const request = { draftId, wordingId: id, revision: 1, person: 'amina', members: noMembers };
  const desk = await scene.desk();
  return scene.store.write((work) => acceptWording(work, { ...request, desk, rules }));
}

test('of two presses in one instant that take a wording, one does, and one revision is made', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  assert.equal((await propose(scene, draft.id)).kind, 'proposed');
  const outcomes = await Promise.all([take(scene, draft.id), take(scene, draft.id), take(scene, draft.id)]);
  assert.deepEqual(outcomes.map(({ kind }) => kind).toSorted(), ['accepted', 'over', 'over']);
  assert.equal(await scene.store.db.revision.count(), 2);
});

test('a wording taken and the old version approved in one instant: what is public is what was approved', async () => {
  for (let round = 0; round < 6; round += 1) {
    await using scene = await openScene({ settings: { graceSeconds: 0 } });
    const draft = await scene.asked();
    await propose(scene, draft.id);
    const acts = [() => take(scene, draft.id), () => scene.decide(draft, { by: 'lea', revision: 1 })] as const;
    const [first, second] = round % 2 === 0 ? acts : acts.toReversed();
    await Promise.all([first?.(), second?.()]);
    await scene.pass(60);
    const { current } = await scene.draft(draft.id);
    const texts = scene.mastodon.posts.map(({ rendering }) => rendering.text);
    // Either the wording came first, and nobody approved that yet; or it came too late, and nothing was made of it.
    assert.deepEqual(texts, current.number === 2 ? [] : [draft.current.content.text]);
  }
});

test('a wording that was taken is neither taken nor proposed again', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  assert.equal((await propose(scene, draft.id)).kind, 'proposed');
  assert.equal((await take(scene, draft.id)).kind, 'accepted');
  assert.deepEqual(await propose(scene, draft.id), { kind: 'refused', why: 'unchanged' });
  assert.equal((await take(scene, draft.id)).kind, 'over');
});
