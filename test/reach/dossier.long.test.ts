import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { messagesIn } from '#messages/messages.ts';
import { dossierFiles } from '#pages/dossier/dossier-files.ts';
import { dossierCsv } from '#reach/dossier/dossier-csv.ts';
import type { Dossier, DossierAccount, PairsOn } from '#reach/dossier/dossier.ts';
import { lastTwelveMonths, monthsOf } from '#reach/dossier/dossier-months.ts';
import { quartilesOf } from '#reach/statistics/quartiles.ts';
import type { Store } from '#storage/store.ts';

import { csvRecords } from '../support/csv-parser.ts';
import { openTestStore } from '../support/store.ts';
import {
  addAccount,
  addDelivery,
  addDesk,
  addDraft,
  addFollowers,
  addPublished,
  addRevision,
  type DigestRows,
  keepRows,
  noRows,
} from './digest-rows.ts';
import { counts, newId, post } from './digest-scene.ts';
import { dossierOf, year } from './dossier-year.ts';

const day = 86_400_000;

interface Desk {
  readonly rows: DigestRows;
  readonly deskId: string;
  readonly mastodon: string;
  readonly x: string;
}

function aDesk(handles: { readonly mastodon?: string; readonly x?: string } = {}): Desk {
  const rows = noRows(newId);
  const mastodon = addAccount(rows, 'mastodon', { handle: handles.mastodon ?? '@bruyere@social.example' });
  const x = addAccount(rows, 'x', { handle: handles.x ?? '@bruyere' });
  return { rows, mastodon, x, deskId: addDesk(rows, 'Europe/Paris', [mastodon, x]) };
}

/** A post on both networks with so many likes on each. */
function both({ rows, deskId, mastodon, x }: Desk, number: number, at: Date, likes: readonly [number, number]): void {
  const of = addRevision(rows, { deskId, draftId: addDraft(rows, deskId, number) });
  post(rows, of, { network: 'mastodon', id: mastodon, at }, counts(likes[0]));
  post(rows, of, { network: 'x', id: x, at }, counts(likes[1]));
}

function on(number: number): Date {
  return new Date(Date.parse('2025-12-02T09:00:00Z') + number * 7 * day);
}

/** The only pair of networks. */
function pairsIn({ pairs: [only, ...others] }: Dossier): PairsOn {
  assert.deepEqual(others, []);
  return only ?? assert.fail('no pairs');
}

function accountOf(dossier: Dossier, id: string): DossierAccount {
  return dossier.accounts.find((account) => account.id === id) ?? assert.fail('no account');
}

async function pageOf(
  store: Store,
  deskId: string,
): Promise<{ readonly dossier: Dossier; readonly page: string; readonly csv: string }> {
  const dossier = await dossierOf(store, deskId);
  const { page, numbers } = await dossierFiles(messagesIn('en'), dossier, rules);
  return { dossier, page: page.html, csv: numbers.csv };
}

test('quartiles are those of spreadsheets, and none of no values', () => {
  assert.equal(quartilesOf([]), null);
  assert.deepEqual(quartilesOf([7]), { lower: 7, median: 7, upper: 7 });
  assert.deepEqual(quartilesOf([4, 1, 3, 2]), { lower: 1.75, median: 2.5, upper: 3.25 });
});

test('months are those of the desk’s zone, cut where the days begin or end within one', () => {
  assert.deepEqual(
    monthsOf({ first: '2026-02-14', last: '2026-04-01' }, 'Europe/Paris').map(({ month, from, to }) => [
      month,
      from.toISOString(),
      to.toISOString(),
    ]),
    [
      ['2026-02', '2026-02-13T23:00:00.000Z', '2026-02-28T23:00:00.000Z'],
      ['2026-03', '2026-02-28T23:00:00.000Z', '2026-03-31T22:00:00.000Z'],
      ['2026-04', '2026-03-31T22:00:00.000Z', '2026-04-01T22:00:00.000Z'],
    ],
  );
  assert.deepEqual(lastTwelveMonths(new Date('2026-11-30T23:30:00Z'), 'Europe/Paris'), {
    first: '2025-12-01',
    last: '2026-11-30',
  });
  assert.deepEqual(lastTwelveMonths(new Date('2026-11-30T22:30:00Z'), 'Europe/Paris'), {
    first: '2025-11-01',
    last: '2026-10-31',
  });
});

