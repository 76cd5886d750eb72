import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { migrationsFolder, schemaDifference } from './schema-difference.ts';

// npm run migration -- <name>: writes the next migration. With --again: writes the last one anew, for as long as it
// has been nowhere but on this machine.
const again = process.argv.includes('--again');
const given = process.argv.slice(2).find((argument) => !argument.startsWith('--'));

mkdirSync(migrationsFolder, { recursive: true });
const existing = readdirSync(migrationsFolder).sort();
const last = existing.at(-1);
if (again && last !== undefined) rmSync(join(migrationsFolder, last), { recursive: true });

const sql = await schemaDifference(migrationsFolder);
const name = again && last !== undefined ? last : nextName(last, given);
if (sql === null) {
  process.stdout.write('The migrations lead to the schema already.\n');
} else if (name === null) {
  process.stderr.write('Give the migration a name of small letters, digits and _: npm run migration -- add_calendar\n');
  process.exitCode = 2;
} else {
  mkdirSync(join(migrationsFolder, name));
  writeFileSync(join(migrationsFolder, name, 'migration.sql'), sql);
  process.stdout.write(`Written: prisma/migrations/${name}/migration.sql. Read it before you commit it.\n`);
}

function nextName(before: string | undefined, wanted: string | undefined): string | null {
  if (wanted === undefined || !/^[a-z0-9_]+$/.test(wanted)) return null;
  // Migrations run in the order of their names: the next number, also where one was left out.
  const number = Number.parseInt(before ?? '0', 10) + 1;
  return `${String(number).padStart(4, '0')}_${wanted}`;
}
