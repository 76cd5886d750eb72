import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { present } from '../support/publishing-scene.ts';

/** Two drafts that Karim and Léa are asked about, and who presses "approve" on which, as a script does. */
async function askedTwice(): Promise<{
  readonly scene: BotScene;
  readonly press: (user: string, number: number) => Promise<void>;
}> {
  const scene = await openBotScene({
    settings: { approvers: ['karim', 'lea'] },
    people: [{ id: 'lea', name: 'Léa', kind: 'member', part: 'approver', language: 'fr', timeZone: 'Europe/Paris' }],
  });
  for (const text of ['The pool is open.', 'The library is open.']) {
    await scene.draft(text);
    await scene.press('aicha', 'ask');
  }
  const drafts = await scene.store.db.draft.findMany({ include: { revisions: true }, orderBy: { number: 'asc' } });
  const { ref } = scene.cardWith('approve');
  let pressed = 0;
  const press = (user: string, number: number): Promise<void> => {
    pressed += 1;
    const { id: draftId, revisions } = present(drafts[number - 1]);
    const { fingerprint: target } = present(revisions[0]);
    const event = { kind: 'button', action: 'approve', draftId, revision: 1, target } as const;
    return scene.sink.accept({
      ...event,
      user,
      ref,
      dedupeKey: `press:${pressed}`,
      trigger: { id: `trigger:${pressed}` },
    });
  };
  return { scene, press };
}

test('ten thousand presses by a script in one name decide once, and hold up nobody else', async () => {
  const { scene, press } = await askedTwice();
  await using _ = scene;
  await press('karim', 2);
  const startedAt = performance.now();
  const flood = Array.from({ length: 10_000 }, () => press('lea', 1));
  const other = press('karim', 1).then(() => performance.now() - startedAt);
  const otherMs = await other;
  await Promise.all(flood);
  // One after the other, a press takes some milliseconds: ten thousand of them before Karim's took 25 s.
  assert.ok(otherMs < 1_500, `Karim waited for ${Math.round(otherMs)} ms`);
  const decided = (await scene.store.db.decision.findMany()).map(({ person }) => person);
  assert.deepEqual(decided.toSorted(), ['karim', 'karim', 'lea']);
  await scene.pass(30);
  assert.deepEqual([scene.networks.mastodon.posts.length, scene.networks.x.posts.length], [2, 2]);
});

test('after a flood whoever was flooded for can press again', async () => {
  const { scene, press } = await askedTwice();
  await using _ = scene;
  await Promise.all(Array.from({ length: 1_000 }, () => press('aicha', 1)));
  await press('lea', 1);
  await Promise.all(Array.from({ length: 1_000 }, () => press('lea', 1)));
  await press('lea', 2);
  assert.equal(await scene.store.db.decision.count(), 2);
});
