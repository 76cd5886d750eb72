import assert from 'node:assert/strict';
import { test } from 'node:test';

import { listDrafts } from '#publishing/find-drafts.ts';

import { copyDraft } from '../support/many-drafts.ts';
import { openScene, type Scene } from '../support/publishing-scene.ts';

const settings = { graceSeconds: 1 };

async function listed(scene: Scene, most = 20): ReturnType<typeof listDrafts> {
  return listDrafts(scene.store.db, (await scene.desk()).id, most);
}

test('a draft is listed as what needs somebody, as open or as scheduled, and what is done with is not', async () => {
  await using scene = await openScene({ settings });
  const draft = async (text: string): Promise<string> => (await scene.asked({ text })).id;
  const [sent, open, held, scheduled, cancelled] = [
    await draft('Sent.'),
    await draft('Open.'),
    await draft('Held.'),
    await draft('Scheduled.'),
    await draft('Cancelled.'),
  ];
  await scene.decide({ id: sent });
  await scene.pass(600);
  for (const id of [held, scheduled]) await scene.decide({ id });
  const { id } = await scene.delivery(held);
  await scene.store.db.delivery.update({ where: { id }, data: { state: 'held', why: 'late' } });
  await scene.store.db.draft.update({ where: { id: cancelled }, data: { state: 'cancelled' } });
  assert.deepEqual(await listed(scene), {
    held: { draftIds: [held], total: 1 },
    open: { draftIds: [open], total: 1 },
    scheduled: { draftIds: [scheduled], total: 1 },
  });
});

test('the newest come first, and those beyond are counted', async () => {
  await using scene = await openScene();
  const ids: string[] = [];
  for (const text of ['One.', 'Two.', 'Three.']) ids.unshift((await scene.asked({ text })).id);
  assert.deepEqual((await listed(scene, 2)).open, { draftIds: ids.slice(0, 2), total: 3 });
});

test('an old draft that is open stays listed, however much was published since', async () => {
  await using scene = await openScene({ settings });
  const { id: old } = await scene.asked({ text: 'Old.' });
  const { id: sent } = await scene.asked({ text: 'Sent.' });
  await scene.decide({ id: sent });
  await scene.pass(600);
  await copyDraft(scene.store, sent, 1000);
  assert.deepEqual((await listed(scene)).open, { draftIds: [old], total: 1 });
});

test('what lies on another desk is not listed', async () => {
  await using scene = await openScene();
  await scene.asked();
  const nothing = { draftIds: [], total: 0 };
  assert.deepEqual(await listDrafts(scene.store.db, '00000000-0000-4000-8000-000000000000', 20), {
    held: nothing,
    open: nothing,
    scheduled: nothing,
  });
});
