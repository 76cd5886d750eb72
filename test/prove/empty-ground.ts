import type { Ground } from './ground.ts';

/** Rows that were deleted make a database slow until they are swept up. */
const vacuumEvery = 40;

/** Leaves no row of the history before. */
export async function emptyGround(ground: Ground): Promise<void> {
  const { own } = ground;
  ground.emptying ??= await emptying(own);
  await own.query(ground.emptying);
  ground.histories += 1;
  if (ground.histories % vacuumEvery === 0) await own.query('VACUUM');
}

/** Only a superuser may pass over foreign keys, which is many times quicker. */
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
