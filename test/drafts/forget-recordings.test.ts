import assert from 'node:assert/strict';
import { test } from 'node:test';

import { forgetRecordings } from '#drafts/forget-recordings.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { madeRecording } from '../support/made-recordings.ts';

async function withVideo(): Promise<BotScene> {
  const scene = await openBotScene();
  await scene.draft('Le message du préfet.');
  const [line] = scene.messages();
  assert.ok(line);
  const files = [{ name: 'prefet.mp4', bytes: await madeRecording() }];
  scene.people.say('aicha', { channel: 'publications', thread: line.ref.message }, '', files);
  await scene.settle();
  return scene;
}

async function kept(scene: BotScene, days: number): Promise<number> {
  scene.clock.advance(days * 86_400_000);
  await forgetRecordings(scene.store);
  return scene.store.db.recordingPiece.count();
}

test('a video is forgotten 90 days after it was public, and its hash stays', async () => {
  await using scene = await withVideo();
  await scene.press('aicha', 'altTexts');
  await scene.people.submit('aicha', { alt0: 'Le préfet parle devant une carte.' });
  await scene.settle();
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(120);
  assert.equal(scene.networks.mastodon.posts.length, 1);
  assert.ok((await kept(scene, 89)) > 0);
  assert.equal(await kept(scene, 2), 0);
  const [row] = await scene.store.db.recording.findMany();
  assert.ok(row !== undefined && row.removedAt !== null && row.keptAt === null);
});

test('a video whose post failed stays for as long as that of a public one: it may be tried again', async () => {
  await using scene = await withVideo();
  await scene.press('aicha', 'altTexts');
  await scene.people.submit('aicha', { alt0: 'Le préfet parle devant une carte.' });
  await scene.settle();
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(120);
  // It was approved long before it was due.
  const changedAt = new Date(scene.clock.now().getTime() - 100 * 86_400_000);
  await scene.store.db.draft.updateMany({ data: { changedAt } });
  await scene.store.db.delivery.updateMany({ data: { state: 'failed', why: 'media_rejected', sentAt: null } });
  assert.ok((await kept(scene, 89)) > 0);
  assert.equal(await kept(scene, 2), 0);
});

test('a video of a draft that is being written stays, and one of a cancelled draft goes as its desk says', async () => {
  await using scene = await withVideo();
  assert.ok((await kept(scene, 200)) > 0);
  await scene.store.db.desk.updateMany({ data: { recordingDays: 10 } });
  await scene.store.db.draft.updateMany({ data: { state: 'cancelled', changedAt: scene.clock.now() } });
  assert.ok((await kept(scene, 9)) > 0);
  assert.equal(await kept(scene, 2), 0);
});

test('a video that came and is in no draft goes after two days', async () => {
  await using scene = await withVideo();
  await scene.store.db.revision.updateMany({ data: { media: [] } });
  assert.ok((await kept(scene, 1)) > 0);
  assert.equal(await kept(scene, 2), 0);
});
