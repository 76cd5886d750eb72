import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createDraft } from '#drafts/create-draft.ts';
import { reviseDraft } from '#drafts/revise-draft.ts';
import { keepDraft } from '#reminders/keep-draft.ts';
import { orderNudges } from '#reminders/start-reminders.ts';

import { look, lookFor, type Said } from '../support/nudges.ts';
import { aContent, openScene, rules, type Scene } from '../support/publishing-scene.ts';

const minuteMs = 60_000;
const hour = 60;
const day = 24 * hour;

function told(said: readonly Said[]): readonly string[] {
  return said.map(({ kind, at }) => `${kind.replace('reminder.', '')} ${at.toISOString().slice(0, 16)}`);
}

/** A post for a time that is so many minutes away. */
function inMinutes(
  { clock }: Pick<Scene, 'clock'>,
  minutes: number,
): NonNullable<ReturnType<typeof aContent>['window']> {
  const publishAt = new Date(clock.now().getTime() + minutes * minuteMs);
  return { publishAt, notAfterAt: new Date(publishAt.getTime() + 120 * minuteMs) };
}

test('approvers are reminded once of a version, after four working hours, and of the next version again', async () => {
  await using scene = await openScene();
  const { id } = await scene.asked();
  assert.deepEqual(told(await lookFor(scene, { minutes: 4 * hour - 1, every: 15 })), []);
  assert.deepEqual(told(await lookFor(scene, { minutes: 3 * day, every: 30 })), ['waiting 2026-11-23T13:29']);
  const desk = await scene.desk();
  const content = aContent(scene, { text: 'Another version.' });
  await scene.store.write((w) =>
    reviseDraft(w, { draftId: id, editor: 'amina', baseRevision: 1, content, desk, rules }),
  );
  assert.deepEqual(told(await lookFor(scene, { minutes: day, every: 30 })), [], 'nobody was asked');
});

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

test('nobody is reminded of what was decided, or of what nobody can approve any more', async () => {
  for (const kind of ['approve', 'changes', 'reject'] as const) {
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
  await orderNudges(scene.store);
  assert.equal(await scene.store.db.nudge.count(), 1);
  await scene.decide(draft);
  assert.deepEqual(told(await look(scene)), []);
  assert.equal(await scene.store.db.nudge.count(), 0);
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

test('a version that came within the last hour is not warned of: people are at it', async () => {
  await using scene = await openScene();
  await scene.asked({ window: inMinutes(scene, 59) });
  assert.deepEqual(told(await lookFor(scene, { minutes: 59, every: 1 })), []);
});

test('the warning wins over the reminder of the same day', async () => {
  await using scene = await openScene();
  await scene.asked({ window: inMinutes(scene, 7 * hour) });
  assert.deepEqual(told(await lookFor(scene, { minutes: 10 * hour, every: 1 })), ['hourBefore 2026-11-23T15:00']);
});

test('one message a draft and day: a time that was set after the reminder is not warned of on that day', async () => {
  await using scene = await openScene();
  const { id } = await scene.asked();
  assert.equal((await lookFor(scene, { minutes: 5 * hour, every: 10 })).length, 1);
  const desk = await scene.desk();
  const content = aContent(scene, { window: inMinutes(scene, 3 * hour) });
  await scene.store.write((w) =>
    reviseDraft(w, { draftId: id, editor: 'amina', baseRevision: 1, content, desk, rules }),
  );
  assert.deepEqual(told(await lookFor(scene, { minutes: 5 * hour, every: 10 })), []);
});

test('two replicas that look at one moment order one message', async () => {
  await using scene = await openScene();
  await scene.asked();
  await scene.asked({ window: inMinutes(scene, 5 * hour + 30) });
  scene.clock.advance(5 * hour * minuteMs);
  await Promise.all(Array.from({ length: 4 }, () => orderNudges(scene.store)));
  assert.equal(await scene.store.db.notice.count({ where: { kind: { startsWith: 'reminder.' } } }), 2);
});

test('a chat that was away hears of it later only in the working hours, and not twice on a day', async () => {
  await using scene = await openScene();
  await scene.asked();
  await lookFor(scene, { minutes: 8 * hour, every: 10 }, { isAway: true });
  const said = told(await lookFor(scene, { minutes: 2 * day, every: 10 }));
  assert.deepEqual(said, ['waiting 2026-11-24T08:00']);
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
  const first = (await lookFor(scene, { minutes: 15 * day, every: 60 })).filter(({ kind }) =>
    kind.endsWith('leftLying'),
  );
  assert.deepEqual([...new Set(told(first))], ['leftLying 2026-12-07T08:00']);
  assert.deepEqual(first.map(({ draftId }) => draftId).toSorted(), drafts.map(({ id }) => id).toSorted());
  assert.equal(await scene.store.db.notice.count({ where: { kind: 'reminder.leftLying' } }), 1);
  const { deskId } = scene;
  await scene.store.write((w) => keepDraft(w, { draftId: kept.id, deskId, person: 'karim' }));
  const then = (await lookFor(scene, { minutes: 30 * day, every: 60 })).filter(({ kind }) =>
    kind.endsWith('leftLying'),
  );
  assert.deepEqual(
    then.map(({ draftId, at }) => [draftId, at.toISOString().slice(0, 10)]),
    [[kept.id, '2026-12-22']],
  );
});

test('no list comes outside the working hours', async () => {
  await using scene = await openScene();
  await scene.store.write(async (w) => {
    await createDraft(w, { desk: await scene.desk(), author: 'amina', content: aContent(scene), rules });
  });
  // A Sunday.
  scene.clock.advance(20 * day * minuteMs);
  assert.deepEqual(told(await look(scene)), []);
  scene.clock.advance(day * minuteMs);
  assert.deepEqual(told(await look(scene)), ['leftLying 2026-12-14T09:00']);
});

test('edited between the order and the telling, nobody is reminded of a version that is gone', async () => {
  await using scene = await openScene();
  const { id } = await scene.asked();
  scene.clock.advance(5 * hour * minuteMs);
  await orderNudges(scene.store);
  const desk = await scene.desk();
  const content = aContent(scene, { text: 'Another version.' });
  await scene.store.write((w) =>
    reviseDraft(w, { draftId: id, editor: 'amina', baseRevision: 1, content, desk, rules }),
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
