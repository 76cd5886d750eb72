import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readSent } from '#metrics/figures.ts';

import { openNight } from '../support/night.ts';
import { openScene, type Scene } from '../support/publishing-scene.ts';
import { openRuleScene } from '../support/rule-scene.ts';

async function secondsOf({ store }: Pick<Scene, 'store'>): Promise<readonly number[]> {
  return (await readSent(store.db, new Date(0))).map(({ seconds }) => seconds);
}

test('of an approved post it counts from its approval; one that was taken back later counts for nothing', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 60 } });
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.pass(70);
  const approval = await scene.store.db.decision.findFirstOrThrow({ where: { subjectId: draft.id } });
  const decidedAt = new Date(approval.decidedAt.getTime() + 50_000);
  const other = { ...approval, id: scene.store.newId(), person: 'lea', decidedAt, withdrawnAt: decidedAt };
  await scene.store.db.decision.create({ data: other });
  assert.deepEqual(await secondsOf(scene), [60, 60]);
});

test('of a post by the emergency path it counts from the press', async () => {
  await using night = await openNight();
  assert.equal((await night.publish()).kind, 'sent');
  await night.pass(1);
  assert.deepEqual(await secondsOf(night), [0, 0]);
});

test('of a post by a rule it counts from when the rule let it out', async () => {
  await using own = await openRuleScene();
  await own.agreed();
  await own.came(7);
  await own.minutes(10);
  assert.equal(own.public().length, 1);
  const { at } = await own.scene.store.db.relayedByRule.findFirstOrThrow();
  const { sentAt } = await own.scene.store.db.delivery.findFirstOrThrow();
  const seconds = ((sentAt?.getTime() ?? 0) - at.getTime()) / 1000;
  assert.ok(seconds >= 600);
  assert.deepEqual(await secondsOf(own.scene), [seconds]);
});
