import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { temporaryFolder } from './temporary-folder.ts';

const root = join(import.meta.dirname, '../..');

/** A copy of this program that needs two more migrations. */
export interface LaterRelease extends AsyncDisposable {
  /** What is started in place of this program: `openTambour({ program })`. */
  readonly program: string;
  /** The names of its own migrations, in order. */
  readonly migrations: readonly string[];
}

/** Makes the release after this one. Its first migration makes the table "Later", its second adds a column to it. */
export async function laterRelease(): Promise<LaterRelease> {
  const folder = await temporaryFolder();
  // Copied, since Node reads a module at its real path, and the program finds its migrations beside its modules.
  const parts = ['bin', 'src', 'prisma', 'assets', 'docs', 'package.json'];
  for (const part of parts) await cp(join(root, part), join(folder.path, part), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder.path, 'node_modules'));
  const steps = {
    '9001_later': 'CREATE TABLE "Later" ("id" UUID NOT NULL, CONSTRAINT "Later_pkey" PRIMARY KEY ("id"));',
    '9002_later_still': 'ALTER TABLE "Later" ADD COLUMN "note" TEXT;',
  };
  for (const [name, sql] of Object.entries(steps)) {
    await mkdir(join(folder.path, 'prisma/migrations', name));
    await writeFile(join(folder.path, 'prisma/migrations', name, 'migration.sql'), `${sql}\n`);
  }
  return {
    program: join(folder.path, 'bin/tambour.js'),
    migrations: Object.keys(steps),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}
