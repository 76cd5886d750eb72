import type { Ground } from './ground.ts';

/** Deleted rows slow a database down until they are vacuumed. */
const vacuumEvery = 40;

/** Deletes all rows of the history before. */
export async function emptyGround(ground: Ground): Promise<void> {
  const { own } = ground;
  ground.emptying ??= await emptying(own);
  await own.query(ground.emptying);
  ground.histories += 1;
  if (ground.histories % vacuumEvery === 0) await own.query('VACUUM');
}

/** Returns the SQL that empties the database. A superuser may skip foreign keys, which is many times faster. */
async function emptying(own: Ground['own']): Promise<string> {
  const { rows } = await own.query<{ name: string; superuser: boolean }>(`
    SELECT format('%I', relname) AS name,
      (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS superuser
    FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations'`);
  const names = rows.map(({ name }) => name);
  if (rows[0]?.superuser !== true) return `TRUNCATE ${names.join(', ')}`;
  const deletes = names.map((name) => `DELETE FROM ${name}`).join('; ');
  return `BEGIN; SET LOCAL session_replication_role = replica; ${deletes}; COMMIT`;
}
