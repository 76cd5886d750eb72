import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { chmod, readdir, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';

import { systemClock } from '#clock.ts';
import { openStore } from '#storage/open-store.ts';
import { openServer } from '#storage/postgres/open-server.ts';
import type { DatabaseChoice } from '#storage/reach-database.ts';
import type { StorageRefusal } from '#storage/refusal.ts';

import { openTestDatabase } from '../support/store.ts';
import { testElsewhere } from '../support/test-elsewhere.ts';
import { smallDisk } from '../support/small-disk.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { onServer } from '../support/test-server.ts';

const isRoot = process.getuid?.() === 0;
const nobody = 65_534;

/** Opens a store that is expected to be refused, and closes it should it open after all. */
async function refusalOf(database: DatabaseChoice): Promise<StorageRefusal | null> {
  const options = { clock: systemClock, newId: randomUUID, logger: null, role: 'main', onProgress: () => {} } as const;
  const outcome = await openStore({ ...options, database, backupFolder: '/nowhere' });
  if (outcome.kind === 'refused') return outcome.refusal;
  await outcome.store[Symbol.asyncDispose]();
  return null;
}

function embedded(folder: string, more: { readonly user?: string; readonly binaries?: string } = {}): DatabaseChoice {
  const { user = null, binaries = null } = more;
  return { kind: 'embedded', folder, user, binaries, elsewhere: testElsewhere };
}

async function server(folder: string): ReturnType<typeof openServer> {
  const places = { folder, elsewhere: testElsewhere, user: null, binaries: null };
  return openServer({ ...places, role: 'command' }, () => {});
}

test('a data folder that may not be written to is named', async () => {
  await using folder = await temporaryFolder();
  await chmod(folder.path, 0o555);
  // Root may write everywhere; the check itself is made as somebody who may not.
  if (isRoot) process.seteuid?.(nobody);
  try {
    // access(2) asks for the real user, who is root still.
    for (const path of [join(folder.path, 'data'), ...(isRoot ? [] : [folder.path])]) {
      assert.deepEqual(await refusalOf(embedded(path)), {
        kind: 'dataFolderNotWritable',
        folder: path,
        code: 'EACCES',
      });
    }
  } finally {
    if (isRoot) process.seteuid?.(0);
    await chmod(folder.path, 0o755);
  }
});

test('a file in the place of the data folder is named, and left as it is', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'data');
  await writeFile(path, 'precious');
  assert.equal((await refusalOf(embedded(path)))?.kind, 'dataFolderNotWritable');
  assert.equal((await refusalOf(embedded(join(path, 'data'))))?.kind, 'dataFolderNotWritable');
  assert.equal(await readFile(path, 'utf8'), 'precious');
});

test('a full disk is named before anything is made', async (t) => {
  await using disk = await smallDisk(64);
  if (disk === null) return t.skip('a small disk can only be mounted by root');
  const refusal = await refusalOf(embedded(join(disk.path, 'data')));
  assert.ok(refusal?.kind === 'diskFull' && refusal.freeBytes < refusal.neededBytes);
  assert.deepEqual(await readdir(join(disk.path, 'data', 'postgres')), []);
});

test('a disk that fills up later loses nothing: freed, Tambour starts again with all of it', async (t) => {
  await using disk = await smallDisk(200);
  if (disk === null) return t.skip('a small disk can only be mounted by root');
  const folder = join(disk.path, 'data');
  const first = await server(folder);
  assert.ok(first.kind === 'server');
  await onServer(first.connection, async (client) => {
    await client.query('CREATE TABLE kept (n int)');
    await client.query('INSERT INTO kept VALUES (1)');
    await fill(disk.path);
    const big = "CREATE TABLE big AS SELECT repeat('x', 500), n FROM generate_series(1, 100000) n";
    await assert.rejects(client.query(big), /No space left on device|terminat/);
  });
  await first.close();
  const refusal = await refusalOf(embedded(folder));
  assert.equal(refusal?.kind, 'diskFull');
  await rm(join(disk.path, 'filler'));
  const again = await server(folder);
  assert.ok(again.kind === 'server');
  const rows = await onServer(again.connection, (client) => client.query('SELECT n FROM kept'));
  assert.deepEqual(rows.rows, [{ n: 1 }]);
  await again.close();
});

async function fill(path: string): Promise<void> {
  const { bavail, bsize } = await statfs(path);
  await writeFile(join(path, 'filler'), Buffer.alloc(bavail * bsize));
}

