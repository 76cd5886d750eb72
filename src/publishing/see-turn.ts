import type { Rules } from '#drafts/renderings-of.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import { rateStateOf } from '#rates/rate-state.ts';
import { takePlace } from '#rates/take-place.ts';
import type { Transaction } from '#storage/database.ts';

import type { Delivery } from './delivery.ts';

export type Turn =
  | { readonly kind: 'now' }
  /** Another post of its account goes before. */
  | { readonly kind: 'behind' }
  /** Its account's limit leaves no place until then. */
  | { readonly kind: 'limited'; readonly until: Date };

/**
 * Whether a delivery's turn seems to have come, in one statement and without a lock: what waits costs the others next to
 * nothing. The claim decides.
 */
export async function seeTurn(tx: Transaction, rules: Rules, delivery: Delivery, now: Date): Promise<Turn> {
  const { id, accountId, turnAt, createdAt } = delivery;
  const [row] = await tx.$queryRaw<{ network: NetworkKind; rates: unknown; isBehind: boolean }[]>`
    SELECT "network", "rates", EXISTS (
      SELECT 1 FROM "Delivery"
      WHERE "accountId" = ${accountId}::uuid AND "id" <> ${id}::uuid AND (
        "state" = 'sending' AND "leaseUntil" > ${now}
        OR "state" = 'ready' AND "notAfterAt" > ${now}
          AND (coalesce("turnAt", "dueAt"), "createdAt") < (${turnAt}, ${createdAt}))
    ) AS "isBehind" FROM "Account" WHERE "id" = ${accountId}::uuid`;
  if (row === undefined) throw new Error(`delivery ${id} has no account`);
  const limits = rules[row.network].rateLimits('publish');
  const request = { isUrgent: true, placeId: id, openUntilMs: now.getTime() };
  const taken = takePlace(rateStateOf(row.rates), limits, request, now.getTime());
  if (taken.kind === 'wait') return { kind: 'limited', until: new Date(taken.untilMs) };
  return { kind: row.isBehind ? 'behind' : 'now' };
}
