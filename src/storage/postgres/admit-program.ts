import type pg from 'pg';

/**
 * The role that the program uses in Tambour's own database. It owns none of Tambour's tables, and may only read the
 * journal and append to it.
 */
export const programRole = 'tambour_program';

const jobs = 'pgboss';

/**
 * Creates the program's role if there is none, as in a new cluster, and grants it its rights: all changes of rows that
 * the program makes, and the job engine's schema, which the engine creates and upgrades itself. Call it as the owner,
 * after each migration, one caller at a time.
 */
export async function admitProgram(client: pg.Client): Promise<void> {
  if (await isAdmitted(client)) return;
  await client.query(admitting);
}

async function isAdmitted(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [programRole]);
  if (rowCount === 0) return false;
  const { rows } = await client.query<{ admitted: boolean }>(
    `SELECT NOT EXISTS (
        SELECT FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND NOT has_table_privilege($1, oid, 'SELECT')
      ) AND NOT EXISTS (
        SELECT FROM pg_class WHERE relnamespace = to_regnamespace($2) AND relowner <> $1::regrole
      ) AND NOT has_table_privilege($1, '"JournalEntry"', 'UPDATE, DELETE, TRUNCATE') AS admitted`,
    [programRole, jobs],
  );
  return rows[0]?.admitted === true;
}

// Several statements in one text are one transaction: if one fails, all are rolled back.
const admitting = `
  DO $$
  DECLARE
    name text;
  BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${programRole}') THEN
      CREATE ROLE ${programRole} LOGIN;
    END IF;
    IF to_regnamespace('${jobs}') IS NOT NULL THEN
      ALTER SCHEMA ${jobs} OWNER TO ${programRole};
      FOR name IN
        SELECT format('TABLE %s', oid::regclass) FROM pg_class
        WHERE relnamespace = '${jobs}'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
        UNION ALL
        SELECT format('ROUTINE %s', oid::regprocedure) FROM pg_proc WHERE pronamespace = '${jobs}'::regnamespace
        UNION ALL
        SELECT format('TYPE %s', oid::regtype) FROM pg_type
        WHERE typnamespace = '${jobs}'::regnamespace AND typtype IN ('e', 'd')
      LOOP
        EXECUTE format('ALTER %s OWNER TO ${programRole}', name);
      END LOOP;
    END IF;
    EXECUTE format('GRANT CREATE ON DATABASE %I TO ${programRole}', current_database());
  END $$;
  GRANT USAGE ON SCHEMA public TO ${programRole};
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${programRole};
  GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${programRole};
  REVOKE INSERT, UPDATE, DELETE ON "_prisma_migrations" FROM ${programRole};
  REVOKE UPDATE, DELETE, TRUNCATE ON "JournalEntry" FROM ${programRole}`;