test('a year without a post is no year of zeros: it says so, and knows no median', async () => {
  await using store = await openTestStore();
  const desk = aDesk();
  await keepRows(store, desk.rows);
  const { dossier, page, csv } = await pageOf(store, desk.deskId);
  assert.equal(dossier.months.length, 12);
  assert.equal(accountOf(dossier, desk.x).whole.got.h72.interactions, null);
  assert.match(page, /<li>No post went out in these months\.<\/li>/u);
  assert.ok(!page.includes('<img'));
  assert.match(
    csv,
    /interactions_median_h72,all,bruyere@social\.example,mastodon,\r\n|interactions_median_h72,all,"bruyere@social\.example",mastodon,\r\n/u,
  );
});

test('months before Tambour knew an account are not known, in no table, picture or file a zero', async () => {
  await using store = await openTestStore();
  const rows = noRows(newId);
  const mastodon = addAccount(rows, 'mastodon', { handle: '@bruyere@social.example' });
  const x = addAccount(rows, 'x', { handle: '@bruyere', createdAt: new Date('2026-03-10T09:00:00Z') });
  const desk = { rows, mastodon, x, deskId: addDesk(rows, 'Europe/Paris', [mastodon, x]) };
  both(desk, 1, on(120), [5, 4]);
  await keepRows(store, rows);
  const { dossier, page, csv } = await pageOf(store, desk.deskId);
  const isKnown = accountOf(dossier, x).months.map((cell) => cell !== null);
  assert.deepEqual(isKnown, [false, false, false, ...Array.from({ length: 9 }, () => true)]);
  assert.ok(accountOf(dossier, mastodon).months.every((cell) => cell !== null));
  const gap = 'X: Tambour did not know this account yet (December 2025 to February 2026): ';
  assert.ok(page.includes(gap));
  assert.deepEqual(
    csv
      .split('\r\n')
      .filter((line) => /^posts_post,2026-0[1-4],"?bruyere"?,x,/u.test(line))
      .map((line) => line.split(',')[1]),
    ['2026-03', '2026-04'],
  );
});

test('months without posts and without readings of followers are gaps by name, and no zeros in a median', async () => {
  await using store = await openTestStore();
  const desk = aDesk();
  for (let number = 0; number < 4; number += 1) both(desk, number + 1, on(number), [5, 4]);
  addFollowers(desk.rows, desk.mastodon, new Date('2025-12-31T06:00:00Z'), 1200);
  addFollowers(desk.rows, desk.mastodon, new Date('2026-01-05T06:00:00Z'), null);
  await keepRows(store, desk.rows);
  const { dossier, page } = await pageOf(store, desk.deskId);
  const { months, whole } = accountOf(dossier, desk.mastodon);
  assert.deepEqual(
    months.slice(0, 2).map((cell) => cell?.followers?.count ?? null),
    [1200, null],
  );
  assert.equal(months[3]?.got.h72.interactions, null);
  assert.equal(whole.got.h72.interactions?.median, 5);
  assert.match(page, /Mastodon: no post \(January 2026 to November 2026\)\./u);
  assert.match(page, /X: followers were not read \(December 2025 to November 2026\)\./u);
});

test('a single viral post moves neither the median nor the verdict on pairs', async () => {
  await using store = await openTestStore();
  const [plain, viral] = [aDesk(), aDesk()];
  for (const desk of [plain, viral])
    for (let number = 0; number < 30; number += 1)
      both(
        desk,
        number + 1,
        on(number),
        number === 7 && desk === viral ? [9, 2_000_000] : [9, number % 2 === 0 ? 8 : 10],
      );
  await keepRows(store, plain.rows);
  await keepRows(store, viral.rows);
  const [one, other] = [await dossierOf(store, plain.deskId), await dossierOf(store, viral.deskId)];
  assert.equal(
    accountOf(other, viral.x).whole.got.h72.interactions?.median,
    accountOf(one, plain.x).whole.got.h72.interactions?.median,
  );
  const [before, after] = [pairsIn(one).whole.h72, pairsIn(other).whole.h72];
  assert.ok(before.kind === 'compared' && after.kind === 'compared');
  assert.deepEqual([after.more, before.more], [null, null]);
});

test('zeros everywhere are zeros, with no ratio and no difference', async () => {
  await using store = await openTestStore();
  const desk = aDesk();
  for (let number = 0; number < 40; number += 1) both(desk, number + 1, on(number), [0, 0]);
  await keepRows(store, desk.rows);
  const { dossier, page } = await pageOf(store, desk.deskId);
  assert.deepEqual(accountOf(dossier, desk.x).whole.got.h72.interactions, { lower: 0, median: 0, upper: 0 });
  const { h72 } = pairsIn(dossier).whole;
  assert.ok(h72.kind === 'compared');
  assert.deepEqual([h72.ratio, h72.more, h72.ahead], [null, null, [0, 0]]);
  assert.doesNotMatch(page, /NaN|Infinity|undefined|null/u);
});

