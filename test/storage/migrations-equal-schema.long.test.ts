import assert from 'node:assert/strict';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { migrationsFolder, schemaDifference } from '../../prisma/schema-difference.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('the migrations lead to the schema, and nowhere else', async () => {
  assert.equal(await schemaDifference(migrationsFolder), null, 'npm run migration -- <name> writes what is missing');
});

test('a migration that leads elsewhere is seen', async () => {
  await using folder = await temporaryFolder();
  await cp(migrationsFolder, folder.path, { recursive: true });
  await mkdir(join(folder.path, '9999_elsewhere'));
  await writeFile(
    join(folder.path, '9999_elsewhere', 'migration.sql'),
    'ALTER TABLE "Draft" ADD COLUMN "surplus" TEXT;',
  );
  assert.match((await schemaDifference(folder.path)) ?? '', /DROP COLUMN "surplus"/);
});
