import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import type { CommandResult } from '#cli/command-result.ts';
import { type ImportDeps, importFiguresCommand } from '#cli/import-past-command.ts';
import { forgetPastCommand, pastCommand } from '#cli/past-commands.ts';

import { pastColumns } from '#reach/past/export-past.ts';

import { csvRecords } from '../support/csv-parser.ts';
import { publishedDesk, type PublishedDesk } from '../support/published.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { openTambour } from '../support/tambour.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testClock } from '../support/test-clock.ts';
import { type Archived, archiveOf, type ArchivedPost, writeFolder, writeZip } from '../support/x-archive.ts';

const own = '4242';
const limits = { ...rules.x.defaultLimits, mimeTypes: [], textTypes: [] };
const now = new Date('2026-11-20T10:00:00Z');

interface Scene extends AsyncDisposable {
  readonly store: TestStore;
  readonly desk: PublishedDesk;
  /** Imports an archive of these parts. */
  take(archived: Omit<Archived, 'accountId'> & { readonly accountId?: string }): Promise<CommandResult>;
}

async function openScene(): Promise<Scene> {
  await using opened = new AsyncDisposableStack();
  const store = opened.use(await openTestStore({ clock: testClock(now) }));
  const folder = opened.use(await temporaryFolder());
  const desk = await publishedDesk(store, { handle: '@commune' });
  await store.db.account.update({ where: { id: desk.accountId }, data: { network: 'x', remoteId: own, limits } });
  await store.db.deskAccount.create({ data: { deskId: desk.deskId, accountId: desk.accountId, position: 0 } });
  const rest = opened.move();
  return {
    store,
    desk,
    async take(archived) {
      const content = Object.entries(archiveOf({ accountId: own, ...archived }));
      const zip = await writeZip(join(folder.path, `${randomUUID()}.zip`), content);
      return importFiguresCommand(depsOf(store), [zip], { desk: desk.deskId, account: '@commune' });
    },
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  };
}

/** No network is asked for an archive. */
function depsOf(store: TestStore): ImportDeps {
  return { store, networkOf: () => Promise.reject(new Error('a network is asked')) };
}

async function kept({ store: { db } }: Scene): Promise<unknown> {
  const posts = await db.pastPost.findMany({ orderBy: { publishedAt: 'asc' } });
  const months = await db.pastMonth.findMany({ orderBy: { month: 'asc' } });
  return {
    posts: posts.map(({ remoteId, likes, shares, text }) => [remoteId, Number(likes), Number(shares), text]),
    months: months.map(({ month, repliesToOthers }) => [month, repliesToOthers]),
  };
}

function on(day: string): Date {
  return new Date(`${day}T22:30:00Z`);
}

const before: readonly ArchivedPost[] = [
  { id: '1', at: on('2025-03-01'), likes: 3, shares: 1 },
  { id: '2', at: on('2025-04-01'), likes: 0, shares: 0 },
  { id: '3', at: on('2025-04-30'), text: '@a Thanks', answers: { userId: '9', statusId: '8' } },
  { id: '4', at: on('2025-05-02'), text: '@b Thanks', answers: { userId: '9', statusId: '8' } },
];

test('own posts are kept with their counts, answers to others by their month in the desk’s zone alone', async () => {
  await using scene = await openScene();
  const result = await scene.take({ parts: [before] });
  assert.equal(result.exitCode, 0, result.text);
  // In Paris it was May already.
  assert.deepEqual(await kept(scene), {
    posts: [
      ['1', 3, 1, 'Post 1'],
      ['2', 0, 0, 'Post 2'],
    ],
    months: [['2025-05', 2]],
  });
  assert.match(result.text, /^@commune, counts as of 2026-06-01\.\nOwn posts that are kept now: 2 /);
  assert.match(result.text, /Answers to others, counted by month and their text dropped: 2\./);
  assert.match(
    result.text,
    /Opened of the archive: data\/manifest\.js, data\/account\.js, data\/tweets\.js\. Nothing else/,
  );
  const past = await pastCommand(scene.store, { desk: 'Valmont' });
  assert.match(
    past.text,
    /^@commune · 2 posts, 2025-03-01 to 2025-04-01 · 2 answers to others · counts as of 2026-06-01/,
  );
});

