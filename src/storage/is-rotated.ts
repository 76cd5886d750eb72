import type { Transaction } from './database.ts';

/** A rotation by the ids of both keys; the data of the entry "key.rotated". */
export interface Rotation {
  readonly from: string;
  readonly to: string;
}

/** Tells whether every row was rewrapped in this rotation, on this machine or another. */
export async function isRotated(tx: Transaction, { from, to }: Rotation): Promise<boolean> {
  const where = {
    kind: 'key.rotated',
    AND: [{ data: { path: ['from'], equals: from } }, { data: { path: ['to'], equals: to } }],
  };
  return (await tx.journalEntry.findFirst({ where, select: { seq: true } })) !== null;
}