test('a wrong password, none at all and a missing database are told apart', async () => {
  await using folder = await temporaryFolder();
  const own = await server(folder.path);
  assert.ok(own.kind === 'server' && 'host' in own.connection);
  const { host } = own.connection;
  await onServer(own.connection, async (client) => {
    await client.query("CREATE ROLE guest LOGIN PASSWORD 'right'");
    const rules = join(folder.path, 'postgres', 'pg18', 'pg_hba.conf');
    await writeFile(rules, `local all guest scram-sha-256\n${await readFile(rules, 'utf8')}`);
    await client.query('SELECT pg_reload_conf()');
  });
  const url = (userInfo: string, database: string): DatabaseChoice => ({
    kind: 'server',
    url: `postgresql://${userInfo}@localhost/${database}?host=${encodeURIComponent(host)}`,
  });
  assert.deepEqual(await refusalOf(url('guest:wrong', 'postgres')), { kind: 'wrongPassword', user: 'guest', host });
  assert.deepEqual(await refusalOf(url('guest', 'postgres')), { kind: 'wrongPassword', user: 'guest', host });
  const missing = await refusalOf(url('guest:right', 'nowhere'));
  assert.deepEqual(missing, { kind: 'databaseMissing', database: 'nowhere', host });
  const refusal = await refusalOf(url('guest:right', 'postgres'));
  assert.ok(refusal?.kind === 'notAllowed' && refusal.user === 'guest' && refusal.database === 'postgres');
  // With the tables allowed, the job engine's schema is not.
  await onServer(own.connection, (client) => client.query('GRANT ALL ON SCHEMA public TO guest'));
  assert.equal((await refusalOf(url('guest:right', 'postgres')))?.kind, 'notAllowed');
  await own.close();
});

test('a database that does not answer, or has no address, is named', async () => {
  const listener = createServer();
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as AddressInfo; // A TCP listener's address is never a string.
  await new Promise((resolve) => listener.close(resolve));
  const closed = await refusalOf({ kind: 'server', url: `postgresql://u:p@127.0.0.1:${port}/d` });
  assert.deepEqual(closed, { kind: 'databaseUnreachable', host: '127.0.0.1', code: 'ECONNREFUSED' });
  const nowhere = await refusalOf({ kind: 'server', url: 'postgresql://u:p@nowhere.invalid/d' });
  assert.ok(nowhere?.kind === 'databaseUnreachable' && nowhere.host === 'nowhere.invalid');
});

test('a database newer than the program, or of other migrations, is refused and not touched', async () => {
  await using database = await openTestDatabase('empty');
  assert.equal(await refusalOf({ kind: 'server', url: database.url }), null);
  const tables = (): Promise<unknown> =>
    onServer(database.connection, async (client) => {
      const { rows } = await client.query('SELECT schemaname, tablename FROM pg_tables ORDER BY 1, 2');
      return rows;
    });
  const before = await tables();
  await onServer(database.connection, (client) => client.query("UPDATE _prisma_migrations SET checksum = 'other'"));
  assert.deepEqual(await refusalOf({ kind: 'server', url: database.url }), {
    kind: 'migrationChanged',
    migration: '0001_init',
  });
  await onServer(database.connection, (client) =>
    client.query("UPDATE _prisma_migrations SET migration_name = '9999_future'"),
  );
  assert.deepEqual(await refusalOf({ kind: 'server', url: database.url }), {
    kind: 'databaseNewer',
    migration: '9999_future',
  });
  assert.deepEqual(await tables(), before);
});

test('binaries that are not there are named', async () => {
  await using folder = await temporaryFolder();
  const refusal = await refusalOf(embedded(folder.path, { binaries: '/nowhere/bin' }));
  assert.ok(refusal?.kind === 'binariesMissing' && refusal.folder === '/nowhere/bin');
});

if (isRoot) {
  test('a system user that does not exist is named', async () => {
    await using folder = await temporaryFolder();
    const refusal = await refusalOf(embedded(folder.path, { user: 'no-such-user' }));
    assert.deepEqual(refusal, { kind: 'serverUserMissing', user: 'no-such-user' });
  });

  test('a folder that was closed to the server’s user later is named, and no second cluster is made', async () => {
    await using folder = await temporaryFolder();
    const data = join(folder.path, 'data');
    const first = await server(data);
    assert.ok(first.kind === 'server');
    await first.close();
    await chmod(folder.path, 0o700);
    const refusal = await refusalOf(embedded(data));
    assert.ok(refusal?.kind === 'serverUserCannotReach' && refusal.path === folder.path);
    await chmod(folder.path, 0o711);
    assert.equal(await refusalOf(embedded(data)), null);
  });

  test('a note that points to a cluster which is gone is named, and no new one takes its place', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'postgres-is-elsewhere'), `${folder.path}/gone\n`);
    const refusal = await refusalOf(embedded(folder.path));
    assert.ok(refusal?.kind === 'clusterGone' && refusal.folder === `${folder.path}/gone`);
  });
}