test('imported twice, the result is the same; a newer archive renews the counts and takes away what is gone', async () => {
  await using scene = await openScene();
  await scene.take({ parts: [before] });
  const first = await kept(scene);
  const ids = await scene.store.db.pastPost.findMany({ orderBy: { id: 'asc' }, select: { id: true } });
  const again = await scene.take({ parts: [before] });
  assert.match(again.text, /kept now: 2 \(new: 0; gone since the last import and removed: 0\)/);
  assert.deepEqual(await kept(scene), first);
  assert.deepEqual(await scene.store.db.pastPost.findMany({ orderBy: { id: 'asc' }, select: { id: true } }), ids);

  const later = [{ id: '1', at: on('2025-03-01'), likes: 30, shares: 0 }, ...before.slice(2)];
  const renewed = await scene.take({ parts: [later], madeAt: new Date('2026-10-01T08:00:00Z') });
  assert.match(renewed.text, /kept now: 1 \(new: 0; gone since the last import and removed: 1\)/);
  const renewedRows = await kept(scene);
  assert.deepEqual(renewedRows, { posts: [['1', 30, 0, 'Post 1']], months: [['2025-05', 2]] });
  const older = await scene.take({ parts: [before] });
  assert.deepEqual([older.exitCode, older.data], [1, { refused: 'older_counts' }]);
  assert.deepEqual(await kept(scene), renewedRows);
});

test('a post that was less than 28 days old then, and one that Tambour made, are not kept', async () => {
  await using scene = await openScene();
  await scene.desk.publish({});
  const { remoteId } = await scene.store.db.delivery.findFirstOrThrow();
  const madeAt = new Date('2026-06-01T08:00:00Z');
  const at = (ms: number): Date => new Date(madeAt.getTime() - 28 * 86_400_000 + ms);
  const made = '12345678901234';
  await scene.store.db.delivery.updateMany({ data: { remoteId: made } });
  assert.notEqual(remoteId, made);
  const parts = [
    [
      { id: '1', at: at(0) },
      { id: '2', at: at(1000) },
      { id: made, at: on('2025-03-01') },
    ],
  ];
  const result = await scene.take({ parts, madeAt });
  assert.deepEqual(await kept(scene), { posts: [['1', 0, 0, 'Post 1']], months: [] });
  assert.match(result.text, /Not kept: 1 that were less than 28 days old then, 1 that Tambour made itself/);
});

test('an archive of somebody else changes nothing, nor does one that is made tomorrow', async () => {
  await using scene = await openScene();
  await scene.take({ parts: [before] });
  const first = await kept(scene);
  const others = await scene.take({ parts: [before], accountId: '666', handle: 'other' });
  assert.deepEqual([others.exitCode, others.data], [1, { refused: 'somebodyElses' }]);
  assert.match(
    others.text,
    /Nothing was taken\. It is the archive of another account: @other with the id 666, and not of @commune\./,
  );
  const tomorrow = await scene.take({ parts: [before], madeAt: new Date('2026-11-21T00:00:00Z') });
  assert.deepEqual(tomorrow.data, { refused: 'dayToCome' });
  assert.deepEqual(await kept(scene), first);
  const renamed = await scene.take({ parts: [before], handle: 'mairie' });
  assert.match(renamed.text, /The archive calls the account @mairie: it is the same one, by its id\./);
});

test('without a manifest the day is asked for, and counts in the desk’s zone', async () => {
  await using scene = await openScene();
  await using folder = await temporaryFolder();
  const { 'data/manifest.js': manifest, ...content } = archiveOf({ accountId: own, parts: [before] });
  assert.notEqual(manifest, undefined);
  const path = await writeFolder(folder.path, content);
  const options = { desk: 'Valmont', account: '@commune' };
  const asked = await importFiguresCommand(depsOf(scene.store), [path], options);
  assert.deepEqual([asked.exitCode, asked.data], [1, { refused: 'dayUnknown' }]);
  await importFiguresCommand(depsOf(scene.store), [path], { ...options, counted: '2026-06-01' });
  const { countedAt } = await scene.store.db.pastImport.findFirstOrThrow();
  assert.equal(countedAt.toISOString(), '2026-05-31T22:00:00.000Z');
});

