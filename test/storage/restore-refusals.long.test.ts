import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { appendFile, copyFile, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';

import * as fc from 'fast-check';

import { openBackup } from '#storage/backup/open-backup.ts';
import { openStore } from '#storage/open-store.ts';

import { backedUp, everyRow, restored } from '../support/backups.ts';
import { fillHouse } from '../support/full-house.ts';
import { openRealStore } from '../support/real-store.ts';
import { openTestDatabase } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { onServer } from '../support/test-server.ts';
import { systemClock } from '#clock.ts';

const folder = await temporaryFolder();
after(() => folder[Symbol.asyncDispose]());
const sound = await aBackup();

async function aBackup(): Promise<string> {
  await using store = await openRealStore();
  await fillHouse(store);
  const { path } = await backedUp({ kind: 'server', url: store.url }, folder.path);
  return path;
}

/** A copy of the backup, with something done to it. */
async function altered(name: string, alter: (path: string, size: number) => Promise<void>): Promise<string> {
  const path = join(folder.path, name);
  await copyFile(sound, path);
  await alter(path, (await readFile(path)).length);
  return path;
}

/** The kind of the refusal; the place must be as empty as before. */
async function refusalOf(path: string): Promise<string> {
  await using place = await openTestDatabase('empty');
  const outcome = await restored(path, { kind: 'server', url: place.url });
  assert.deepEqual(await everyRow(place.connection), {});
  return outcome.kind === 'restored' ? 'none' : outcome.refusal.kind;
}

test('a file that was cut off or went on is refused before anything is written', async () => {
  const short = await altered('short', (path, size) => truncate(path, size - 1));
  assert.equal(await refusalOf(short), 'damaged');
  assert.equal(await refusalOf(await altered('half', (path, size) => truncate(path, Math.floor(size / 2)))), 'damaged');
  assert.equal(await refusalOf(await altered('head', (path) => truncate(path, 40))), 'damaged');
  assert.equal(await refusalOf(await altered('longer', (path) => appendFile(path, 'x'))), 'damaged');
});

test('whichever bit is flipped, the file is refused', async () => {
  const bytes = await readFile(sound);
  const path = join(folder.path, 'flipped');
  const property = fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(at) ^ (1 << bit), at);
    await writeFile(path, changed);
    assert.equal((await openBackup(path)).kind, 'unusable');
  });
  await fc.assert(property, {
    numRuns: 40,
    examples: [
      [0, 0],
      [15, 0],
      [16, 0],
      [bytes.length - 1, 7],
    ],
  });
});

test('another file, an empty one and none are told from a damaged backup', async () => {
  assert.equal(await refusalOf(import.meta.filename), 'notABackup');
  const empty = join(folder.path, 'empty');
  await writeFile(empty, '');
  assert.equal(await refusalOf(empty), 'notABackup');
  assert.equal(await refusalOf(join(folder.path, 'nowhere')), 'fileNotReadable');
  assert.equal(await refusalOf(folder.path), 'fileNotReadable');
});

/** As another program would have written it: with a right sum. */
async function rewritten(name: string, from: string, to: string): Promise<string> {
  const bytes = (await readFile(sound)).subarray(0, -32).toString('latin1');
  assert.ok(bytes.includes(from));
  const changed = Buffer.from(bytes.replace(from, to), 'latin1');
  const path = join(folder.path, name);
  await writeFile(path, Buffer.concat([changed, createHash('sha256').update(changed).digest()]));
  return path;
}

test('a backup of a newer Tambour, or of other migrations, is refused by name', async () => {
  const newer = await rewritten('newer', '0001_init', '0999_init');
  await using place = await openTestDatabase('empty');
  const outcome = await restored(newer, { kind: 'server', url: place.url });
  assert.ok(outcome.kind === 'notRestored');
  assert.deepEqual(outcome.refusal, { kind: 'backupNewer', path: newer, migration: '0999_init' });
  assert.equal(await refusalOf(await rewritten('format', 'tambour backup 1', 'tambour backup 2')), 'backupNewer');
  const [, checksum = ''] = /"checksum":"([0-9a-f]+)"/.exec(await readFile(sound, 'latin1')) ?? [];
  assert.equal(await refusalOf(await rewritten('other', checksum, '0'.repeat(64))), 'otherMigrations');
});

test('a place where anything is, Tambour’s or not, is refused and left as it is', async () => {
  await using own = await openTestDatabase('empty');
  await using first = await openRealStore(own.url);
  await first.db.chatEvent.create({ data: { dedupeKey: 'e', platform: 'p', receivedAt: new Date() } });
  await first[Symbol.asyncDispose]();
  const before = await everyRow(own.connection);
  const outcome = await restored(sound, { kind: 'server', url: own.url });
  assert.ok(outcome.kind === 'notRestored' && outcome.refusal.kind === 'notEmpty');
  assert.equal(outcome.refusal.table, 'ChatEvent');
  assert.deepEqual(await everyRow(own.connection), before);

  await using foreign = await openTestDatabase('empty');
  await onServer(foreign.connection, (client) => client.query('CREATE TABLE ledger (n int)'));
  const second = await restored(sound, { kind: 'server', url: foreign.url });
  assert.ok(second.kind === 'notRestored' && second.refusal.kind === 'notEmpty');
  assert.equal(second.refusal.table, 'ledger');
});

test('tables without a row are an empty place', async () => {
  await using place = await openTestDatabase('empty');
  await (await openRealStore(place.url))[Symbol.asyncDispose]();
  const outcome = await restored(sound, { kind: 'server', url: place.url });
  assert.equal(outcome.kind, 'restored');
});

test('while Tambour runs on a database nothing is restored there', async () => {
  await using place = await openTestDatabase('empty');
  await using running = await openRealStore(place.url);
  const outcome = await restored(sound, { kind: 'server', url: running.url });
  assert.ok(outcome.kind === 'notRestored' && outcome.refusal.kind === 'inUse');
});

test('a restore that was cut off keeps every Tambour out, until it is done again', async () => {
  await using place = await openTestDatabase('empty');
  const database = { kind: 'server', url: place.url } as const;
  const cutOff = restored(sound, database, () => Promise.reject(new Error('killed')));
  await assert.rejects(cutOff, /killed/);
  const options = { clock: systemClock, newId: () => '', logger: null, role: 'main', onProgress: () => {} } as const;
  const opened = await openStore({ ...options, database, backupFolder: folder.path });
  assert.ok(opened.kind === 'refused' && opened.refusal.kind === 'restoreUnfinished');
  assert.equal((await restored(sound, database)).kind, 'restored');
  await using store = await openRealStore(place.url);
  assert.equal(await store.db.draft.count(), 1);
});
