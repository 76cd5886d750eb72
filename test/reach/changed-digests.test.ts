import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';

import type { DigestState } from '#storage/generated/client.ts';

import { hourMs, openReadingScene, type ReadingScene, waitersForRows } from '../support/reading-scene.ts';

let week = 0;

/** A digest of posts published in those hours from now. */
async function digest(
  scene: ReadingScene,
  hours: readonly [number, number],
  { state = 'told', deskId = scene.deskId }: { readonly state?: DigestState; readonly deskId?: string } = {},
): Promise<string> {
  const id = randomUUID();
  const at = (hour: number): Date => new Date(scene.clock.now().getTime() + hour * hourMs);
  week += 1;
  await scene.store.db.digest.create({
    data: {
      id,
      deskId,
      week: `2026-W${week}`,
      state,
      dueAt: at(0),
      publishedFrom: at(hours[0]),
      publishedTo: at(hours[1]),
    },
  });
  return id;
}

async function told(scene: ReadingScene): Promise<readonly unknown[]> {
  const rows = await scene.store.db.notice.findMany({ where: { kind: 'digest.changed' } });
  assert.ok(rows.every(({ deskId, draftId }) => deskId === scene.deskId && draftId === null));
  return rows.map(({ data }) => data);
}

test('posts read at 72 hours after their digest was told have it composed anew, once', async () => {
  await using scene = await openReadingScene();
  await scene.published();
  await scene.published();
  const digestId = await digest(scene, [-1, 1]);
  await scene.wait(24 * hourMs);
  assert.deepEqual(await told(scene), []);
  await scene.wait(60 * hourMs);
  assert.deepEqual(await told(scene), [{ digestId }]);
  await scene.wait(84 * hourMs);
  assert.deepEqual(await told(scene), [{ digestId }], 'a reading at another age changed it');
});

test('each later reading has the digest composed anew again', async () => {
  await using scene = await openReadingScene();
  const digestId = await digest(scene, [-1, 3]);
  await scene.published();
  await scene.wait(2 * hourMs);
  await scene.published('x');
  await scene.wait(70 * hourMs);
  await scene.wait(2 * hourMs);
  assert.deepEqual(await told(scene), [{ digestId }, { digestId }]);
});

test('a reading that is missed for good changes its digest too', async () => {
  await using scene = await openReadingScene();
  await scene.published();
  const digestId = await digest(scene, [0, 1]);
  await scene.wait(200 * hourMs);
  assert.deepEqual(await told(scene), [{ digestId }]);
});

test('digests of other times, of other desks, not told yet or skipped are left alone', async () => {
  await using scene = await openReadingScene();
  const deskId = randomUUID();
  const { createdAt } = await scene.store.db.desk.findFirstOrThrow();
  const other = {
    name: 'Other',
    language: 'fr',
    timeZone: 'Europe/Paris',
    platform: 'p',
    channel: 'c2',
    createdAt,
  } as const;
  await scene.store.db.desk.create({ data: { ...other, id: deskId } });
  await scene.published();
  await digest(scene, [-2, 0]);
  await digest(scene, [0.001, 2]);
  await digest(scene, [-1, 1], { deskId });
  await digest(scene, [-1, 1], { state: 'due' });
  await digest(scene, [-1, 1], { state: 'skipped' });
  await scene.wait(72 * hourMs);
  assert.equal(await scene.store.db.reading.count({ where: { age: 'h72' } }), 1);
  assert.deepEqual(await told(scene), []);
});

test('a digest that is being told while a post is read is composed anew', async () => {
  await using scene = await openReadingScene();
  const id = await scene.published();
  const digestId = await digest(scene, [-1, 1], { state: 'due' });
  await scene.wait(24 * hourMs);
  let read: Promise<void> = Promise.resolve();
  await scene.store.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Digest" WHERE "id" = ${digestId}::uuid FOR UPDATE`;
    assert.equal((await tx.deliveryFigures.findUnique({ where: { deliveryId: id } }))?.outcome, null);
    read = scene.wait(48 * hourMs);
    await waitersForRows(scene, 1);
    await tx.digest.update({ where: { id: digestId }, data: { state: 'told' } });
  });
  await read;
  assert.deepEqual(await told(scene), [{ digestId }]);
});
