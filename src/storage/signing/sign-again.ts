import type { KeyObject } from 'node:crypto';

import type { Transaction } from '#storage/database.ts';

/** Rows that verify under `former` are signed with `next`; null: they are only checked. */
export interface SigningKeys {
  readonly former: KeyObject;
  readonly next: KeyObject | null;
}

export interface SignedAgain {
  /** How many rows verify. */
  readonly signed: number;
  /** Names of rows that do not verify: they stay as they are, and are valid under neither key. */
  readonly refused: readonly string[];
}

/** Signs the rows of one kind again, in the caller's transaction. Rows without a MAC are left alone. */
export type SignAgain = (tx: Transaction, keys: SigningKeys) => Promise<SignedAgain>;

/** One kind of rows, and how to sign them again. */
export interface SignedRows<Row> {
  /** Reads the next rows that have a MAC, in the order of their keys; null: the first ones. */
  readonly after: (last: Row | null) => Promise<readonly Row[]>;
  readonly isOwn: (key: KeyObject, row: Row) => boolean;
  readonly macOf: (key: KeyObject, row: Row) => string;
  readonly put: (rows: readonly Row[], macs: readonly string[]) => Promise<unknown>;
  /** Names a row for a person, who sees its kind beside it. */
  readonly nameOf: (row: Row) => string;
}

/** The number of rows that are read at once. */
export const pageSize = 1000;

/** Signs again the rows that verify under the former key, and no others. */
export async function signRowsAgain<Row>(keys: SigningKeys, rows: SignedRows<Row>): Promise<SignedAgain> {
  const refused: string[] = [];
  let signed = 0;
  let last: Row | null = null;
  for (;;) {
    const page: readonly Row[] = await rows.after(last);
    // Signing a row that does not verify would make it genuine.
    const byWorth = Map.groupBy(page, (row) => rows.isOwn(keys.former, row));
    const own = byWorth.get(true) ?? [];
    const { next } = keys;
    if (next !== null && own.length > 0) {
      const macs = own.map((row) => rows.macOf(next, row));
      await rows.put(own, macs);
    }
    refused.push(...(byWorth.get(false) ?? []).map((row) => rows.nameOf(row)));
    signed += own.length;
    last = page.at(-1) ?? null;
    if (page.length < pageSize) return { signed, refused };
  }
}
