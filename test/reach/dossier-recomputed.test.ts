import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readDesk } from '#desks/desk.ts';
import { dossierCsv } from '#reach/dossier/dossier-csv.ts';
import { figuresAsCsv } from '#reach/export-figures.ts';
import { periodOfDays } from '#reach/period-of-days.ts';
import type { Store } from '#storage/store.ts';

import { csvRecords } from '../support/csv-parser.ts';
import { openTestStore } from '../support/store.ts';
import { keepRows } from './digest-rows.ts';
import { afterYear, dossierOf, makeUpYear, year } from './dossier-year.ts';
import { recomputeDossier } from './recompute-dossier.ts';

/** What no file of figures holds: it is of accounts, of the desk, or of what did not go out. */
const notOfFigures =
  /^(?:followers|followers_read_at|cost_posts_usd|cost_reading_usd|failed|late|doubted|moderation_minutes|incident_\w+|sleep|reserve_period|emergency|emergency_exercise|pointers)$/u;

/** Compares every number that both have, and says how many; fails where one has a number of figures that the other lacks. */
async function compared(
  store: Store,
  deskId: string,
  days: { readonly first: string; readonly last: string },
): Promise<number> {
  const desk = (await readDesk(store.db, { id: deskId }, afterYear)) ?? assert.fail('no desk');
  const where = { deskId, ...periodOfDays({ from: days.first, to: days.last }, desk.timeZone) };
  const { csv } = await figuresAsCsv(store.db, where, 1_000_000);
  const again = recomputeDossier(csv, { zone: desk.timeZone, ...days, asOf: afterYear.toISOString() });
  let numbers = 0;
  const told = merged(csvRecords(dossierCsv(await dossierOf(store, deskId, { days }))));
  for (const { measure = '', month, account, network, value } of told) {
    if (notOfFigures.test(measure)) continue;
    const key = `${measure} ${month} ${account} ${network}`;
    const other = again.get(key);
    again.delete(key);
    // Of an account that published nothing the file of figures has no row.
    if (other === undefined) assert.ok(value === '0' || value === '', `${key}: ${value} against nothing`);
    else if (other === null || value === '') assert.equal(value === '' ? null : value, other, key);
    else assert.ok(Math.abs(Number(value) - other) <= 1e-9 * Math.abs(other), `${key}: ${value} against ${other}`);
    numbers += 1;
  }
  assert.deepEqual([...again.keys()], []);
  return numbers;
}

/** One number in place of two: whether a post was missing since its account slept stands in no file of figures. */
function merged(rows: readonly Readonly<Record<string, string>>[]): readonly Readonly<Record<string, string>>[] {
  const both = rows.filter(({ measure }) => measure === 'unpaired_one_network' || measure === 'unpaired_asleep');
  const value = String(both.reduce((sum, row) => sum + Number(row['value']), 0));
  const one = both.slice(0, 1).map((row) => ({ ...row, measure: 'unpaired_one_network_or_asleep', value }));
  return [...rows.filter((row) => !both.includes(row)), ...one];
}

for (const seed of [11, 12, 13]) {
  test(`a program that knows the file of figures alone comes to each number of a dossier’s posts (seed ${seed})`, async () => {
    await using store = await openTestStore();
    const { rows, deskId } = makeUpYear({ seed });
    await keepRows(store, rows);
    const numbers = await compared(store, deskId, year);
    assert.ok(numbers > 600, String(numbers));
  });
}

test('it does so with two accounts on one network, over days that begin and end within months', async () => {
  await using store = await openTestStore();
  const { rows, deskId } = makeUpYear({ seed: 21, networks: ['mastodon', 'mastodon', 'x'] });
  await keepRows(store, rows);
  assert.ok((await compared(store, deskId, { first: '2026-02-14', last: '2026-10-25' })) > 600);
});

test('it does so on a desk with one network, and on one with few posts and with none', async () => {
  await using store = await openTestStore();
  for (const options of [
    { networks: ['mastodon'] as const, seed: 3 },
    { posts: 5, seed: 4 },
    { posts: 0, seed: 5 },
  ]) {
    const { rows, deskId } = makeUpYear(options);
    await keepRows(store, rows);
    assert.ok((await compared(store, deskId, year)) > 200);
  }
});
