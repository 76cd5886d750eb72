import assert from 'node:assert/strict';
import { test } from 'node:test';

import { announceSleeps } from '#accounts/announce-sleeps.ts';
import { cancelUnannounced, planSleep } from '#accounts/plan-sleep.ts';
import { parseSleep } from '#bot/sleeping/parse-sleep.ts';
import { beginSleeps, endSleeps, fallAsleep } from '#publishing/holding/sleep.ts';

import { openScene, type Scene } from '../support/publishing-scene.ts';

const hourMs = 3_600_000;
const by = { id: 'amina', name: 'Amina' };

function inHours(scene: Scene, hours: number): Date {
  return new Date(scene.clock.now().getTime() + hours * hourMs);
}

async function scheduled(scene: Scene, hours: number): Promise<string> {
  const window = { publishAt: inHours(scene, hours), notAfterAt: inHours(scene, hours + 48) };
  const draft = await scene.asked({ text: `In ${hours} hours.`, window });
  await scene.decide(draft);
  return draft.id;
}

/** Plans that the Mastodon account sleeps. */
function planned(scene: Scene, from: number, until: number): ReturnType<typeof planSleep> {
  const { mastodon: accountId } = scene.accountIds;
  const times = { startsAt: inHours(scene, from), endsAt: inHours(scene, until) };
  return scene.store.write((work) => planSleep(work, { accountId, by, label: 'A day without X', ...times }));
}

function textsOf({ mastodon }: Scene): readonly string[] {
  return mastodon.posts.map(({ rendering }) => rendering.text);
}

/** Lets hours pass with the job of every minute run once an hour. */
async function passHours(scene: Scene, hours: number): Promise<void> {
  for (let hour = 0; hour < hours; hour += 1) {
    await scene.pass(3600);
    await scene.store.runEveryMinute();
  }
}

test('a planned sleep holds what falls into it and nothing else, begins and ends at its time, and nothing leaves by that', async () => {
  await using scene = await openScene();
  assert.equal((await planned(scene, 4, 8)).kind, 'planned');
  const [before, within, after] = [await scheduled(scene, 2), await scheduled(scene, 6), await scheduled(scene, 10)];
  await scene.store.runEveryMinute();
  assert.equal((await scene.delivery(within)).state, 'ready', 'it may still be called off');
  await passHours(scene, 12);
  assert.deepEqual(textsOf(scene), ['In 2 hours.', 'In 10 hours.']);
  assert.equal(scene.x.posts.length, 3, 'the other account publishes all');
  assert.equal((await scene.delivery(before)).state, 'sent');
  assert.equal((await scene.delivery(after)).state, 'sent');
  assert.partialDeepStrictEqual(await scene.delivery(within), { state: 'held', why: 'account_asleep' });
  const { startsAt, endsAt, endedAt } = await scene.store.db.sleep.findFirstOrThrow();
  assert.ok(endedAt !== null && endsAt !== null && startsAt < endedAt);
  assert.deepEqual(endedAt, endsAt);
});

test('nothing leaves in a planned sleep that no job has begun, nor after one that no job has seen', async () => {
  await using scene = await openScene();
  await planned(scene, 1, 4);
  const [within, alsoWithin] = [await scheduled(scene, 2), await scheduled(scene, 3)];
  await scene.pass(2.5 * 3600);
  assert.partialDeepStrictEqual(await scene.delivery(within), { state: 'held', why: 'account_asleep' });
  assert.equal((await scene.store.db.account.findFirstOrThrow({ where: { network: 'mastodon' } })).state, 'active');
  // The whole of the rest goes by while no process runs.
  scene.clock.advance(3 * hourMs);
  await scene.pass(1);
  assert.equal(textsOf(scene).length, 0, 'not before the sleep was begun and ended');
  await beginSleeps(scene.store);
  await scene.store.runEveryMinute();
  await scene.pass(600);
  assert.partialDeepStrictEqual(await scene.delivery(alsoWithin), { state: 'held', why: 'account_asleep' });
  assert.deepEqual(textsOf(scene), []);
});

test('a planned sleep within a longer one begins and ends with that, and prolongs a shorter one', async () => {
  await using scene = await openScene();
  const { mastodon: accountId } = scene.accountIds;
  await planned(scene, 2, 6);
  const asleep = (hours: number): ReturnType<typeof fallAsleep> =>
    scene.store.write((work) => fallAsleep(work, { accountId, by, until: inHours(scene, hours), why: null }));
  await asleep(3);
  await passHours(scene, 4);
  const row = (): ReturnType<typeof scene.store.db.account.findUniqueOrThrow> =>
    scene.store.db.account.findUniqueOrThrow({ where: { id: accountId } });
  assert.equal((await row()).state, 'asleep', 'it sleeps until the later end');
  await asleep(8);
  await passHours(scene, 4);
  assert.equal((await row()).state, 'asleep');
  await passHours(scene, 5);
  await endSleeps(scene.store);
  assert.equal((await row()).state, 'active');
  assert.equal(await scene.store.db.sleep.count({ where: { endedAt: null } }), 0);
});

