import type { Transaction } from '#storage/database.ts';

/** A stop under which nothing leaves: of one desk, or, by the administrator, of all. */
export interface Freeze {
  readonly id: string;
  readonly scope: 'desk' | 'all';
  readonly at: Date;
  /** A platform user id, or "administrator". */
  readonly by: string;
  readonly why: string | null;
}

/** Reads the freeze that a desk is under, that of all before its own; null if it is under none. */
export async function freezeOf(tx: Transaction, deskId: string): Promise<Freeze | null> {
  return standing(tx, [{ deskId: null }, { deskId }]);
}

/** Reads the one freeze of exactly this scope that stands: of one desk, or, for null, of all. */
export async function freezeOfScope(tx: Transaction, deskId: string | null): Promise<Freeze | null> {
  return standing(tx, [{ deskId }]);
}

async function standing(
  tx: Transaction,
  scopes: readonly { readonly deskId: string | null }[],
): Promise<Freeze | null> {
  const row = await tx.freeze.findFirst({
    where: { thawedAt: null, OR: [...scopes] },
    orderBy: { deskId: { sort: 'asc', nulls: 'first' } },
  });
  if (row === null) return null;
  const { id, deskId, frozenAt, frozenBy, why } = row;
  return { id, scope: deskId === null ? 'all' : 'desk', at: frozenAt, by: frozenBy, why };
}
