import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createDraft } from '#drafts/create-draft.ts';
import { unlimitedRoom } from '#drafts/room-for-draft.ts';
import { reviseDraft } from '#drafts/revise-draft.ts';
import { mayRemind } from '#reminders/may-remind.ts';
import { reminderNoticeSchema } from '#reminders/reminder-notice.ts';
import { enqueueNudges } from '#reminders/start-reminders.ts';

import { inMinutes, look, lookFor, told } from '../support/nudges.ts';
import { aContent, openScene, rules } from '../support/publishing-scene.ts';

const minuteMs = 60_000;
const hour = 60;
const day = 24 * hour;

test('approvers are reminded once of a version, after four working hours, and of the next version again', async () => {
  await using scene = await openScene();
  const { id } = await scene.asked();
  assert.deepEqual(told(await lookFor(scene, { minutes: 4 * hour - 1, every: 15 })), []);
  assert.deepEqual(told(await lookFor(scene, { minutes: 3 * day, every: 30 })), ['waiting 2026-11-23T13:29']);
  const desk = await scene.desk();
  const content = aContent(scene, { text: 'Another version.' });
  await scene.store.write((work) =>
    reviseDraft(work, { draftId: id, editor: 'amina', baseRevision: 1, content, desk, rules }),
  );
  assert.deepEqual(told(await lookFor(scene, { minutes: day, every: 30 })), [], 'nobody was asked');
});

test('nobody is reminded of what was decided, or of what nobody can approve any more', async () => {
  for (const kind of ['approve', 'requestChanges', 'reject'] as const) {
    await using scene = await openScene();
    const draft = await scene.asked();
    await scene.decide(draft, { kind });
    assert.deepEqual(told(await lookFor(scene, { minutes: 2 * day, every: 60 })), [], kind);
  }
  await using scene = await openScene();
  await scene.asked({ window: inMinutes(scene, 70) });
  scene.clock.advance(4 * hour * minuteMs);
  assert.deepEqual(told(await lookFor(scene, { minutes: day, every: 60 })), [], 'its last moment is past');
});

test('decided between the order and the telling, nothing is said, and the day is free again', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  scene.clock.advance(5 * hour * minuteMs);
  await enqueueNudges(scene.store);
  assert.equal(await scene.store.db.nudge.count(), 1);
  await scene.decide(draft);
  assert.deepEqual(told(await look(scene)), []);
  assert.equal(await scene.store.db.nudge.count(), 0);
});

test('a version that came within the last hour is not warned of: people are at it', async () => {
  await using scene = await openScene();
  await scene.asked({ window: inMinutes(scene, 59) });
  assert.deepEqual(told(await lookFor(scene, { minutes: 59, every: 1 })), []);
});

test('one message a draft and day: a time that was set after the reminder is not warned of on that day', async () => {
  await using scene = await openScene();
  const { id } = await scene.asked();
  assert.equal((await lookFor(scene, { minutes: 5 * hour, every: 10 })).length, 1);
  const desk = await scene.desk();
  const content = aContent(scene, { window: inMinutes(scene, 3 * hour) });
  await scene.store.write((work) =>
    reviseDraft(work, { draftId: id, editor: 'amina', baseRevision: 1, content, desk, rules }),
  );
  assert.deepEqual(told(await lookFor(scene, { minutes: 5 * hour, every: 10 })), []);
});

test('two replicas that look at one moment order one message', async () => {
  await using scene = await openScene();
  await scene.asked();
  await scene.asked({ window: inMinutes(scene, 5 * hour + 30) });
  scene.clock.advance(5 * hour * minuteMs);
  await Promise.all(Array.from({ length: 4 }, () => enqueueNudges(scene.store)));
  assert.equal(await scene.store.db.notice.count({ where: { kind: { startsWith: 'reminder.' } } }), 2);
});

test('a chat that was away hears of it later only in the working hours, and not twice on a day', async () => {
  await using scene = await openScene();
  await scene.asked();
  await lookFor(scene, { minutes: 8 * hour, every: 10 }, { isAway: true });
  const said = told(await lookFor(scene, { minutes: 2 * day, every: 10 }));
  assert.deepEqual(said, ['waiting 2026-11-24T08:00']);
});

test('a message that came too late to be said is not said beside the one that was ordered instead', async () => {
  await using scene = await openScene();
  await scene.asked();
  scene.clock.advance(5 * hour * minuteMs);
  await enqueueNudges(scene.store);
  const { id, draftId, kind, data } = await scene.store.db.notice.findFirstOrThrow({
    where: { kind: 'reminder.waiting' },
  });
  assert(draftId !== null);
  scene.clock.advance(10 * hour * minuteMs);
  const isTold = await scene.store.write((work) =>
    mayRemind(work, { id, draftId, ...reminderNoticeSchema.parse({ kind, data }) }),
  );
  assert.equal(isTold, false, 'at night');
  // Its delivery ended there: the chat did not show the draft's card. It would be tried again.
  scene.clock.advance(8 * hour * minuteMs);
  assert.deepEqual(told(await look(scene)), ['waiting 2026-11-24T08:00']);
});

test('no list comes outside the working hours', async () => {
  await using scene = await openScene();
  await scene.store.write(async (work) => {
    await createDraft(work, {
      room: unlimitedRoom,
      desk: await scene.desk(),
      author: 'amina',
      content: aContent(scene),
      rules,
    });
  });
  // A Sunday.
  scene.clock.advance(20 * day * minuteMs);
  assert.deepEqual(told(await look(scene)), []);
  scene.clock.advance(day * minuteMs);
  assert.deepEqual(told(await look(scene)), ['stale 2026-12-14T09:00']);
});

test('edited between the order and the telling, nobody is reminded of a version that is gone', async () => {
  await using scene = await openScene();
  const { id } = await scene.asked();
  scene.clock.advance(5 * hour * minuteMs);
  await enqueueNudges(scene.store);
  const desk = await scene.desk();
  const content = aContent(scene, { text: 'Another version.' });
  await scene.store.write((work) =>
    reviseDraft(work, { draftId: id, editor: 'amina', baseRevision: 1, content, desk, rules }),
  );
  assert.deepEqual(told(await look(scene)), []);
});

test('what was ordered before midnight and is said after it takes the day on which it is said', async () => {
  await using scene = await openScene();
  // 10:00 in Paris: its time is half past midnight.
  await scene.asked({ window: inMinutes(scene, 14 * hour + 30) });
  await scene.store.db.nudge.deleteMany();
  scene.clock.advance((13 * hour + 50) * minuteMs);
  await look(scene, { isAway: true });
  scene.clock.advance(20 * minuteMs);
  assert.deepEqual(told(await look(scene)), ['hourBefore 2026-11-23T23:10']);
  const rows = await scene.store.db.nudge.findMany({ select: { day: true } });
  assert.deepEqual(rows, [{ day: new Date('2026-11-24T00:00:00Z') }]);
});
