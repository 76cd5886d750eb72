import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import * as fc from 'fast-check';

import { exportFigures } from '#reach/export-figures.ts';
import { isDay, periodOfDays } from '#reach/period-of-days.ts';
import { type PublishedWhere, readPublished } from '#reach/read-published.ts';

import { publishedDesk } from '../support/published.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { onServer } from '../support/test-server.ts';

const everything = { deskId: null, from: null, to: null } as const;

async function idsOf({ db }: TestStore, where: PublishedWhere, pageSize?: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const { deliveryId } of readPublished(db, where, pageSize)) ids.push(deliveryId);
  return ids;
}

test('pages join without a gap or a repeat, also where much was published in one moment', async () => {
  const post = fc.record({ desk: fc.nat(2), second: fc.nat(3), isBeforeFigures: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(post, { maxLength: 30 }), fc.integer({ min: 1, max: 7 }), async (posts, pageSize) => {
      await using store = await openTestStore();
      const desks = [await publishedDesk(store), await publishedDesk(store), await publishedDesk(store)];
      const published: { readonly id: string; readonly deskId: string | undefined; readonly at: number }[] = [];
      for (const { desk: index, second, isBeforeFigures } of posts) {
        const desk = desks[index];
        const publishedAt = new Date(1_790_000_000_000 + second * 1000);
        const id = await desk?.publish({ publishedAt, ...(isBeforeFigures ? { figures: null } : {}) });
        published.push({ id: id ?? '', deskId: desk?.deskId, at: publishedAt.getTime() });
      }
      const ordered = published.toSorted((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
      assert.deepEqual(
        await idsOf(store, everything, pageSize),
        ordered.map(({ id }) => id),
      );
      for (const { deskId } of desks) {
        assert.deepEqual(
          await idsOf(store, { ...everything, deskId }, pageSize),
          ordered.filter((one) => one.deskId === deskId).map(({ id }) => id),
        );
      }
    }),
    { numRuns: 20 },
  );
});

test('a post belongs to the days of its desk, to the millisecond, also where the clocks change', async () => {
  await using store = await openTestStore();
  const desk = await publishedDesk(store);
  const instants = [
    // In Paris 25 October 2026 has 25 hours, 28 March 2027 has 23.
    '2026-10-24T21:59:59.999Z',
    '2026-10-24T22:00:00.000Z',
    '2026-10-25T22:59:59.999Z',
    '2026-10-25T23:00:00.000Z',
    '2027-03-27T22:59:59.999Z',
    '2027-03-27T23:00:00.000Z',
    '2027-03-28T21:59:59.999Z',
    '2027-03-28T22:00:00.000Z',
  ];
  for (const [index, instant] of instants.entries()) {
    await desk.publish({ publishedAt: new Date(instant), ...(index % 2 === 0 ? { figures: null } : {}) });
  }
  const between = async (from: string | null, to: string | null, zone = 'Europe/Paris'): Promise<string[]> => {
    const found: string[] = [];
    const where = { deskId: desk.deskId, ...periodOfDays({ from, to }, zone) };
    for await (const { publishedAt } of readPublished(store.db, where)) found.push(publishedAt);
    return found;
  };
  assert.deepEqual(await between('2026-10-25', '2026-10-25'), instants.slice(1, 3));
  assert.deepEqual(await between('2027-03-28', '2027-03-28'), instants.slice(5, 7));
  assert.deepEqual(await between(null, '2026-10-24'), instants.slice(0, 1));
  assert.deepEqual(await between('2027-03-29', null), instants.slice(7));
  assert.deepEqual(await between('2026-10-26', '2027-03-27'), instants.slice(3, 5));
  assert.deepEqual(await between('2026-10-25', '2026-10-25', 'UTC'), instants.slice(2, 4));
  assert.deepEqual(await between(null, null), instants);
});

test('a day begins when it begins where the clocks go forward at midnight', () => {
  // Beirut, 29 March 2026: 00:00 does not exist.
  assert.deepEqual(periodOfDays({ from: '2026-03-29', to: '2026-03-29' }, 'Asia/Beirut'), {
    from: new Date('2026-03-28T22:00:00Z'),
    to: new Date('2026-03-29T21:00:00Z'),
  });
});

test('a day is one of the calendar, written in full', () => {
  for (const day of ['2026-10-25', '2028-02-29', '2000-01-01', '2999-12-31']) assert.equal(isDay(day), true, day);
  const none = ['2026-02-29', '2026-13-01', '2026-10-32', '26-10-25', '2026-1-5', '25/10/2026', 'monday', ''];
  for (const day of [...none, '2026-10-25T10:00', '-002026-10-25', '0000-01-01', '20261025', ' 2026-10-25']) {
    assert.equal(isDay(day), false, day);
  }
});

test('two hundred thousand readings pass through as much memory as a few', async () => {
  await using store = await openTestStore();
  const desk = await publishedDesk(store);
  await desk.publish();
  await onServer(store.connection, (client) =>
    client.query(`
      INSERT INTO "Delivery" ("id", "draftId", "revision", "accountId", "fingerprint", "state", "key", "dueAt",
                              "notAfterAt", "remoteId", "remoteUrl", "sentAt", "createdAt")
        SELECT gen_random_uuid(), d."draftId", 1 + n, d."accountId", 'f', 'sent', 'k' || n, d."dueAt", d."notAfterAt",
               'r' || n, d."remoteUrl", d."sentAt" + n / 3 * interval '1 minute', d."createdAt"
        FROM "Delivery" d, generate_series(1, 33334) n;
      INSERT INTO "Revision" ("draftId", "number", "text", "language", "timeZone", "editedBy", "fingerprint", "createdAt")
        SELECT r."draftId", 1 + n, repeat('words ', 50), r."language", r."timeZone", r."editedBy", 'f', r."createdAt"
        FROM "Revision" r, generate_series(1, 33334) n;
      INSERT INTO "DeliveryFigures" ("deliveryId", "deskId", "accountId", "network", "draftId", "revision", "publishedAt")
        SELECT "id", '${desk.deskId}', "accountId", 'mastodon', "draftId", "revision", "sentAt"
        FROM "Delivery" WHERE "revision" > 1;
      INSERT INTO "Reading" ("deliveryId", "age", "outcome", "readAt", "isLate", "likes")
        SELECT "deliveryId", age, 'counts', "publishedAt", false, 5
        FROM "DeliveryFigures", unnest(enum_range(NULL::"ReadingAge")) age WHERE "revision" > 1`),
  );
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const held = (): number => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  let lines = 0;
  let characters = 0;
  let early = 0;
  let most = 0;
  for await (const line of exportFigures(store.db, everything)) {
    lines += 1;
    characters += line.length;
    if (lines === 10_000) early = held();
    else if (lines % 40_000 === 0) most = Math.max(most, held());
  }
  assert.equal(lines, 1 + 1 + 200_004);
  assert.ok(characters > 40_000_000, `${characters}`);
  assert.ok(most - early < 8 * 1024 * 1024, `from ${early} to ${most} bytes`);
});
