import type pg from 'pg';

/** Name of the connections kept open between tests. */
export const keptClient = 'test of tambour';

/** Empties the database in a twentieth of the time that a new one takes; false if the role lacks the right. */
export const emptying = 'SELECT empty_database() AS "is"';

/**
 * Creates the function that empties all tables, with statements that each connection plans once. It also closes
 * connections that a test forgot to close: they must not write into the next test's database, nor may their waiting
 * statements.
 */
export async function createEmptying(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ deletes: string }>(`
    SELECT string_agg(format('DELETE FROM %I;', relname), ' ') AS deletes FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations'`);
  // Only a superuser may bypass foreign keys.
  await client.query(`
    CREATE FUNCTION empty_database() RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN
      IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN RETURN false; END IF;
      PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
          AND (application_name <> '${keptClient}' OR state <> 'idle');
      SET LOCAL session_replication_role = replica;
      ${rows[0]?.deletes ?? ''}
      RETURN true;
    END $$`);
}
