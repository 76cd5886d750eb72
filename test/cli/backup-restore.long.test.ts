import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { isDeepStrictEqual } from 'node:util';

import sharp from 'sharp';

import { everyRow } from '../support/backups.ts';
import { pagePeople, type PagePeople } from '../support/page-people.ts';
import { openTestDatabase } from '../support/store.ts';
import { openTambour, type Tambour } from '../support/tambour.ts';
import { until } from '../support/until.ts';

type Rows = Awaited<ReturnType<typeof everyRow>>;

const create = { width: 480, height: 320, channels: 3, background: '#3a7' } as const;
const alt = 'A spade and a rake on the counter of the library.';

/** Aïcha drafts a post with a picture that is described, ready to be asked for. */
async function draftWithPicture(people: PagePeople, text: string): Promise<number> {
  const bytes = new Uint8Array(await sharp({ create }).jpeg().toBuffer());
  const number = await people.draft({ text, files: [{ name: 'tools.jpg', bytes }] });
  await people.press('aicha', await people.cardWith(number, 'altTexts'), 'altTexts');
  const [field] = people.formOf('aicha')?.form.fields ?? [];
  assert.ok(field);
  await people.submit('aicha', { [field.id]: alt });
  await until('the description stands on the card', () => people.threadText(number).includes(alt));
  return number;
}

async function published(people: PagePeople, number: number): Promise<void> {
  await until(`draft ${number} is published`, () => people.lineOf(number).includes('*published*'), 60_000);
}

/** But for what a look at a network changes in its account: when it is read next, and what is left of its limits. */
function still(rows: Rows): Rows {
  return { ...rows, Account: (rows['Account'] ?? []).map(stillAccount) };
}

/** As a row ends: state, pausedWhy, nine columns of its sleeps, then rates, readNotBefore, followersNotBefore and createdAt. */
function stillAccount(row: string): string {
  const end = /(,active(?:,[^,]*){10}),(?:"\{.*\}"|\{\}),[^,]*,[^,]*(,"[^"]*"\))$/su;
  assert.match(row, end);
  return row.replace(end, '$1$2');
}

/** Reads the database once nothing moves in it. */
async function rowsAtRest({ connection }: Tambour): Promise<Rows> {
  assert.ok(connection);
  let last: Rows = {};
  let calm = 0;
  return until('nothing moves', async () => {
    const rows = await everyRow(connection);
    // A notice that nobody was told yet waits a moment, so that posts leave before it.
    const isTold = (rows['Notice'] ?? []).every((row) => !row.endsWith(',)'));
    calm = isTold && JSON.stringify(rows) === JSON.stringify(last) ? calm + 1 : 0;
    last = rows;
    return calm < 8 ? null : rows;
  });
}

function readBacks(rows: Rows): number {
  return (rows['JournalEntry'] ?? []).filter((row) => row.includes(',delivery.readBack,')).length;
}

/** A backup that nothing moved around, so that all it holds is known; one that a look at a network crossed is made anew. */
async function backedUpAtRest(
  tambour: Tambour,
): Promise<{ readonly before: Rows; readonly file: string; readonly backup: Awaited<ReturnType<Tambour['run']>> }> {
  for (let number = 1; number <= 5; number += 1) {
    const before = await rowsAtRest(tambour);
    const file = join(dirname(tambour.data), `evening-${number}.backup`);
    const backup = await tambour.run(['backup', '--to', file]);
    const after = await rowsAtRest(tambour);
    // A post is read back 15 s after it is public on Mastodon, 60 s on X: that is no work of the backup.
    if (readBacks(after) > readBacks(before)) continue;
    assert.deepEqual(still(after), still(before), 'a backup changes nothing');
    if (isDeepStrictEqual(after, before)) return { before, file, backup };
  }
  throw new Error('no backup had the accounts to itself');
}