test('another desk does not take over an account’s past, and an account that it does not have is refused', async () => {
  await using scene = await openScene();
  await using folder = await temporaryFolder();
  await scene.take({ parts: [before] });
  const other = await publishedDesk(scene.store, { name: 'Bruyère' });
  await scene.store.db.deskAccount.create({
    data: { deskId: other.deskId, accountId: scene.desk.accountId, position: 0 },
  });
  const path = await writeFolder(folder.path, archiveOf({ accountId: own, parts: [before] }));
  const result = await importFiguresCommand(depsOf(scene.store), [path], { desk: 'Bruyère', account: 'commune' });
  assert.deepEqual(result.data, { refused: 'otherDesk' });
  const unknown = await importFiguresCommand(depsOf(scene.store), [path], { desk: 'Bruyère', account: 'nobody' });
  assert.match(unknown.text, /"Bruyère" has no account nobody, or several\. Its accounts: @commune \(/);
});

test('the journal says who imported what, and no text', async () => {
  await using scene = await openScene();
  await scene.take({ parts: [before] });
  const entry = await scene.store.db.journalEntry.findFirstOrThrow({ where: { kind: 'past.imported' } });
  assert.equal(entry.deskId, scene.desk.deskId);
  assert.deepEqual(entry.data, {
    account: scene.desk.accountId,
    source: 'archive',
    countedAt: '2026-06-01T08:00:00.000Z',
    posts: 2,
    added: 2,
    removed: 0,
    repliesToOthers: 2,
    tooRecent: 0,
    byTambour: 0,
    continuations: 0,
    reposts: 0,
  });
});

test('what is kept is written into a file, in which no text is a formula, and removed by one command', async () => {
  await using scene = await openScene();
  await using folder = await temporaryFolder();
  await scene.take({ parts: [[...before, { id: '5', at: on('2025-06-01'), text: '=HYPERLINK("x")', likes: 7 }]] });
  const out = join(folder.path, 'past.csv');
  const written = await pastCommand(scene.store, { desk: 'Valmont', out, separator: ';' });
  assert.equal(written.text, `Wrote 3 rows to ${out}.`);
  const rows = csvRecords(await readFile(out, 'utf8'), ';');
  assert.deepEqual(Object.keys(rows[0] ?? {}), pastColumns);
  assert.deepEqual(rows[2], {
    account: 'commune',
    network: 'x',
    source: 'archive',
    counted_at: '2026-06-01T08:00:00.000Z',
    published_at: '2025-06-01T22:30:00.000Z',
    post: '5',
    text_start: `'=HYPERLINK("x")`,
    likes: '7',
    shares: '0',
    pair: '',
  });
  assert.deepEqual((await pastCommand(scene.store, { desk: 'Valmont', out })).data, { refused: 'fileThere' });
  const options = { desk: 'Valmont', account: '@commune' };
  const { text } = await forgetPastCommand(scene.store, options);
  assert.equal(text, 'Removed: 3 posts of @commune, with their pairs and the months of its answers.');
  assert.deepEqual(await kept(scene), { posts: [], months: [] });
  assert.deepEqual((await forgetPastCommand(scene.store, options)).data, { refused: 'nothing_kept' });
  assert.equal(await scene.store.db.journalEntry.count({ where: { kind: 'past.forgotten' } }), 1);
});

test('the program has the commands, and says what is missing', async () => {
  await using tambour = await openTambour();
  const missing = await tambour.run(['figures', 'import', 'archive.zip', '--desk', 'x']);
  assert.deepEqual([missing.code, missing.out], [2, '']);
  const none = await tambour.run(['figures', 'past', '--desk', 'Nowhere']);
  assert.equal(none.code, 1);
  assert.match(none.err, /There is no desk "Nowhere"/);
});
