import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { noMembers } from '#desks/may.ts';
import { type Draft, lockDraft } from '#drafts/draft.ts';
import { lockReady } from '#publishing/lock-delivery.ts';
import { reviseWhenFree, stop } from '#publishing/deciding/stop.ts';
import { send } from '#publishing/sending/send.ts';

import { aContent, openScene, rules, type Scene } from '../support/publishing-scene.ts';

function edit(scene: Scene, draftId: string, text: string): Promise<{ readonly kind: string }> {
  return scene.desk().then((desk) =>
    scene.store.write((work) =>
      reviseWhenFree(work, {
        draftId,
        editor: 'amina',
        baseRevision: 1,
        content: aContent(scene, { text }),
        desk,
        rules,
      }),
    ),
  );
}

test('a double click, or the same click on two replicas, is one decision and one post', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  const outcomes = await Promise.all(Array.from({ length: 6 }, () => scene.decide(draft)));
  assert.deepEqual(outcomes.map(({ kind }) => kind).toSorted(), [
    'decided',
    ...Array.from({ length: 5 }, () => 'repeated'),
  ]);
  await scene.pass(600);
  assert.deepEqual([scene.mastodon.requests.length, scene.x.requests.length], [1, 1]);
});

test('two people approving in the same instant plan the post once', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  const outcomes = await Promise.all([scene.decide(draft), scene.decide(draft, { by: 'lea' })]);
  assert.deepEqual(
    outcomes.map(({ kind }) => kind),
    ['decided', 'decided'],
  );
  assert.equal((await scene.deliveries(draft.id)).length, 2);
  await scene.pass(600);
  assert.equal(scene.mastodon.requests.length, 1);
});

/** Edits and approves a new draft in one instant, eight times, each first in half of them. */
async function editAndApprove(scene: Scene, then: (text: string, draft: Draft) => void): Promise<void> {
  for (let round = 0; round < 8; round += 1) {
    const text = `Round ${round}.`;
    const { id } = await scene.asked({ text });
    const both = [() => edit(scene, id, `${text} Edited.`), () => scene.decide({ id }, { revision: 1 })];
    await Promise.all((round % 2 === 0 ? both : both.toReversed()).map((one) => one()));
    await scene.pass(60);
    then(text, await scene.draft(id));
  }
}

test('an edit and an approval in the same instant: the unseen text is never published', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 1 } });
  await editAndApprove(scene, (_text, { current }) => assert.equal(current.number, 2));
  assert.deepEqual([...scene.mastodon.posts, ...scene.x.posts], []);
});

test('an edit and an approval that leaves at once, in the same instant: what is public is what was approved', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 0 } });
  await editAndApprove(scene, (text, { current }) => {
    const texts = [...scene.mastodon.posts, ...scene.x.posts].map(({ rendering }) => rendering.text);
    const ofThis = texts.filter((one) => one.startsWith(text));
    assert.deepEqual(ofThis, current.number === 2 ? [] : [text, text]);
  });
});

test('stop and the due second in the same instant: stopped and never public, or public and named', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 1 } });
  const results = new Set<string>();
  for (let round = 0; round < 8; round += 1) {
    const draft = await scene.asked({ text: `Round ${round}.`, accountIds: [scene.accountIds.mastodon] });
    await scene.decide(draft);
    scene.clock.advance(1000);
    const { id } = await scene.delivery(draft.id);
    const signal = new AbortController().signal;
    const stopIt = (): Promise<{ kind: string }> =>
      scene.store.write((work) => stop(work, { draftId: draft.id, person: 'amina', members: noMembers }));
    const [outcome] = await Promise.all([
      new Promise((resolve) => setTimeout(resolve, round * 2)).then(stopIt),
      send(scene.deps, { deliveryId: id, attempt: 0, round: 1 }, signal),
      send(scene.deps, { deliveryId: id, attempt: 0, round: 1 }, signal),
    ]);
    await scene.pass(60);
    const posts = scene.mastodon.posts.filter(({ rendering }) => rendering.text === `Round ${round}.`);
    assert.equal(posts.length, outcome.kind === 'stopped' ? 0 : 1);
    results.add(outcome.kind);
  }
  assert.ok(results.has('nothingToStop') || results.has('stopped'));
});

test('the deliveries of one draft are claimed beside each other, and whoever changes the draft waits for both', async () => {
  await using scene = await openScene();
  const { store } = scene;
  const draft = await scene.asked();
  await scene.decide(draft);
  const [one, other] = await scene.deliveries(draft.id);
  assert.ok(one !== undefined && other !== undefined);
  const said: string[] = [];
  const bothHave = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  const claims = [one, other].map(({ id }) =>
    store.write(async (work) => {
      await lockReady(work.tx, [id]);
      said.push('has');
      if (said.length === 2) bothHave.resolve();
      await mayEnd.promise;
      said.push('ends');
    }),
  );
  await bothHave.promise;
  const change = store.write(async (work) => {
    await lockDraft(work.tx, draft.id);
    said.push('changes');
  });
  await pause(50);
  mayEnd.resolve();
  await Promise.all([...claims, change]);
  assert.deepEqual(said, ['has', 'has', 'ends', 'ends', 'changes']);
});

test('both deliveries of an approval that lapsed, looked at in one instant, are held and told', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 1 } });
  const draft = await scene.asked();
  await scene.decide(draft);
  scene.clock.advance(1000);
  await scene.store.db.decision.updateMany({ data: { withdrawnAt: scene.clock.now() } });
  const deliveries = await scene.deliveries(draft.id);
  await Promise.all(
    deliveries.map(({ id }) =>
      send(scene.deps, { deliveryId: id, attempt: 0, round: 1 }, new AbortController().signal),
    ),
  );
  const held = (await scene.deliveries(draft.id)).map(({ state }) => state);
  assert.deepEqual([held, (await scene.draft(draft.id)).state], [['held', 'held'], 'asked']);
  assert.deepEqual([scene.mastodon.requests.length, scene.x.requests.length], [0, 0]);
});

test('one delivery taken by several workers at once is sent by one', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 1 } });
  const draft = await scene.asked({ accountIds: [scene.accountIds.x] });
  await scene.decide(draft);
  scene.clock.advance(1000);
  const { id } = await scene.delivery(draft.id, 'x');
  await Promise.all(
    Array.from({ length: 5 }, () =>
      send(scene.deps, { deliveryId: id, attempt: 0, round: 1 }, new AbortController().signal),
    ),
  );
  assert.equal(scene.x.requests.length, 1);
});

test('two posts of one account are never on their way at the same time', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 1 } });
  const ids: string[] = [];
  for (const text of ['One.', 'Two.', 'Three.']) {
    const draft = await scene.asked({ text, accountIds: [scene.accountIds.mastodon] });
    await scene.decide(draft);
    ids.push((await scene.delivery(draft.id)).id);
  }
  scene.clock.advance(1000);
  let underWay = 0;
  let most = 0;
  scene.mastodon.whileSending = async () => {
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise((resolve) => setTimeout(resolve, 20));
    underWay -= 1;
  };
  await Promise.all(
    ids.map((id) => send(scene.deps, { deliveryId: id, attempt: 0, round: 1 }, new AbortController().signal)),
  );
  await scene.pass(10);
  assert.deepEqual([most, scene.mastodon.posts.length], [1, 3]);
});
