import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { PublishOutcome } from '#networks/publish-outcome.ts';
import { requestOnce } from '#publishing/sending/request.ts';

import { openScene } from '../support/publishing-scene.ts';
import { until } from '../support/until.ts';

const published: PublishOutcome = { kind: 'published', id: '1', url: 'https://network.example/1' };

test('a network that does not heed the signal is a doubt in time, and its late answer is recorded as well', async () => {
  const recorded: PublishOutcome[] = [];
  const late = Promise.withResolvers<PublishOutcome>();
  const record = async (answer: PublishOutcome): Promise<void> => void recorded.push(answer);
  const stopping = new AbortController().signal;
  await requestOnce(() => late.promise, { timeoutSeconds: 0.01, stopping }, record);
  assert.deepEqual(recorded, [{ kind: 'doubt', why: 'no_answer' }]);
  late.resolve(published);
  await late.promise;
  await Promise.resolve();
  assert.deepEqual(recorded[1], published);
});

test('a process that is told to stop records the doubt at once', async () => {
  const recorded: PublishOutcome[] = [];
  const stopping = new AbortController();
  const asked = requestOnce<PublishOutcome>(
    () => new Promise(() => {}),
    { timeoutSeconds: 60, stopping: stopping.signal },
    async (answer) => void recorded.push(answer),
  );
  stopping.abort();
  await asked;
  assert.deepEqual(recorded, [{ kind: 'doubt', why: 'no_answer' }]);
});

/** Sends with a limit of 50 ms to a network that hangs; the test's clock stands still meanwhile. */
async function hangingScene(): Promise<Awaited<ReturnType<typeof openScene>>> {
  return openScene({ wrap: (deps) => ({ ...deps, sendTimeoutSeconds: 0.05 }) });
}

test('an id that comes late for the attempt in doubt is taken', async () => {
  await using scene = await hangingScene();
  const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon] });
  await scene.decide(draft);
  scene.mastodon.troubles.push('hang');
  await scene.pass(20);
  assert.equal((await scene.delivery(draft.id)).state, 'doubt');
  scene.mastodon.answerHanging();
  await until('it is sent', async () => (await scene.delivery(draft.id)).state === 'sent');
});

test('an id that comes when another attempt has published raises an alert', async () => {
  await using scene = await hangingScene();
  const draft = await scene.asked({ accountIds: [scene.accountIds.x] });
  await scene.decide(draft);
  scene.x.troubles.push('hang');
  await scene.pass(600);
  assert.equal((await scene.delivery(draft.id, 'x')).state, 'sent');
  scene.x.answerHanging();
  await until('the alert', async () => (await scene.notices(draft.id)).includes('alert.lateAnswer'));
  assert.equal(await scene.store.db.journalEntry.count({ where: { kind: 'delivery.lateId' } }), 1);
});
