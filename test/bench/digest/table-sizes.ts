import type { Client } from 'pg';

const listedFromMiB = 1;

/** Describes the size of the database and of its tables with their indexes, largest first. */
export async function tableSizes(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string; mib: number; whole: number }>(
    `SELECT relname AS name, pg_total_relation_size(oid)::float8 / 1048576 AS mib,
       pg_database_size(current_database())::float8 / 1048576 AS whole
     FROM pg_class WHERE relkind = 'r' AND pg_total_relation_size(oid) > $1::float8 * 1048576 ORDER BY 2 DESC`,
    [listedFromMiB],
  );
  const tables = rows.map(({ name, mib }) => `${name} ${mib.toFixed(0)}`);
  return `${rows[0]?.whole.toFixed(0)} MiB on the disk, of them: ${tables.join(', ')}`;
}
