import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { systemClock } from '#clock.ts';
import { openStore, type OpenStore } from '#storage/open-store.ts';
import { runningServer } from '#storage/postgres/running-server.ts';
import type { StorageStep } from '#storage/progress.ts';
import type { StorageRefusal } from '#storage/refusal.ts';

import { startStoreProcess } from '../support/store-process.ts';
import { testElsewhere } from '../support/test-elsewhere.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { onServer } from '../support/test-server.ts';

const isRoot = process.getuid?.() === 0;

interface Opened extends AsyncDisposable {
  readonly outcome: OpenStore | { readonly kind: 'refused'; readonly refusal: StorageRefusal };
  readonly steps: readonly StorageStep[];
  /** The store; throws when it was refused. */
  readonly store: OpenStore['store'];
}

async function open(folder: string, role: 'main' | 'command' = 'main'): Promise<Opened> {
  const steps: StorageStep[] = [];
  const outcome = await openStore({
    database: { kind: 'embedded', folder, user: null, binaries: null, elsewhere: testElsewhere },
    backupFolder: '/nowhere',
    clock: systemClock,
    newId: randomUUID,
    logger: null,
    role,
    onProgress: (step) => {
      // Once for this whole file where the checkout is closed to the server's user, else never.
      if (step.kind !== 'copyingBinaries') steps.push(step);
    },
  });
  return {
    outcome,
    steps,
    get store() {
      if (outcome.kind === 'refused') throw new Error('refused', { cause: outcome.refusal });
      return outcome.store;
    },
    async [Symbol.asyncDispose]() {
      if (outcome.kind === 'open') await outcome.store[Symbol.asyncDispose]();
    },
  };
}

const kinds = (steps: readonly StorageStep[]): readonly string[] => steps.map(({ kind }) => kind);
const clusterOf = (folder: string): string => join(folder, 'postgres', 'pg18');
const isServed = async (cluster: string): Promise<boolean> => (await runningServer(cluster)) !== null;

async function writeEvent({ store }: Opened, dedupeKey: string): Promise<void> {
  await store.db.chatEvent.create({ data: { dedupeKey, platform: 'test', receivedAt: new Date() } });
}

test('the first start makes everything, the second is ready in less than two seconds and has it all', async () => {
  await using folder = await temporaryFolder();
  {
    await using first = await open(folder.path);
    assert.deepEqual(kinds(first.steps).slice(0, 3), ['makingCluster', 'startingServer', 'migrating']);
    await writeEvent(first, 'kept');
  }
  assert.equal(await isServed(clusterOf(folder.path)), false);
  const startedAt = performance.now();
  await using second = await open(folder.path);
  assert.ok(performance.now() - startedAt < 2000);
  assert.deepEqual(kinds(second.steps), ['startingServer']);
  assert.equal(await second.store.db.chatEvent.count(), 1);
});

test('the server listens on a socket in a closed folder alone, with checksums and collations of its own', async () => {
  await using folder = await temporaryFolder();
  await using opened = await open(folder.path);
  const { db } = opened.store;
  const settings = await db.$queryRaw<{ readonly name: string; readonly setting: string }[]>`
    SELECT name, setting FROM pg_settings
    WHERE name IN ('listen_addresses', 'ssl', 'data_checksums', 'fsync', 'full_page_writes', 'synchronous_commit')
    ORDER BY name`;
  assert.deepEqual(
    settings.map(({ name, setting }) => `${name}=${setting}`),
    ['data_checksums=on', 'fsync=on', 'full_page_writes=on', 'listen_addresses=', 'ssl=off', 'synchronous_commit=on'],
  );
  const locale = await db.$queryRaw`SELECT datlocprovider::text, datlocale, pg_encoding_to_char(encoding) AS encoding
    FROM pg_database WHERE datname = current_database()`;
  assert.deepEqual(locale, [{ datlocprovider: 'b', datlocale: 'C.UTF-8', encoding: 'UTF8' }]);
  assert.equal((await stat(join(folder.path, 'postgres'))).mode & 0o777, 0o700);
});

test('killed with -9 and started again, Tambour uses the server that still runs, and stops it in the end', async () => {
  await using folder = await temporaryFolder();
  const killed = await startStoreProcess(folder.path, 'main');
  assert.equal(killed.outcome.kind, 'open');
  await killed.end('SIGKILL');
  assert.equal(await isServed(clusterOf(folder.path)), true);
  {
    await using again = await open(folder.path);
    assert.deepEqual(kinds(again.steps), ['joiningServer']);
    assert.equal(await again.store.db.chatEvent.count(), 1);
  }
  assert.equal(await isServed(clusterOf(folder.path)), false);
});

test('after a crash of the server as well, what was committed is there', async () => {
  await using folder = await temporaryFolder();
  const killed = await startStoreProcess(folder.path, 'main');
  const server = await runningServer(clusterOf(folder.path));
  assert.ok(server !== null);
  process.kill(server.pid, 'SIGKILL');
  await killed.end('SIGKILL');
  await using again = await open(folder.path);
  assert.equal(await again.store.db.chatEvent.count(), 1);
});

test('who holds the store is told when its server goes away', async () => {
  await using folder = await temporaryFolder();
  await using opened = await open(folder.path);
  assert.ok(opened.outcome.kind === 'open');
  await writeEvent(opened, 'so that a connection is open');
  const server = await runningServer(clusterOf(folder.path));
  assert.ok(server !== null);
  process.kill(server.pid, 'SIGQUIT');
  await opened.outcome.lost;
});

test('a second Tambour on the folder is refused with the process that has it, and disturbs nothing', async () => {
  await using folder = await temporaryFolder();
  await using first = await open(folder.path);
  const second = await startStoreProcess(folder.path, 'main');
  assert.deepEqual(second.outcome, { kind: 'folderInUse', holder: process.pid });
  await second.end('SIGTERM');
  assert.equal(await first.store.db.chatEvent.count(), 0);
});

