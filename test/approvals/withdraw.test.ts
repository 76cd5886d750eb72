import assert from 'node:assert/strict';
import { test } from 'node:test';

import { reviseWhenFree } from '#publishing/deciding/stop.ts';
import { withdrawAndCallOff, type WithdrawAndCallOffOutcome } from '#publishing/deciding/decide.ts';

import { aContent, openScene, rules, type Scene } from '../support/publishing-scene.ts';

function takeAway(scene: Scene, draftId: string, person = 'karim', revision = 1): Promise<WithdrawAndCallOffOutcome> {
  return scene.store.write((work) => withdrawAndCallOff(work, { draftId, person, revision }));
}

test('a removed ✅ takes the approval back and calls off what has not left', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft, { via: 'reaction' });
  const outcome = await takeAway(scene, draft.id);
  assert.equal(outcome.kind, 'withdrawn');
  assert.equal((await scene.draft(draft.id)).state, 'asked');
  assert.deepEqual(
    (await scene.deliveries(draft.id)).map(({ state }) => state),
    ['cancelled', 'cancelled'],
  );
  await scene.pass(600);
  assert.deepEqual([...scene.mastodon.posts, ...scene.x.posts], []);
});

test('it can be approved again after that, and goes out once', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft, { via: 'reaction' });
  await takeAway(scene, draft.id);
  await scene.decide(draft, { via: 'reaction' });
  await scene.pass(600);
  assert.deepEqual([scene.mastodon.posts.length, scene.x.posts.length], [1, 1]);
});

test('a button’s decision is not withdrawn by a missing ✅, nor is one that was pressed as well', async () => {
  await using scene = await openScene();
  const pressed = await scene.asked();
  await scene.decide(pressed, { via: 'button' });
  await scene.decide(pressed, { via: 'reaction' });
  assert.equal((await takeAway(scene, pressed.id)).kind, 'nothing');
  const both = await scene.asked({ text: 'Another post.' });
  await scene.decide(both, { via: 'reaction' });
  await scene.decide(both, { via: 'button' });
  assert.equal((await takeAway(scene, both.id)).kind, 'nothing');
});

test('a ✅ removed from an old card, or by somebody else, withdraws nothing', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft, { via: 'reaction' });
  assert.equal((await takeAway(scene, draft.id, 'karim', 2)).kind, 'nothing');
  assert.equal((await takeAway(scene, draft.id, 'lea')).kind, 'nothing');
});

test('a ✅ removed from a card that an edit has made old changes nothing', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft, { via: 'reaction' });
  const desk = await scene.desk();
  const content = aContent(scene, { text: 'Edited.' });
  await scene.store.write((work) =>
    reviseWhenFree(work, { draftId: draft.id, editor: 'amina', baseRevision: 1, content, desk, rules }),
  );
  assert.equal((await takeAway(scene, draft.id)).kind, 'nothing');
});

test('where the other approvals suffice, the post still leaves', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft, { via: 'reaction' });
  await scene.decide(draft, { by: 'lea', via: 'reaction' });
  const outcome = await takeAway(scene, draft.id);
  assert.equal(outcome.kind === 'withdrawn' && outcome.standing.kind, 'approved');
  await scene.pass(600);
  assert.equal(scene.mastodon.posts.length, 1);
});

test('what has been sent stays approved, by the same decision', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft, { via: 'reaction' });
  await scene.pass(30);
  assert.equal((await takeAway(scene, draft.id)).kind, 'tooLate');
  assert.equal((await scene.draft(draft.id)).state, 'approved');
  assert.equal((await scene.store.db.decision.findFirstOrThrow()).withdrawnAt, null);
});
