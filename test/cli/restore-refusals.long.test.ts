import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmod, copyFile, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';

import { everyRow } from '../support/backups.ts';
import { openTestDatabase } from '../support/store.ts';
import { type Ended, openTambour, type Tambour } from '../support/tambour.ts';

let tambour: Tambour;
let file: string;

before(async () => {
  tambour = await openTambour();
  await (await tambour.start()).stop();
  file = join(dirname(tambour.data), 'sound.backup');
  assert.equal((await tambour.run(['backup', '--to', file])).code, 0);
});

after(() => tambour[Symbol.asyncDispose]());

/** One sentence for a person on stderr, the code for a script with --json. */
function assertRefused({ code, out, err }: Ended, sentence: RegExp): void {
  assert.equal(code, 1, err);
  assert.equal(out, '');
  assert.match(err, sentence);
  assert.doesNotMatch(err, /^\s+at |Error:|node:internal/m);
}

test('a backup that was cut off is refused, and the place stays empty', async () => {
  await using place = await openTestDatabase('empty');
  const cut = join(dirname(file), 'cut.backup');
  await copyFile(file, cut);
  await truncate(cut, (await stat(cut)).size - 100);
  const refused = await tambour.run(['restore', cut], { env: { DATABASE_URL: place.url } });
  assertRefused(refused, /cut\.backup is damaged: it was cut off, or changed .* Nothing was restored; take another/);
  assert.deepEqual(await everyRow(place.connection), {});
});

test('what is no backup, or is not there, is refused by its name', async () => {
  const none = join(dirname(file), 'notes.txt');
  await writeFile(none, 'Things to do.');
  assertRefused(await tambour.run(['restore', none]), /notes\.txt is not a backup of Tambour\./);
  assertRefused(await tambour.run(['restore', `${none}.gone`]), /notes\.txt\.gone cannot be read \(ENOENT\)\./);
});

test('a place that is not empty is refused and left as it is', async () => {
  const { connection } = tambour;
  assert.ok(connection);
  const before = await everyRow(connection);
  assertRefused(await tambour.run(['restore', file]), /is not empty \(\w+ has something in it\).* overwrites nothing/);
  assert.deepEqual(await everyRow(connection), before);
  const json = await tambour.run(['restore', file, '--json']);
  assert.deepEqual([json.code, JSON.parse(json.out)], [1, { refused: 'notEmpty' }]);
});

test('while a Tambour runs on the place nothing is restored there', async () => {
  const running = await tambour.start();
  assertRefused(await tambour.run(['restore', file]), /A Tambour runs on the database .*\. Stop it first/);
  assert.equal(await running.stop(), 0);
});

test('with another master key all is restored, and it is said at once that no token opens', async () => {
  await using place = await openTestDatabase('empty');
  const TAMBOUR_KEY_FILE = join(dirname(file), 'other.key');
  await writeFile(TAMBOUR_KEY_FILE, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  const env = { DATABASE_URL: place.url, TAMBOUR_KEY_FILE };
  const restored = await tambour.run(['restore', file], { env });
  assert.equal(restored.code, 1);
  assert.match(restored.err, /^Restored: \d+ tables/m);
  assert.match(restored.err, /other\.key does not open the accounts' tokens: it is another one\. Put the right one/);
  assert.notDeepEqual(await everyRow(place.connection), {});
});

test('a key that others can read is none, and it is said how to close it', async () => {
  await using place = await openTestDatabase('empty');
  const TAMBOUR_KEY_FILE = join(dirname(file), 'open.key');
  await copyFile(join(tambour.data, 'master.key'), TAMBOUR_KEY_FILE);
  await chmod(TAMBOUR_KEY_FILE, 0o644);
  const restored = await tambour.run(['restore', file], { env: { DATABASE_URL: place.url, TAMBOUR_KEY_FILE } });
  assert.equal(restored.code, 1);
  assert.match(restored.err, /open\.key can be read by others \(mode 644\)\. Run "chmod 600/);
});

test('a backup overwrites nothing, goes into a folder that is named, and says so to a script', async () => {
  const before = await readFile(file);
  assertRefused(
    await tambour.run(['backup', '--to', file]),
    /sound\.backup is there already, and nothing is overwritten/,
  );
  assert.deepEqual(await readFile(file), before);
  const folder = join(dirname(file), 'off-site');
  await mkdir(folder);
  const { code, out } = await tambour.run(['backup', '--to', folder, '--json']);
  assert.equal(code, 0);
  const { file: written, masterKey } = JSON.parse(out);
  assert.match(written, /off-site\/tambour-\d{8}T\d{6}Z_\d+_[0-9a-f]{16}\.backup$/);
  assert.equal(masterKey, join(tambour.data, 'master.key'));
  assert.equal((await stat(written)).mode & 0o777, 0o600);
});

test('where no Tambour ever was there is nothing to back up', async () => {
  await using place = await openTestDatabase('empty');
  const refused = await tambour.run(['backup'], { env: { DATABASE_URL: place.url } });
  assertRefused(refused, /There is nothing to back up: the database "\w+" has no Tambour in it\. Check DATABASE_URL/);
});

test('with its own database: backed up beside the running one, restored into a new folder, started with the key', async () => {
  await using own = await openTambour({ database: 'embedded' });
  const running = await own.start();
  const backup = await own.run(['backup']);
  assert.equal(backup.code, 0, backup.err);
  assert.equal(await running.stop(), 0);
  const [name = ''] = await readdir(join(own.data, 'backups'));
  const env = { TAMBOUR_DATA: join(dirname(own.data), 'new') };

  const restored = await own.run(['restore', join(own.data, 'backups', name)], { env });
  assert.equal(restored.code, 0, restored.err);
  assert.match(restored.out, /The master key is not in .*new\/master\.key\. Put the copy .* there before you start/);
  const early = await own.run(['start'], { env });
  assertRefused(early, /The master key .*new\/master\.key is missing\. Restore it from its backup/);

  await copyFile(join(own.data, 'master.key'), join(env.TAMBOUR_DATA, 'master.key'));
  await rm(own.data, { recursive: true });
  const again = await own.start(env);
  assert.equal((await fetch(`${again.url}/readyz`)).status, 200);
  assert.match((await own.run(['account', 'list'], { env })).out, /valmont_test · x · practice/);
});
