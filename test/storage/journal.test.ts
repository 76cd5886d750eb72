import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';

import * as fc from 'fast-check';

import { journalHash, noHash } from '#storage/journal-hash.ts';
import { journal, type NewJournalEntry } from '#storage/journal.ts';
import { verifyJournal } from '#storage/verify-journal.ts';

import { openTestStore, type TestStore } from '../support/store.ts';

const plain: NewJournalEntry = { kind: 'draft.created', deskId: null, draftId: null, actor: 'U1', data: {} };

async function append(store: TestStore, ...entries: readonly Partial<NewJournalEntry>[]): Promise<void> {
  for (const entry of entries) await store.write((work) => journal(work, { ...plain, ...entry }));
}

test('entries are numbered without a gap, and the chain is sound', async () => {
  await using store = await openTestStore();
  assert.equal((await verifyJournal(store)).kind, 'sound');
  const data = { z: 1, a: { y: [1, 'é', null, true], x: undefined }, at: new Date(0) };
  await append(store, {}, { data }, { kind: 'delivery.sent' });
  const verdict = await verifyJournal(store);
  assert.ok(verdict.kind === 'sound');
  assert.equal(verdict.head.count, 3n);
});

test('several entries of one transaction keep their order, and go with it when it is rolled back', async () => {
  await using store = await openTestStore();
  await store.write(async (work) => {
    await journal(work, { ...plain, kind: 'one' });
    await journal(work, { ...plain, kind: 'two' });
  });
  const rolledBack = store.write(async (work) => {
    await journal(work, { ...plain, kind: 'three' });
    throw new Error('the happening failed');
  });
  await assert.rejects(rolledBack);
  await append(store, { kind: 'four' });
  const entries = await store.db.journalEntry.findMany({ orderBy: { seq: 'asc' } });
  assert.deepEqual(
    entries.map(({ seq, kind }) => [seq, kind]),
    [
      [1n, 'one'],
      [2n, 'two'],
      [3n, 'four'],
    ],
  );
  assert.equal((await verifyJournal(store)).kind, 'sound');
});

test('an entry that JSON cannot hold fails its happening', async () => {
  await using store = await openTestStore();
  await assert.rejects(append(store, { data: { count: Number.NaN } }), TypeError);
  assert.equal(await store.db.journalEntry.count(), 0);
});

test('many writers at once leave one gapless chain, and none waits for another’s rows for ever', async () => {
  await using store = await openTestStore();
  await store.db.chatEvent.create({ data: { dedupeKey: 'row', platform: 'p', receivedAt: store.clock.now() } });
  // Were the chain locked where an entry is given, who has the row would wait for the chain, and the other way round.
  const write = (rowFirst: boolean): Promise<void> =>
    store.write(async (work) => {
      const touch = (): Promise<unknown> =>
        work.tx.chatEvent.update({ where: { dedupeKey: 'row' }, data: { platform: 'q' } });
      if (rowFirst) await touch();
      await journal(work, plain);
      await touch();
      await journal(work, plain);
    });
  await Promise.all(Array.from({ length: 20 }, (_, number) => write(number % 2 === 0)));
  const verdict = await verifyJournal(store);
  assert.ok(
    verdict.kind === 'sound' && verdict.head.count === 40n,
    JSON.stringify(verdict, (_, v) => String(v)),
  );
});

type Tampering = (store: TestStore, seq: bigint) => Promise<unknown>;

const tamperings: Readonly<Record<string, Tampering>> = {
  changedData: (store, seq) =>
    store.db.$executeRaw`UPDATE "JournalEntry" SET data = '{"by":"hand"}' WHERE seq = ${seq}`,
  changedActor: (store, seq) => store.db.$executeRaw`UPDATE "JournalEntry" SET actor = 'U9' WHERE seq = ${seq}`,
  changedTime: (store, seq) =>
    store.db.$executeRaw`UPDATE "JournalEntry" SET at = at + interval '1 ms' WHERE seq = ${seq}`,
  changedHash: (store, seq) => store.db.$executeRaw`UPDATE "JournalEntry" SET hash = 'f' || hash WHERE seq = ${seq}`,
  deleted: (store, seq) => store.db.$executeRaw`DELETE FROM "JournalEntry" WHERE seq = ${seq}`,
  swappedWithNext: async (store, seq) => {
    await store.db.$executeRaw`UPDATE "JournalEntry" SET seq = -1 WHERE seq = ${seq}`;
    await store.db.$executeRaw`UPDATE "JournalEntry" SET seq = ${seq} WHERE seq = ${seq + 1n}`;
    await store.db.$executeRaw`UPDATE "JournalEntry" SET seq = ${seq + 1n} WHERE seq = -1`;
  },
};