test('an account that the desk left in mid-year keeps its months, is said to be left, and has no ways to be left', async () => {
  await using store = await openTestStore();
  const desk = aDesk();
  for (let number = 0; number < 20; number += 1) both(desk, number + 1, on(number), [5, 4]);
  await keepRows(store, desk.rows);
  await store.db.deskAccount.deleteMany({ where: { accountId: desk.x } });
  const { dossier, page } = await pageOf(store, desk.deskId);
  const x = accountOf(dossier, desk.x);
  assert.equal(x.isOfDesk, false);
  assert.equal(x.whole.posts.post, 20);
  assert.equal(pairsIn(dossier).whole.h72.pairs, 20);
  assert.match(page, /X is no longer an account of this desk\./u);
  assert.match(page, /What each way would mean for Mastodon/u);
  assert.match(page, /What each way would mean for Mastodon, by/u);
});

test('an account that was renamed is one account under its name of now', async () => {
  await using store = await openTestStore();
  const desk = aDesk();
  both(desk, 1, on(1), [5, 4]);
  await keepRows(store, desk.rows);
  await store.db.account.update({ where: { id: desk.x }, data: { handle: '@bruyere_officiel' } });
  const { csv, dossier } = await pageOf(store, desk.deskId);
  assert.equal(dossier.accounts.length, 2);
  assert.ok(csv.includes('"bruyere_officiel"'));
  assert.ok(!csv.includes('"bruyere"'));
});

test('of two accounts on one network each has its own columns and name, and the first of the desk’s order makes the pairs', async () => {
  await using store = await openTestStore();
  const desk = aDesk();
  const second = addAccount(desk.rows, 'mastodon', { handle: '@mairie@social.example' });
  desk.rows.deskAccounts.push({ deskId: desk.deskId, accountId: second, position: 2 });
  const of = addRevision(desk.rows, { deskId: desk.deskId, draftId: addDraft(desk.rows, desk.deskId, 1) });
  post(desk.rows, of, { network: 'mastodon', id: second, at: on(1) }, counts(90));
  post(desk.rows, of, { network: 'mastodon', id: desk.mastodon, at: on(1) }, counts(3));
  post(desk.rows, of, { network: 'x', id: desk.x, at: on(1) }, counts(5));
  await keepRows(store, desk.rows);
  const { dossier, page } = await pageOf(store, desk.deskId);
  assert.deepEqual(pairsIn(dossier).whole.h72, { kind: 'tooFew', pairs: 1, ahead: [0, 1] });
  assert.equal(accountOf(dossier, second).whole.got.h72.interactions?.median, 90);
  assert.match(page, /@bruyere@social\.example \(Mastodon\)/u);
  assert.match(page, /@mairie@social\.example \(Mastodon\)/u);
});

test('under twelve pairs nothing is said of more or less, in any language', async () => {
  await using store = await openTestStore();
  const desk = aDesk();
  for (let number = 0; number < 11; number += 1) both(desk, number + 1, on(number), [50, 4]);
  await keepRows(store, desk.rows);
  const dossier = await dossierOf(store, desk.deskId);
  assert.equal(pairsIn(dossier).whole.h72.kind, 'tooFew');
  for (const [language, said] of [
    ['en', 'too few to conclude'],
    ['fr', 'trop peu pour conclure'],
    ['de', 'zu wenig für einen Schluss'],
  ] as const) {
    const { page } = await dossierFiles(messagesIn(language), dossier, rules);
    assert.ok(page.html.includes(said), language);
  }
});

