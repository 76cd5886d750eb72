import assert from 'node:assert/strict';
import { test } from 'node:test';

import { endSleeps, putToSleep } from '#publishing/holding/sleep.ts';
import { isTimeToAnnounce, enqueueSleepEndings } from '#publishing/enqueue-sleep-endings.ts';

import { openScene, type Scene } from '../support/publishing-scene.ts';

const hourMs = 3_600_000;

async function asleep(scene: Scene, until: Date): Promise<void> {
  const { mastodon: accountId } = scene.accountIds;
  const by = { id: 'amina', name: 'Amina' };
  await scene.store.write((work) => putToSleep(work, { accountId, by, until, why: null }));
}

function told(scene: Scene, kind: string): Promise<number> {
  return scene.store.db.notice.count({ where: { kind } });
}

test('the day before a sleep ends by itself its desk is told once, and once when it ends', async () => {
  await using scene = await openScene();
  await asleep(scene, new Date(scene.clock.now().getTime() + 72 * hourMs));
  const hours: number[] = [];
  for (let hour = 0; hour < 72; hour += 1) {
    if ((await enqueueSleepEndings(scene.store)) > 0) hours.push(hour);
    await endSleeps(scene.store);
    scene.clock.advance(hourMs);
  }
  assert.equal(hours.length, 1);
  const [hour = 0] = hours;
  assert.ok(hour > 72 - 40 && hour < 72, `told ${72 - hour} hours before`);
  await endSleeps(scene.store);
  await endSleeps(scene.store);
  assert.deepEqual([await told(scene, 'account.sleepEnding'), await told(scene, 'account.woken')], [1, 1]);
});

test('a sleep of less than a day is told at its end only, and one that is prolonged is told of anew', async () => {
  await using scene = await openScene();
  await asleep(scene, new Date(scene.clock.now().getTime() + 23 * hourMs));
  scene.clock.advance(22 * hourMs);
  assert.equal(await enqueueSleepEndings(scene.store), 0);
  await asleep(scene, new Date(scene.clock.now().getTime() + 72 * hourMs));
  scene.clock.advance(70 * hourMs);
  assert.equal(await enqueueSleepEndings(scene.store), 1);
  await asleep(scene, new Date(scene.clock.now().getTime() + 72 * hourMs));
  assert.equal(await enqueueSleepEndings(scene.store), 0);
  scene.clock.advance(70 * hourMs);
  assert.equal(await enqueueSleepEndings(scene.store), 1);
});

test('a sleep of less than a day is not told the day before, though it began before nine', () => {
  const [since, until] = [new Date('2026-12-01T07:00:00Z'), new Date('2026-12-02T06:59:00Z')];
  const now = new Date('2026-12-01T12:00:00Z');
  assert.equal(isTimeToAnnounce({ since, until, now }, 'Europe/Paris'), false);
  assert.equal(isTimeToAnnounce({ since, until: new Date('2026-12-02T07:00:00Z'), now }, 'Europe/Paris'), true);
});

test('it is told from nine in the morning of the day before, by the clocks of the desk', () => {
  const since = new Date('2026-12-01T08:00:00Z');
  const until = new Date('2026-12-24T23:00:00Z');
  const at = (now: string, zone: string): boolean => isTimeToAnnounce({ since, until, now: new Date(now) }, zone);
  assert.deepEqual(
    [at('2026-12-24T07:59:00Z', 'Europe/Paris'), at('2026-12-24T08:00:00Z', 'Europe/Paris')],
    [false, true],
    'until the 25th at midnight in Paris',
  );
  assert.deepEqual(
    [at('2026-12-23T13:59:00Z', 'America/New_York'), at('2026-12-23T14:00:00Z', 'America/New_York')],
    [false, true],
  );
});

test('a sleep that ends in the hour that comes twice has one end, and one day before', async () => {
  await using scene = await openScene();
  // The second half past two of the 25th of October in Paris.
  const until = new Date('2026-10-25T01:30:00Z');
  const since = new Date('2026-10-20T08:00:00Z');
  const tells = (now: string): boolean => isTimeToAnnounce({ since, until, now: new Date(now) }, 'Europe/Paris');
  assert.deepEqual([tells('2026-10-24T06:59:00Z'), tells('2026-10-24T07:00:00Z')], [false, true]);
  const year = 365 * 24 * hourMs;
  const next = new Date('2027-10-31T01:30:00Z');
  assert.ok(next.getTime() - scene.clock.now().getTime() < year);
  await asleep(scene, next);
  scene.clock.advance(next.getTime() - 2 * hourMs - scene.clock.now().getTime());
  const ends: string[] = [];
  for (let minute = 0; minute <= 240; minute += 5) {
    await endSleeps(scene.store);
    if (ends.length === 0 && (await told(scene, 'account.woken')) > 0) ends.push(scene.clock.now().toISOString());
    scene.clock.advance(5 * 60_000);
  }
  assert.deepEqual(ends, [next.toISOString()]);
  assert.equal(await told(scene, 'account.woken'), 1);
});