test('no two sleeps of an account overlap, and none begins in the past', async () => {
  await using scene = await openScene();
  assert.equal((await planned(scene, 2, 6)).kind, 'planned');
  assert.equal((await planned(scene, 5, 9)).kind, 'overlaps');
  assert.equal((await planned(scene, 6, 9)).kind, 'planned');
  assert.equal((await planned(scene, 0, 1)).kind, 'begun');
});

test('each desk is told once, at nine of the day before; from then on nobody calls it off alone', async () => {
  await using scene = await openScene();
  const { timeZone } = await scene.desk();
  assert.equal(timeZone, 'Europe/Paris');
  await planned(scene, 72, 96);
  const { id: sleepId } = await scene.store.db.sleep.findFirstOrThrow();
  const told = (): Promise<number> => scene.store.db.notice.count({ where: { kind: 'account.sleepSoon' } });
  const callOff = async (person: string, stewardOf: string | null): Promise<string> =>
    (
      await scene.store.write((work) =>
        cancelUnannounced(work, { sleepId, by: { id: person, name: person }, stewardOf }),
      )
    ).kind;
  assert.equal(await callOff('omar', null), 'mayNot');
  for (let hour = 0; hour < 71 && (await told()) === 0; hour += 1) {
    scene.clock.advance(hourMs);
    await announceSleeps(scene.store);
  }
  await announceSleeps(scene.store);
  assert.equal(await told(), 1);
  const { announcedAt, startsAt } = await scene.store.db.sleep.findUniqueOrThrow({ where: { id: sleepId } });
  const hoursBefore = (startsAt.getTime() - (announcedAt?.getTime() ?? 0)) / hourMs;
  assert.ok(hoursBefore > 15 && hoursBefore <= 39, `${hoursBefore} hours before`);
  assert.equal(await callOff('amina', null), 'announced');
  assert.equal(await callOff('sophie', scene.deskId), 'announced');
});

test('what was called off in time holds nothing', async () => {
  await using scene = await openScene();
  await planned(scene, 72, 96);
  const draftId = await scheduled(scene, 80);
  const { id: sleepId } = await scene.store.db.sleep.findFirstOrThrow();
  const outcome = await scene.store.write((work) => cancelUnannounced(work, { sleepId, by, stewardOf: null }));
  assert.equal(outcome.kind, 'cancelled');
  scene.clock.advance(79 * hourMs);
  await passHours(scene, 2);
  assert.equal((await scene.delivery(draftId)).state, 'sent');
});

test('a day on which an hour comes twice is slept through from midnight to midnight, 25 hours', async () => {
  await using scene = await openScene();
  const { timeZone } = await scene.desk();
  scene.clock.advance(new Date('2027-10-29T12:00:00Z').getTime() - scene.clock.now().getTime());
  const wish = parseSleep('on 31 October A day without X', { timeZone, language: 'en', now: scene.clock.now() });
  assert.ok(wish.kind === 'plan');
  assert.equal((wish.endsAt.getTime() - wish.startsAt.getTime()) / hourMs, 25);
  const { mastodon: accountId } = scene.accountIds;
  await scene.store.write((work) => planSleep(work, { accountId, by, ...wish }));
  // The last minute before; both times of 02:30; the last minute of the day; and the first one after it.
  const times = ['30T21:59', '31T00:30', '31T01:30', '31T22:59', '31T23:00'];
  const ids: string[] = [];
  for (const time of times) {
    const publishAt = new Date(`2027-10-${time}:00Z`);
    const window = { publishAt, notAfterAt: new Date(publishAt.getTime() + 48 * hourMs) };
    const draft = await scene.asked({ text: time, window });
    await scene.decide(draft);
    ids.push(draft.id);
  }
  scene.clock.advance(new Date('2027-10-30T21:55:00Z').getTime() - scene.clock.now().getTime());
  await passHours(scene, 27);
  const states = await Promise.all(ids.map((id) => scene.delivery(id)));
  assert.deepEqual(
    states.map(({ state }) => state),
    ['sent', 'held', 'held', 'held', 'sent'],
  );
});