test('commands join the server of a running Tambour, and the last to leave stops it', async () => {
  await using folder = await temporaryFolder();
  const cluster = clusterOf(folder.path);
  const main = await startStoreProcess(folder.path, 'main');
  {
    await using command = await open(folder.path, 'command');
    assert.equal(await command.store.db.chatEvent.count(), 1);
    await main.end('SIGTERM');
    assert.equal(await isServed(cluster), true);
    assert.equal(await command.store.db.chatEvent.count(), 1);
  }
  assert.equal(await isServed(cluster), false);
});

test('four commands at once on a new folder make one cluster, and each gets in', async () => {
  await using folder = await temporaryFolder();
  const opened = await Promise.all([1, 2, 3, 4].map(() => startStoreProcess(folder.path, 'command')));
  assert.deepEqual(
    opened.map(({ outcome }) => outcome.kind),
    ['open', 'open', 'open', 'open'],
  );
  await Promise.all(opened.map((one) => one.end('SIGTERM')));
  assert.equal(await isServed(clusterOf(folder.path)), false);
  const clusters = (await readdir(join(folder.path, 'postgres'))).filter((name) => name.startsWith('pg'));
  assert.deepEqual(clusters, ['pg18']);
});

test('a start that fails half-way stops the server it has started', async () => {
  await using folder = await temporaryFolder();
  {
    await using opened = await open(folder.path);
    // As the owner: the program itself may not.
    const owner = { host: join(folder.path, 'postgres'), user: 'tambour', database: 'postgres' };
    await onServer(owner, (client) =>
      client.query(`INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name)
        VALUES ('x', 'x', now(), '9999_from_the_future')`),
    );
    assert.ok(opened.store);
  }
  await using newer = await open(folder.path);
  assert.deepEqual(newer.outcome, {
    kind: 'refused',
    refusal: { kind: 'databaseNewer', migration: '9999_from_the_future' },
  });
  assert.equal(await isServed(clusterOf(folder.path)), false);
});

test('a number in the old pid file that is another program’s now is no obstacle', async () => {
  await using folder = await temporaryFolder();
  {
    await using opened = await open(folder.path);
    await writeEvent(opened, 'kept');
  }
  const lines = [
    process.pid,
    clusterOf(folder.path),
    1_700_000_000,
    5432,
    join(folder.path, 'postgres'),
    '',
    '',
    'ready',
  ];
  await writeFile(join(clusterOf(folder.path), 'postmaster.pid'), lines.join('\n'));
  await using again = await open(folder.path);
  assert.equal(await again.store.db.chatEvent.count(), 1);
});

test('half a cluster that a killed start left behind is cleared away', async () => {
  await using folder = await temporaryFolder();
  const left = join(folder.path, 'postgres', 'pg18.making-999999999');
  {
    await using opened = await open(folder.path);
    assert.equal(opened.outcome.kind, 'open');
  }
  await mkdir(left);
  await using again = await open(folder.path);
  assert.equal(again.outcome.kind, 'open');
  await assert.rejects(stat(left), { code: 'ENOENT' });
});

test('a data folder with a path too long for a socket works', async () => {
  await using folder = await temporaryFolder();
  const long = join(folder.path, 'a'.repeat(90), 'b é');
  await mkdir(long, { recursive: true });
  await using opened = await open(long);
  assert.equal(await opened.store.db.chatEvent.count(), 0);
});

test('a data folder with quotes, commas and spaces in its path works', async () => {
  await using folder = await temporaryFolder();
  await using opened = await open(join(folder.path, `l'été, "ici"`));
  assert.equal(await opened.store.db.chatEvent.count(), 0);
});

test('data of another major version of PostgreSQL is left alone', async () => {
  await using folder = await temporaryFolder();
  await mkdir(join(folder.path, 'postgres', 'pg17'), { recursive: true });
  await using opened = await open(folder.path);
  assert.ok(opened.outcome.kind === 'refused' && opened.outcome.refusal.kind === 'otherMajorVersion');
  assert.equal(opened.outcome.refusal.found, 17);
});

if (isRoot) {
  test('in a home that is closed to the server’s user the cluster goes elsewhere, and is found there again', async () => {
    await using home = await temporaryFolder(0o700);
    await using reachable = await temporaryFolder();
    const folder = join(home.path, 'data');
    const elsewhere = join(reachable.path, 'lib');
    const openClosed = async (steps: StorageStep[]): Promise<OpenStore> => {
      const database = { kind: 'embedded', folder, user: null, binaries: null, elsewhere } as const;
      const options = { clock: systemClock, newId: randomUUID, logger: null, role: 'main' } as const;
      const outcome = await openStore({
        database,
        backupFolder: '/nowhere',
        ...options,
        onProgress: (step) => void steps.push(step),
      });
      if (outcome.kind === 'refused') throw new Error('refused', { cause: outcome.refusal });
      return outcome;
    };
    const first: StorageStep[] = [];
    const { store } = await openClosed(first);
    await store.db.chatEvent.create({ data: { dedupeKey: 'kept', platform: 'test', receivedAt: new Date() } });
    await store[Symbol.asyncDispose]();
    assert.ok(kinds(first).includes('placedElsewhere'));
    assert.match(await readFile(join(folder, 'postgres-is-elsewhere'), 'utf8'), new RegExp(`^${elsewhere}/`));
    const second: StorageStep[] = [];
    const again = await openClosed(second);
    assert.equal(kinds(second).at(-1), 'startingServer');
    assert.equal(await again.store.db.chatEvent.count(), 1);
    await again.store[Symbol.asyncDispose]();
  });
}
