import type { Eyes } from './eyes.ts';

/** Everything that the world had of one process in the instant of its death. */
export interface InFlight {
  /** Its requests at the networks without an answer yet. */
  readonly open: number;
  /** The accounts for which it was the last to publish. */
  readonly accountIds: ReadonlySet<string>;
  /** Chat events that were handed out and not acknowledged. */
  readonly chatEvents: number;
}

/** The most that a kill cut off. */
export type Lost = 'a request on the wire' | 'a claim' | 'a chat event' | 'nothing';
export const losses = ['a request on the wire', 'a claim', 'a chat event', 'nothing'] as const satisfies Lost[];

/** The accounts of which somebody holds a claim that has not lapsed. */
export async function claimedAccounts(eyes: Eyes): Promise<ReadonlySet<string>> {
  const rows = await eyes.query<{ readonly id: string }>(
    `SELECT "accountId" AS id FROM "Delivery" WHERE "state" = 'sending' AND "leaseUntil" > now()`,
  );
  return new Set(rows.map(({ id }) => id));
}

/** `isAll`: nobody else could hold a claim. */
export function lossOf({ open, accountIds, chatEvents }: InFlight, claimed: ReadonlySet<string>, isAll: boolean): Lost {
  if (open > 0) return 'a request on the wire';
  if (isAll ? claimed.size > 0 : !claimed.isDisjointFrom(accountIds)) return 'a claim';
  return chatEvents > 0 ? 'a chat event' : 'nothing';
}
