import type pg from 'pg';

/**
 * Tells whether other Tambour clients are connected, by their application names. This process's own connection to an
 * embedded server does not count.
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
