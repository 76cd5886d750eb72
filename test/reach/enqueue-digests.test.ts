import assert from 'node:assert/strict';
import { test } from 'node:test';

import { changeDesk } from '#desks/change-desk.ts';
import type { DeskSettings } from '#desks/desk-settings.ts';
import { enqueueDigests } from '#reach/enqueue-digests.ts';
import { verifyJournal } from '#storage/verify-journal.ts';

import { openDesk } from '../drafts/desk-in-store.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { testClock, type TestClock } from '../support/test-clock.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A desk in Paris whose digest comes on Mondays at nine, looked at on Friday 20 November 2026 at ten. */
async function scene(): Promise<
  AsyncDisposable & { readonly store: TestStore; readonly clock: TestClock; readonly deskId: string }
> {
  const clock = testClock(new Date('2026-11-20T09:00:00Z'));
  const store = await openTestStore({ clock });
  const { id: deskId } = await openDesk(store);
  await enqueueDigests(store);
  return { store, clock, deskId, [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() };
}

async function digestsOf(store: TestStore): Promise<readonly string[]> {
  const rows = await store.db.digest.findMany({ orderBy: { dueAt: 'asc' } });
  return rows.map(({ week, state, dueAt }) => `${week} ${state} ${dueAt.toISOString().slice(0, 16)}`);
}

async function change(store: TestStore, deskId: string, changes: Partial<DeskSettings>): Promise<void> {
  const outcome = await store.write((work) => changeDesk(work, { deskId, by: 'sophie', changes }));
  assert.equal(outcome.kind, 'changed');
}

test('a new desk has its first digest at its next hour, and none for what was before it', async () => {
  await using one = await scene();
  assert.deepEqual(await digestsOf(one.store), []);
  one.clock.advance(3 * dayMs - hourMs - minuteMs);
  assert.equal(await enqueueDigests(one.store), 0);
  one.clock.advance(minuteMs);
  assert.equal(await enqueueDigests(one.store), 1);
  assert.deepEqual(await digestsOf(one.store), ['2026-W48 due 2026-11-23T08:00']);
  const [notice] = await one.store.db.notice.findMany();
  assert.equal(notice?.kind, 'digest.due');
});

test('however many replicas look at once, and however often, a week has one digest', async () => {
  await using one = await scene();
  one.clock.advance(3 * dayMs);
  const ordered = await Promise.all(Array.from({ length: 8 }, () => enqueueDigests(one.store)));
  assert.equal(
    ordered.reduce((sum, count) => sum + count, 0),
    1,
  );
  one.clock.advance(minuteMs);
  await enqueueDigests(one.store);
  assert.equal((await digestsOf(one.store)).length, 1);
  assert.equal(await one.store.db.notice.count(), 1);
});

test('for a year of weeks, both clock changes among them, each has exactly one', async () => {
  await using one = await scene();
  for (let days = 0; days < 365; days += 1) {
    one.clock.advance(dayMs);
    await enqueueDigests(one.store);
  }
  const weeks = (await digestsOf(one.store)).map((line) => line.split(' ')[0]);
  assert.equal(weeks.length, 52);
  assert.equal(new Set(weeks).size, 52);
});

test('what was missed is told once when Tambour is back, and not once it is two days old', async () => {
  await using one = await scene();
  one.clock.advance(3 * dayMs + 47 * hourMs - hourMs);
  assert.equal(await enqueueDigests(one.store), 1);
  assert.deepEqual(await digestsOf(one.store), ['2026-W48 due 2026-11-23T08:00']);

  await using other = await scene();
  other.clock.advance(3 * dayMs + 48 * hourMs);
  assert.equal(await enqueueDigests(other.store), 0);
  assert.deepEqual(await digestsOf(other.store), ['2026-W48 skipped 2026-11-23T08:00']);
  assert.equal(await other.store.db.notice.count(), 0);
  other.clock.advance(7 * dayMs);
  await enqueueDigests(other.store);
  assert.equal((await digestsOf(other.store)).length, 2);
});

test('a desk that was away for a month has the latest week told, where it is fresh, and none of those before it', async () => {
  await using one = await scene();
  one.clock.advance(3 * dayMs + 28 * dayMs);
  assert.equal(await enqueueDigests(one.store), 1);
  assert.deepEqual(await digestsOf(one.store), ['2026-W52 due 2026-12-21T08:00']);

  await using other = await scene();
  other.clock.advance(6 * dayMs + 28 * dayMs);
  assert.equal(await enqueueDigests(other.store), 0);
  assert.deepEqual(await digestsOf(other.store), ['2026-W52 skipped 2026-12-21T08:00']);
});

test('another day is taken at once, but a week that had its digest has no second one', async () => {
  await using one = await scene();
  one.clock.advance(3 * dayMs);
  await enqueueDigests(one.store);
  await change(one.store, one.deskId, { digestWeekday: 3, digestTime: '17:30' });
  await enqueueDigests(one.store);
  one.clock.advance(3 * dayMs);
  await enqueueDigests(one.store);
  assert.deepEqual(await digestsOf(one.store), ['2026-W48 due 2026-11-23T08:00']);
  one.clock.advance(7 * dayMs);
  await enqueueDigests(one.store);
  assert.deepEqual(await digestsOf(one.store), ['2026-W48 due 2026-11-23T08:00', '2026-W49 due 2026-12-02T16:30']);
});

test('another zone is another hour', async () => {
  await using one = await scene();
  await change(one.store, one.deskId, { timeZone: 'America/Martinique' });
  await enqueueDigests(one.store);
  one.clock.advance(3 * dayMs);
  assert.equal(await enqueueDigests(one.store), 0);
  one.clock.advance(5 * hourMs);
  assert.equal(await enqueueDigests(one.store), 1);
  assert.deepEqual(await digestsOf(one.store), ['2026-W48 due 2026-11-23T13:00']);
});

test('switched off, or without an account, a desk has none', async () => {
  await using off = await scene();
  await change(off.store, off.deskId, { digestWeekday: null });
  off.clock.advance(3 * dayMs);
  assert.equal(await enqueueDigests(off.store), 0);

  await using empty = await scene();
  await change(empty.store, empty.deskId, { accountIds: [] });
  empty.clock.advance(3 * dayMs);
  assert.equal(await enqueueDigests(empty.store), 0);
  assert.deepEqual(await digestsOf(empty.store), []);
});

test('an hour that clocks pass over, a day that is none and a zone that does not exist are refused', async () => {
  await using one = await scene();
  const refusals: readonly (readonly [Partial<DeskSettings>, string])[] = [
    [{ digestTime: '02:00' }, 'bad_digest'],
    [{ digestTime: '02:59' }, 'bad_digest'],
    [{ digestTime: '24:00' }, 'bad_digest'],
    [{ digestTime: '9:00' }, 'bad_digest'],
    [{ digestWeekday: 0 }, 'bad_digest'],
    [{ digestWeekday: 8 }, 'bad_digest'],
    [{ timeZone: 'Europe/Valmont' }, 'bad_time_zone'],
  ];
  for (const [changes, why] of refusals) {
    const outcome = await one.store.write((work) => changeDesk(work, { deskId: one.deskId, by: 'sophie', changes }));
    assert.deepEqual(outcome, { kind: 'refused', why }, JSON.stringify(changes));
  }
});

test('the journal tells of each digest', async () => {
  await using one = await scene();
  one.clock.advance(3 * dayMs);
  await enqueueDigests(one.store);
  const kinds = (await one.store.db.journalEntry.findMany({ orderBy: { seq: 'asc' } })).map(({ kind }) => kind);
  assert.deepEqual(kinds.slice(-1), ['digest.ordered']);
  assert.equal((await verifyJournal(one.store)).kind, 'sound');
});
