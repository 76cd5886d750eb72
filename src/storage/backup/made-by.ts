import type { Migration } from '#storage/read-migrations.ts';

/** Tables and types that migrations made in a database; the rest of it belongs to others. */
export interface Made {
  readonly tables: readonly string[];
  readonly types: readonly string[];
}

const statement = /^(CREATE|DROP) (TABLE|TYPE) "([^"]+)"/gm;

/** Returns the tables and types that exist after these migrations, which Prisma wrote. */
export function madeBy(migrations: readonly Migration[]): Made {
  const standing = { TABLE: new Set<string>(), TYPE: new Set<string>() };
  for (const { sql } of migrations) {
    for (const [, verb, kind, name = ''] of sql.matchAll(statement)) {
      const names = kind === 'TABLE' ? standing.TABLE : standing.TYPE;
      if (verb === 'CREATE') names.add(name);
      else names.delete(name);
    }
  }
  return { tables: [...standing.TABLE], types: [...standing.TYPE] };
}
