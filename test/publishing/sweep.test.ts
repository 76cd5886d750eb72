import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noMembers } from '#desks/may.ts';
import { askRetract } from '#publishing/correcting/ask-retract.ts';

import { openScene, type Scene } from '../support/publishing-scene.ts';

/** Every job is lost, as after a restore or a fault of the job engine. */
async function loseJobs(scene: Scene): Promise<void> {
  await scene.store.db.$executeRaw`DELETE FROM test_job`;
}

test('a due post, a lapsed send, a doubt and a retraction go on although their jobs are lost', async () => {
  await using scene = await openScene();
  const draft = await scene.asked({ accountIds: [scene.accountIds.x] });
  await scene.decide(draft);
  await loseJobs(scene);
  await scene.pass(20);
  assert.equal(scene.x.requests.length, 0);

  scene.x.troubles.push('loseAnswer');
  await scene.store.runEveryMinute();
  await scene.pass(0);
  assert.equal((await scene.delivery(draft.id, 'x')).state, 'doubt');

  // As a process that was killed in mid-request leaves it.
  await scene.store.db.delivery.updateMany({
    data: { state: 'sending', leaseUntil: new Date(scene.clock.now().getTime() + 5000), doubtSince: null },
  });
  await loseJobs(scene);
  await scene.store.runEveryMinute();
  await scene.pass(4);
  assert.equal((await scene.delivery(draft.id, 'x')).state, 'sending');
  await scene.pass(1);
  await scene.store.runEveryMinute();
  await scene.pass(0);
  const lapsed = await scene.delivery(draft.id, 'x');
  assert.equal(lapsed.state, 'doubt');
  // 10 s send timeout and 60 s read lag: by a clock that jumped, the request may still be on its way.
  assert.equal(lapsed.dueAt.getTime(), scene.clock.now().getTime() + 70_000);
  assert.deepEqual(scene.x.looks, []);

  await loseJobs(scene);
  await scene.pass(120);
  await scene.store.runEveryMinute();
  await scene.pass(0);
  assert.equal((await scene.delivery(draft.id, 'x')).state, 'sent');

  await scene.store.write((work) =>
    askRetract(work, { draftId: draft.id, deliveryId: null, person: 'amina', members: noMembers, reason: 'Wrong.' }),
  );
  await loseJobs(scene);
  await scene.store.runEveryMinute();
  await scene.pass(0);
  assert.equal((await scene.delivery(draft.id, 'x')).state, 'retracted');
});

test('a sweep orders nothing twice while the jobs live', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 0 } });
  const draft = await scene.asked();
  await scene.decide(draft);
  const before = await scene.store.waitingJobs();
  await scene.store.runEveryMinute();
  assert.deepEqual(await scene.store.waitingJobs(), before);
  await scene.pass(60);
  assert.deepEqual([scene.mastodon.requests.length, scene.x.requests.length], [1, 1]);
});
