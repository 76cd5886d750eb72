import type pg from 'pg';

/**
 * Tells whether other clients are connected, by the names under which Tambour connects; this process's own hold on an
 * embedded server counts for nothing.
 */
export async function isUsed(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query(
    `SELECT FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()
       AND application_name ~ '^tambour( |$)' AND application_name <> $1`,
    [`tambour main ${process.pid}`],
  );
  return rowCount !== 0;
}