for (const [name, tamper] of Object.entries(tamperings)) {
  test(`the first bad entry is named: ${name}`, async () => {
    await using store = await openTestStore();
    await append(store, ...[1, 2, 3, 4, 5].map((n) => ({ data: { n } })));
    await tamper(store, 3n);
    const verdict = await verifyJournal(store);
    assert.ok(verdict.kind === 'bad');
    assert.deepEqual(
      { seq: verdict.seq, why: verdict.why },
      { seq: 3n, why: name === 'deleted' ? 'missing' : 'changed' },
    );
  });
}

test('an entry that was forged with a hash of its own breaks the link of the next', async () => {
  await using store = await openTestStore();
  await append(store, { data: { n: 1 } }, { data: { n: 2 } }, { data: { n: 3 } });
  await using other = await openTestStore();
  await append(other, { data: { n: 1 } }, { data: { n: 'forged' } });
  const forged = await other.db.journalEntry.findUniqueOrThrow({ where: { seq: 2n } });
  await store.db.journalEntry.update({
    where: { seq: 2n },
    data: { data: { n: 'forged' }, hash: forged.hash, mac: forged.mac },
  });
  assert.deepEqual(await verifyJournal(store), { kind: 'bad', seq: 3n, why: 'notLinked' });
});

test('whatever JSON an entry holds, it is verified after its way through the database', async () => {
  await using store = await openTestStore();
  // jsonb knows neither NUL nor half a surrogate pair, and Prisma drops a key named __proto__.
  const text = fc.string({ unit: 'grapheme' }).filter((s) => !s.includes('\0') && s !== '__proto__');
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constant(null),
      fc.boolean(),
      fc.integer(),
      fc.double({ noDefaultInfinity: true, noNaN: true }),
      text,
      fc.date({ noInvalidDate: true }),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(text, tie('value'), { maxKeys: 4 }),
    ),
  }));
  await fc.assert(
    fc.asyncProperty(fc.dictionary(text, value, { maxKeys: 4 }), async (data) => {
      await append(store, { data });
      assert.equal((await verifyJournal(store)).kind, 'sound');
    }),
    { numRuns: 60 },
  );
});

type Row = Awaited<ReturnType<TestStore['db']['journalEntry']['findMany']>>[number];

/** Things that somebody can do who has no key; each to the entry at that place of those there are. */
const deeds: Readonly<Record<string, (rows: readonly Row[], at: number) => readonly Row[]>> = {
  remove: (rows, at) => rows.toSpliced(at, 1),
  cut: (rows, at) => rows.slice(0, at),
  change: (rows, at) => rows.map((row, index) => (index === at ? { ...row, actor: `${row.actor}!` } : row)),
  double: (rows, at) => rows.toSpliced(at, 0, ...rows.slice(at, at + 1)),
  unsign: (rows, at) => rows.map((row, index) => (index >= at ? { ...row, mac: null } : row)),
  lendMac: (rows, at) => rows.map((row) => ({ ...row, mac: rows[at]?.mac ?? null })),
};

/** Numbers and hashes the rows as they should be. */
function hashedAnew(rows: readonly Row[]): readonly Row[] {
  let previousHash = noHash;
  return rows.map((row, index) => {
    const numbered = { ...row, seq: BigInt(index + 1), previousHash };
    previousHash = journalHash(numbered);
    return { ...numbered, hash: previousHash };
  });
}

test('whatever is done to the rows without the key, the journal is sound only if it is what it was', async () => {
  await using store = await openTestStore();
  await append(store, ...[1, 2, 3, 4, 5].map((n) => ({ data: { n } })));
  const whole = await store.db.journalEntry.findMany({ orderBy: { seq: 'asc' } });
  const head = await store.db.journalHead.findFirst();
  const deed = fc.record({ name: fc.constantFrom(...Object.keys(deeds)), at: fc.nat({ max: 4 }) });
  const seal = fc.constantFrom('asItIs', 'moved', 'gone');
  const property = fc.asyncProperty(fc.array(deed, { maxLength: 3 }), seal, async (done, sealed) => {
    const rows = hashedAnew(
      done.reduce<readonly Row[]>((left, { name, at }) => deeds[name]?.(left, at) ?? left, whole),
    );
    await store.db.$transaction([
      store.db.journalEntry.deleteMany(),
      store.db.journalHead.deleteMany(),
      store.db.journalEntry.createMany({ data: rows.map(({ data, ...row }) => ({ ...row, data: Object(data) })) }),
    ]);
    const { seq: count, hash } = rows.at(-1) ?? { seq: 0n, hash: noHash };
    if (head !== null && sealed !== 'gone')
      await store.db.journalHead.create({ data: sealed === 'moved' ? { ...head, count, hash } : head });
    const isSame = isDeepStrictEqual(rows, whole) && sealed !== 'gone';
    // An empty journal without a head tells nothing: the rows of other tables do.
    const isNew = rows.length === 0 && sealed === 'gone';
    assert.equal((await verifyJournal(store)).kind === 'sound', isSame || isNew);
  });
  await fc.assert(property, { numRuns: 100 });
});
