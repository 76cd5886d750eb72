import assert from 'node:assert/strict';
import { test } from 'node:test';

import { keepDraft } from '#reminders/keep-draft.ts';

import { inMinutes, look, lookFor, told } from '../support/nudges.ts';
import { openScene } from '../support/publishing-scene.ts';

// Days and weeks, looked at every minute or hour of them.

const minuteMs = 60_000;
const hour = 60;
const day = 24 * hour;

test('asked on a Friday evening, they are reminded on Monday; Tambour down at that hour, within the hours still', async () => {
  await using scene = await openScene();
  scene.clock.advance((4 * day + 8 * hour) * minuteMs);
  await scene.asked();
  assert.deepEqual(told(await lookFor(scene, { minutes: 4 * day, every: 10 })), ['waiting 2026-11-30T12:00']);

  await using late = await openScene();
  await late.asked();
  late.clock.advance(9 * hour * minuteMs);
  assert.deepEqual(told(await look(late)), [], '19:00');
  assert.deepEqual(told(await lookFor(late, { minutes: day, every: 10 })), ['waiting 2026-11-24T08:00']);
});

test('an hour before its time a thread is warned, by night too, while that is of use, and once', async () => {
  await using scene = await openScene();
  await scene.asked({ window: inMinutes(scene, 17 * hour) });
  // Its reminder would be at 14:00; the warning is of the next day.
  assert.deepEqual(told(await lookFor(scene, { minutes: 2 * day, every: 1 })), [
    'waiting 2026-11-23T13:00',
    'hourBefore 2026-11-24T01:00',
  ]);
  await using late = await openScene();
  await late.asked({ window: inMinutes(late, 17 * hour) });
  late.clock.advance((16 * hour + 40) * minuteMs);
  assert.deepEqual(told(await look(late)), ['hourBefore 2026-11-24T01:40']);
  await using tooLate = await openScene();
  await tooLate.asked({ window: inMinutes(tooLate, 17 * hour) });
  tooLate.clock.advance(17 * hour * minuteMs);
  assert.deepEqual(told(await look(tooLate)), []);
});

test('the warning wins over the reminder of the same day', async () => {
  await using scene = await openScene();
  await scene.asked({ window: inMinutes(scene, 7 * hour) });
  assert.deepEqual(told(await lookFor(scene, { minutes: 10 * hour, every: 1 })), ['hourBefore 2026-11-23T15:00']);
});

test('drafts untouched for 14 days are listed once in one message; kept ones again after 14 more, touched ones then too', async () => {
  await using scene = await openScene();
  const drafts = await Promise.all(['One.', 'Two.', 'Three.'].map((text) => scene.asked({ text })));
  await scene.asked({ text: 'Later.', window: inMinutes(scene, 60 * day) });
  const [kept, touched] = drafts;
  assert.ok(kept !== undefined && touched !== undefined);
  await scene.store.db.nudge.createMany({
    data: drafts.map(({ id }) => ({
      draftId: id,
      day: new Date('2026-11-23'),
      kind: 'reminder',
      revision: 1,
      at: new Date(),
    })),
  });
  const first = (await lookFor(scene, { minutes: 15 * day, every: 60 })).filter(({ kind }) => kind.endsWith('stale'));
  assert.deepEqual([...new Set(told(first))], ['stale 2026-12-07T08:00']);
  assert.deepEqual(first.map(({ draftId }) => draftId).toSorted(), drafts.map(({ id }) => id).toSorted());
  assert.equal(await scene.store.db.notice.count({ where: { kind: 'reminder.stale' } }), 1);
  const { deskId } = scene;
  await scene.store.write((work) => keepDraft(work, { draftId: kept.id, deskId, person: 'karim' }));
  const then = (await lookFor(scene, { minutes: 30 * day, every: 60 })).filter(({ kind }) => kind.endsWith('stale'));
  assert.deepEqual(
    then.map(({ draftId, at }) => [draftId, at.toISOString().slice(0, 10)]),
    [[kept.id, '2026-12-22']],
  );
});