test('backed up while it runs, restored elsewhere, started again: every row is there and nothing goes out twice', async (t: TestContext) => {
  await using tambour = await openTambour();
  await tambour.startPractice();
  const people = pagePeople(tambour.data);
  const app = await tambour.start();
  await people.setUp({ grace: '0' });

  await people.react('karim', await people.askAnew(1), '✅');
  await published(people, 1);
  const under = await draftWithPicture(people, 'The library lends garden tools too.');
  const later = await people.draft({ text: 'The pool is heated.' });
  const card = await people.ask(later);
  await people.trouble('x', 'slow');
  await people.react('karim', await people.ask(under, 2), '✅');
  await until('it is on Mastodon', () => people.publishedWith('garden tools').mastodon === 1);

  const { before, file, backup } = await backedUpAtRest(tambour);
  assert.equal(people.publishedWith('garden tools').x, 0, 'X has not answered yet');

  await t.test('the backup says where it is, what it holds, and that the master key is not in it', async () => {
    assert.deepEqual([backup.code, backup.err], [0, `Backing up to ${file} …\n`]);
    assert.match(backup.out, new RegExp(`^Backed up to ${file}: \\d+ kB, \\d+ tables with \\d+ rows, as of 20`));
    assert.match(backup.out, new RegExp(`The master key is NOT in it\\. Keep a copy of ${tambour.data}/master\\.key`));
    const key = (await readFile(join(tambour.data, 'master.key'), 'utf8')).trim();
    const bytes = await readFile(file);
    assert.ok(!bytes.includes(key) && !bytes.includes(Buffer.from(key, 'base64')));
  });

  // An event after the backup is forgotten by the restore, though the networks have it.
  await people.trouble('x', 'none');
  await published(people, under);
  await people.react('karim', card, '✅');
  await published(people, later);
  const atTheNetworks = people.published();
  assert.deepEqual([atTheNetworks.mastodon.length, atTheNetworks.x.length], [3, 3]);
  assert.equal(await app.stop(), 0);

  await using place = await openTestDatabase('empty');
  const env = { DATABASE_URL: place.url };
  const restored = await tambour.run(['restore', file], { env });
  await t.test('the restore says what it brought, what it looks for, and that the key fits', () => {
    assert.equal(restored.code, 0, restored.err);
    assert.match(restored.out, /^Restored: \d+ tables with \d+ rows, as of 20/);
    assert.match(restored.out, /Whatever was still to be sent then \(1\) is looked for on its network/);
    assert.match(restored.out, /The master key .*master\.key opens the accounts' tokens\. Start Tambour/);
  });
  await t.test('every row of every table is as it was, but for the post that was under way', async () => {
    const after = await everyRow(place.connection);
    assert.deepEqual(Object.keys(after), Object.keys(before));
    assert.ok(
      (before['Media'] ?? []).some((row) => row.includes('\\xffd8')),
      'there is a picture',
    );
    for (const [table, rows] of Object.entries(before)) {
      // Cards are to be shown anew: what they showed last is forgotten.
      const known = (row: string): string =>
        table === 'PostedMessage' ? row.replace(/,(?:[0-9a-f]{64}|""),("[^"]*",[^,]*\))$/, ',$1') : row;
      const there = new Set(after[table]?.map(known));
      const lost = rows.filter((row) => !there.has(known(row)));
      // The one, and the journal's head, have gone on since.
      if (table === 'Delivery' || table === 'JournalHead') assert.equal(lost.length, 1);
      // Each desk is frozen, and its drafts are numbered on with a gap.
      else if (table === 'Desk') assert.equal(lost.length, rows.length);
      else assert.deepEqual(lost, [], table);
      const more = (after[table]?.length ?? 0) - rows.length;
      if (table === 'Freeze') assert.equal(more, before['Desk']?.length);
      else if (table !== 'JournalEntry' && table !== 'Notice') assert.equal(more, 0, table);
    }
    assert.match(after['Delivery']?.find((row) => !before['Delivery']?.includes(row)) ?? '', /,doubt,/);
  });
  await t.test('the journal is whole and goes on from the backup', async () => {
    const verified = await tambour.run(['journal', 'verify'], { env });
    assert.deepEqual([verified.code, verified.err], [0, '']);
    assert.match(verified.out, /^The journal is whole/);
  });

  await tambour.start(env);
  // The approval that was forgotten stands in the chat as ✅. That counts no more: the button does.
  await people.press('karim', await people.cardWith(later, 'approve'), 'approve');
  await until('the post that was under way, and the one approved since, are found', async () => {
    await tambour.letPass(60, place.connection);
    const { Delivery: deliveries = [] } = await everyRow(place.connection);
    return deliveries.length === 6 && deliveries.every((row) => row.includes(',sent,'));
  });
  assert.deepEqual(people.published(), atTheNetworks, 'nothing went out a second time');
  await published(people, later);
});