test('texts that look like markup are text in the page, and those that look like formulas are none in the file', async () => {
  await using store = await openTestStore();
  const awkward = '@=HYPERLINK("https://evil.example";"<b onmouseover=alert(1)>&amp;")';
  const desk = aDesk({ x: awkward });
  both(desk, 1, on(1), [5, 4]);
  // A second account on X, so that the handle is said.
  const second = addAccount(desk.rows, 'x', { handle: '@other' });
  desk.rows.deskAccounts.push({ deskId: desk.deskId, accountId: second, position: 2 });
  await keepRows(store, desk.rows);
  const name = '<img src=x onerror=alert(1)>';
  await store.db.desk.update({ where: { id: desk.deskId }, data: { name } });
  const entered = { deskId: desk.deskId, enteredBy: 'karim', enteredAt: new Date() };
  await store.db.accountPointers.create({
    data: { ...entered, accountId: desk.x, text: '+33 1;=1+1\n</td><script>1</script>' },
  });
  const { page, csv } = await pageOf(store, desk.deskId);
  for (const tag of ['<script', '<b ', '<img src=x', 'onerror=alert(1)>']) assert.ok(!page.includes(tag), tag);
  assert.ok(page.includes('&lt;img src=x onerror=alert(1)&gt;'));
  const records = csvRecords(csv);
  assert.ok(
    records.some(({ account }) => account === `'=HYPERLINK("https://evil.example";"<b onmouseover=alert(1)>&amp;")`),
  );
  assert.deepEqual(
    records.filter(({ measure }) => measure === 'pointers').map(({ value }) => value),
    [`'+33 1;'=1+1 </td><script>1</script>`],
  );
  // Nobody's cell begins a formula, whichever separator a spreadsheet goes by.
  assert.deepEqual(
    [...csv.matchAll(/(?:^|[,;\n])\s*"?[=+@][^\r\n]*/gu)].map(([cell]) => cell),
    [],
  );
});

test('what failed, left late or was not certain counts in the month in which it happened', async () => {
  await using store = await openTestStore();
  const desk = aDesk();
  const { rows, deskId, x } = desk;
  const of = (number: number, publishAt: Date | null = null): ReturnType<typeof addRevision> =>
    addRevision(rows, { deskId, draftId: addDraft(rows, deskId, number) }, { publishAt });
  addDelivery(rows, of(1), { accountId: x, state: 'failed', dueAt: new Date('2026-03-31T21:59:00Z'), why: 'invalid' });
  const at = new Date('2026-03-31T22:00:00Z');
  addPublished(rows, of(2, new Date(at.getTime() - 5 * 60_000)), { accountId: x, network: 'x', publishedAt: at });
  addPublished(rows, of(3, new Date(at.getTime() - 5 * 60_000 - 1)), { accountId: x, network: 'x', publishedAt: at });
  Object.assign(rows.deliveries.at(-1) ?? {}, { doubtSince: at });
  await keepRows(store, rows);
  const { months } = accountOf(await dossierOf(store, deskId), x);
  const told = months.map((cell) => cell && [cell.failed, cell.late, cell.doubted, cell.posts.post]);
  assert.deepEqual(
    [told[3], told[4]],
    [
      [1, 0, 0, 0],
      [0, 1, 1, 2],
    ],
  );
});

function rounded(cost: { readonly posts: number; readonly reading: number } | null): unknown {
  return cost === null ? null : [cost.posts.toFixed(4), cost.reading.toFixed(4)];
}

test('what X costs is that of the price list, by the posts and the readings of each month', async () => {
  await using store = await openTestStore();
  const desk = aDesk();
  const { rows, deskId, mastodon, x } = desk;
  const of = (number: number, text: string): ReturnType<typeof addRevision> =>
    addRevision(rows, { deskId, draftId: addDraft(rows, deskId, number) }, { text, alts: ['A bridge'] });
  post(rows, of(1, 'No link.'), { network: 'x', id: x, at: on(0) }, null);
  post(rows, of(2, 'https://example.org'), { network: 'x', id: x, at: on(5) }, null);
  post(rows, of(3, 'https://example.org'), { network: 'mastodon', id: mastodon, at: on(5) }, null);
  rows.billed.push({ accountId: x, day: new Date('2026-01-05'), what: 'ownedRead', times: 40 });
  await keepRows(store, rows);
  const dossier = await dossierOf(store, deskId);
  assert.deepEqual(
    accountOf(dossier, x)
      .months.slice(0, 2)
      .map((cell) => rounded(cell?.cost ?? null)),
    [
      ['0.0200', '0.0000'],
      ['0.2050', '0.0400'],
    ],
  );
  assert.equal(accountOf(dossier, mastodon).whole.cost, null);
});

test('the file of numbers has no two lines of one measure, month and account, but for happenings', async () => {
  await using store = await openTestStore();
  const desk = aDesk();
  for (let number = 0; number < 14; number += 1) both(desk, number + 1, on(number), [5, number]);
  await keepRows(store, desk.rows);
  const lines = csvRecords(dossierCsv(await dossierOf(store, desk.deskId, { days: year })));
  const keys = lines
    .filter(({ measure }) => !/^(?:incident_|sleep|emergency|reserve)/u.test(measure ?? ''))
    .map(({ measure, month, account, network }) => [measure, month, account, network].join(' '));
  assert.equal(new Set(keys).size, keys.length);
});
