import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { PGlite } from '@electric-sql/pglite';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { SchemaEngine } from '@prisma/schema-engine-wasm';
import { PrismaPGlite } from 'pglite-prisma-adapter';

const schemaPath = join(import.meta.dirname, 'schema.prisma');

/** Where the migrations are. */
export const migrationsFolder: string = join(import.meta.dirname, 'migrations');

/**
 * The SQL that leads from the migrations in a folder to `schema.prisma`, or null when they agree. Nothing outside
 * this process is asked: Prisma's own schema engine as WebAssembly, over a PostgreSQL in memory.
 */
export async function schemaDifference(folder: string): Promise<string | null> {
  const schema = readFileSync(schemaPath, 'utf8');
  const files = [{ path: 'schema.prisma', content: schema }];
  const migrationDirectories = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((path) => {
      const value = readFileSync(join(folder, path, 'migration.sql'), 'utf8');
      return { path, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } } };
    });
  await using memory = new PGlite();
  const engine = await SchemaEngine.new(
    { datamodels: [['schema.prisma', schema]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(memory)),
  );
  const difference = await engine.diff({
    from: {
      tag: 'migrations',
      baseDir: folder,
      lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
      shadowDbInitScript: '',
      migrationDirectories,
    },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  });
  const sql = difference.stdout ?? '';
  return difference.exitCode === 0 ? null : withoutSchema(sql);
}

// "CREATE SCHEMA IF NOT EXISTS" asks for a right on the database that an organisation's role need not have,
// even where the schema is there.
function withoutSchema(sql: string): string {
  return sql.replace('-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS "public";\n\n', '');
}
