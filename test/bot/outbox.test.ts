import assert from 'node:assert/strict';
import { test } from 'node:test';

import { deliverNotice } from '#bot/outbox/deliver-notice.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';

const settings = { language: 'en' } as const;

/** A row as some release wrote it, delivered; what people see then. */
async function seenAfter(
  scene: BotScene,
  row: { readonly draftId: string | null; readonly kind: string; readonly data: object },
): Promise<string> {
  const { store, clock } = scene;
  const deskId = scene.deskId ?? '';
  const id = store.newId();
  await store.db.notice.create({ data: { id, key: `${row.kind}:${id}`, deskId, ...row, createdAt: clock.now() } });
  await deliverNotice(scene.bot, id);
  const { deliveredAt } = await store.db.notice.findUniqueOrThrow({ where: { id } });
  assert.notEqual(deliveredAt, null);
  return scene.seen();
}

test('of a video that nobody can play it is told what to do, and by which button', async () => {
  await using scene = await openBotScene({ settings });
  await scene.draft('The mayor speaks.');
  const { id: draftId } = await scene.store.db.draft.findFirstOrThrow();
  const delivery = { deliveryId: draftId, accountId: scene.accountIds.mastodon, url: 'https://mastodon.example/@v/7' };
  const data = { ...delivery, what: ['playback'], redrawn: [] };
  assert.match(
    await seenAfter(scene, { draftId, kind: 'delivery.changedByServer', data }),
    /published, but for a quarter of an hour nobody could play the video.*use “Retract.*mastodon\.example\/@v\/7/s,
  );
});

test('what no release tells is told nobody, and stays for one that can', async () => {
  await using scene = await openBotScene({ settings });
  await scene.draft('The town hall is open until 18:00.');
  const { id: draftId } = await scene.store.db.draft.findFirstOrThrow();
  for (const to of [draftId, null]) {
    await assert.rejects(seenAfter(scene, { draftId: to, kind: 'delivery.flew', data: {} }), /kind/);
  }
  // A kind is told where it belongs, and nowhere else.
  await assert.rejects(seenAfter(scene, { draftId, kind: 'desk.frozen', data: { freezeId: draftId } }), /kind/);
  assert.equal(await scene.store.db.notice.count({ where: { deliveredAt: null } }), 3);
});
