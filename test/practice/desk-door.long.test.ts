import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openDeskDoor } from '#practice/desk/open-desk-door.ts';
import { journal } from '#storage/journal.ts';

import { withHistory } from '../support/digest-desk.ts';
import { openScene } from '../support/publishing-scene.ts';

test('another language draws the cards of what was written again, and tells of no post of the made-up past', async () => {
  await using scene = await openScene();
  const waiting = await scene.asked();
  await withHistory(scene.store, scene.deskId);
  const { db } = scene.store;
  await db.notice.deleteMany();
  const { platform, channel, language } = await scene.desk();
  const other = language === 'fr' ? 'en' : 'fr';
  const door = openDeskDoor(scene.store, platform);
  await door.speak(channel, other, 'karim');
  assert.equal((await scene.desk()).language, other);
  const told = await db.notice.findMany({ select: { draftId: true, kind: true } });
  assert.deepEqual(told, [{ draftId: waiting.id, kind: 'draft.changed' }]);

  const seen = await door.look(channel, ['karim', 'sacha']);
  assert.deepEqual([seen?.hasApproved, seen?.hasWritten], [false, false], 'what was made up is no step of anybody');
});

test('somebody has approved a post once they have, and not by agreeing to something else', async () => {
  await using scene = await openScene();
  const { platform, channel } = await scene.desk();
  const door = openDeskDoor(scene.store, platform);
  const { deskId } = scene;
  const agreed = { kind: 'decision.approve', deskId, draftId: null, actor: 'karim', data: {} } as const;
  await scene.store.write((work) => journal(work, agreed));
  assert.equal((await door.look(channel, ['karim']))?.hasApproved, false);
  await scene.decide(await scene.asked());
  assert.equal((await door.look(channel, ['karim']))?.hasApproved, true);
});
