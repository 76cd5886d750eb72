import type { Transaction } from '#storage/database.ts';

export type FindDeskOutcome =
  | { readonly kind: 'found'; readonly deskId: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly names: readonly string[] };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Finds the desk that an administrator means: by its id, its name, or its channel. */
export async function findDesk(tx: Transaction, said: string): Promise<FindDeskOutcome> {
  const rows = await tx.desk.findMany({
    where: uuid.test(said)
      ? { id: said }
      : { OR: [{ name: { equals: said, mode: 'insensitive' } }, { channel: said }] },
    select: { id: true, name: true, channel: true },
  });
  const [first, ...others] = rows;
  if (first === undefined) return { kind: 'none' };
  if (others.length > 0)
    return { kind: 'several', names: rows.map((row) => `${row.name} (${row.channel}, ${row.id})`) };
  return { kind: 'found', deskId: first.id };
}
