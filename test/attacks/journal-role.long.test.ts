import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { systemClock } from '#clock.ts';
import type { Jobs } from '#storage/jobs.ts';
import { journal } from '#storage/journal.ts';
import { openStore } from '#storage/open-store.ts';
import { programRole } from '#storage/postgres/admit-program.ts';
import type { Store } from '#storage/store.ts';
import { verifyJournal } from '#storage/verify-journal.ts';
import { z } from 'zod';

import { openTestDatabase } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { withTestKey } from '../support/test-decision-key.ts';
import { testElsewhere } from '../support/test-elsewhere.ts';
import { onServer } from '../support/test-server.ts';

const shared = {
  backupFolder: '/nowhere',
  clock: systemClock,
  newId: randomUUID,
  logger: null,
  role: 'main',
  onProgress: () => {},
} as const;

async function open(folder: string): Promise<Store & AsyncDisposable> {
  const database = { kind: 'embedded', folder, user: null, binaries: null, elsewhere: testElsewhere } as const;
  const outcome = await openStore({ ...shared, database });
  if (outcome.kind === 'refused') throw new Error('refused', { cause: outcome.refusal });
  const { store } = outcome;
  return { ...withTestKey(store), [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() };
}

function write(store: Store): Promise<void> {
  return store.write((work) => journal(work, { kind: 'written', deskId: null, draftId: null, actor: 'a', data: {} }));
}

async function works(store: Store): Promise<void> {
  const queue = { name: 'attacks.role', schema: z.object({ n: z.number() }) } satisfies Parameters<Jobs['work']>[0];
  const { promise, resolve } = Promise.withResolvers<number>();
  await store.jobs.work(queue, { concurrency: 1 }, async ({ n }) => resolve(n));
  await store.write((work) => work.jobs.enqueue(work.tx, queue, { key: randomUUID(), data: { n: 5 } }));
  assert.equal(await promise, 5);
  await write(store);
}

const forbidden: Readonly<Record<string, string>> = {
  'changes an entry': `UPDATE "JournalEntry" SET actor = 'eve'`,
  'deletes entries': 'DELETE FROM "JournalEntry"',
  'empties the journal': 'TRUNCATE "JournalEntry"',
  'drops it': 'DROP TABLE "JournalEntry"',
  'takes a column away': 'ALTER TABLE "JournalEntry" DROP COLUMN "actor"',
  'puts a rule before it': 'CREATE RULE r AS ON INSERT TO "JournalEntry" DO INSTEAD NOTHING',
  'puts a trigger before it':
    'CREATE TRIGGER t BEFORE INSERT ON "JournalEntry" EXECUTE FUNCTION suppress_redundant_updates_trigger()',
  'takes the table': `ALTER TABLE "JournalEntry" OWNER TO ${programRole}`,
  'becomes the owner': 'SET ROLE tambour',
  'makes a role': 'CREATE ROLE eve SUPERUSER',
  'says that a migration is not there': 'DELETE FROM "_prisma_migrations"',
  'reads files of the machine': `SELECT pg_read_file('/etc/passwd')`,
  'runs a program': `COPY (SELECT 1) TO PROGRAM 'true'`,
};

test('in Tambour’s own database the program may add to the journal and read it, and is owner of nothing', async (t) => {
  await using folder = await temporaryFolder();
  await using store = await open(folder.path);
  await works(store);
  for (const [name, sql] of Object.entries(forbidden)) {
    await t.test(`it is refused where it ${name}`, async () => {
      await assert.rejects(store.db.$executeRawUnsafe(sql), /42501|permission denied|must be owner/);
    });
  }
  const [role] = await store.db.$queryRaw<unknown[]>`
    SELECT rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication FROM pg_roles WHERE rolname = current_user`;
  assert.deepEqual(role, {
    rolsuper: false,
    rolcreaterole: false,
    rolcreatedb: false,
    rolbypassrls: false,
    rolreplication: false,
  });
  const owned = await store.db.$queryRaw<unknown[]>`
    SELECT relname FROM pg_class
    WHERE relowner = current_user::regrole AND relnamespace = 'public'::regnamespace`;
  assert.deepEqual(owned, []);
  assert.equal((await verifyJournal(store)).kind, 'sound');
});

test('a database of before, whose one role owned all, gets the role at its next start, with jobs that go on', async () => {
  await using folder = await temporaryFolder();
  {
    await using first = await open(folder.path);
    await works(first);
    const host = join(folder.path, 'postgres');
    await onServer({ host, user: 'tambour', database: 'postgres' }, (client) =>
      client.query(`REASSIGN OWNED BY ${programRole} TO tambour; DROP OWNED BY ${programRole}`),
    );
    await assert.rejects(write(first), /42501|permission denied/, 'nothing is left of its rights');
  }
  await using again = await open(folder.path);
  await works(again);
  await assert.rejects(again.db.$executeRaw`UPDATE "JournalEntry" SET actor = 'eve'`, /42501|permission denied/);
  assert.equal((await verifyJournal(again)).kind, 'sound');
});

test('in a PostgreSQL of one’s own, what docs/running.md shows does the same', async () => {
  await using database = await openTestDatabase('empty');
  const [role, owner] = ['a', 'b'].map((letter) => `tambour_test_${letter}${randomUUID().slice(0, 8)}`);
  assert.ok(role !== undefined && owner !== undefined);
  const page = await readFile(join(import.meta.dirname, '../../docs/running.md'), 'utf8');
  const shown = /<<'SQL'\n(.*?)\nSQL\n/s.exec(page)?.[1] ?? '';
  assert.match(shown, /ALTER TABLE "JournalEntry" OWNER/);
  const url = new URL(database.url);
  url.username = role;
  url.password = 's3same';
  const name = url.pathname.slice(1);
  await onServer(database.connection, async (client) => {
    await client.query(`CREATE ROLE ${role} LOGIN PASSWORD 's3same'; ALTER DATABASE ${name} OWNER TO ${role}`);
  });
  const places = { kind: 'server', url: url.href } as const;
  try {
    await using opened = new AsyncDisposableStack();
    const outcome = await openStore({ ...shared, database: places });
    if (outcome.kind === 'refused') throw new Error('refused', { cause: outcome.refusal });
    opened.use(outcome.store);
    const store = withTestKey(outcome.store);
    await works(store);
    const sql = shown.replaceAll('tambour_owner', owner).replaceAll(/DATABASE tambour\b/g, `DATABASE ${name}`);
    await onServer(database.connection, (client) => client.query(sql.replaceAll(/\btambour\b/g, role)));
    await write(store);
    for (const one of ['changes an entry', 'deletes entries', 'empties the journal', 'drops it', 'takes the table'])
      await assert.rejects(
        store.db.$executeRawUnsafe(forbidden[one] ?? ''),
        /42501|permission denied|must be owner/,
        one,
      );
    assert.equal((await verifyJournal(store)).kind, 'sound');
  } finally {
    await onServer(database.connection, async (client) => {
      const own = client.escapeIdentifier(client.user ?? '');
      await client.query(`ALTER DATABASE ${name} OWNER TO ${own}`);
      for (const one of [role, owner])
        await client.query(`REASSIGN OWNED BY ${one} TO ${own}; DROP OWNED BY ${one}; DROP ROLE ${one}`);
    });
  }
});
