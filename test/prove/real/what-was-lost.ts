import type { Eyes } from './eyes.ts';

/** Work that a process had under way in the instant of its death. */
export interface InFlight {
  /** Its requests to networks without an answer so far. */
  readonly open: number;
  /** Accounts for which it was the last to publish. */
  readonly accountIds: ReadonlySet<string>;
  /** Chat events that it received and did not acknowledge. */
  readonly chatEvents: number;
}

/** The most important thing that a kill cut off. */
export type Lost = 'a request on the wire' | 'a claim' | 'a chat event' | 'nothing';
export const losses = ['a request on the wire', 'a claim', 'a chat event', 'nothing'] as const satisfies Lost[];

/** Lists the accounts with a claim that has not lapsed. */
export async function claimedAccounts(eyes: Eyes): Promise<ReadonlySet<string>> {
  const rows = await eyes.query<{ readonly id: string }>(
    `SELECT "accountId" AS id FROM "Delivery" WHERE "state" = 'sending' AND "leaseUntil" > now()`,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Classifies a kill's loss. `isAll`: every process was killed, so that nobody else could hold a claim. */
export function lossOf({ open, accountIds, chatEvents }: InFlight, claimed: ReadonlySet<string>, isAll: boolean): Lost {
  if (open > 0) return 'a request on the wire';
  if (isAll ? claimed.size > 0 : !claimed.isDisjointFrom(accountIds)) return 'a claim';
  return chatEvents > 0 ? 'a chat event' : 'nothing';
}
