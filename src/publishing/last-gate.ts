import type { Clock } from '#clock.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import type { Store } from '#storage/store.ts';

import type { Claim } from './claim-delivery.ts';
import { gate, type GateOutcome } from './gate.ts';
import { lockDelivery } from './lock-delivery.ts';

export type LastGateOutcome =
  | GateOutcome
  /** This attempt no longer has the delivery: another has, or it was found lapsed. */
  | { readonly kind: 'lost' };

/**
 * The last look before the one request: the delivery still belongs to this attempt, and everything that `gate` asks.
 * Reads only, in one transaction. `outlastsTheSend` follows it.
 */
export async function lastGate(store: Store, claim: Claim, rules: Rules): Promise<LastGateOutcome> {
  return store.write(async (w) => {
    const locked = await lockDelivery(w.tx, claim.deliveryId);
    if (locked?.delivery.state !== 'sending' || locked.delivery.attempt !== claim.attempt) return { kind: 'lost' };
    return gate(w.tx, locked, rules, w.clock.now());
  });
}

/**
 * Whether the lease lasts until the send has ended, to be asked with no await between it and the request. By both
 * clocks: the wall may jump, and the other may stand still while the machine sleeps.
 */
export function outlastsTheSend(claim: Claim, clock: Clock, sendTimeoutSeconds: number): boolean {
  const sendMs = sendTimeoutSeconds * 1000;
  return (
    clock.now().getTime() + sendMs < claim.leaseUntil.getTime() &&
    clock.monotonicMs() + sendMs < claim.leaseUntilMonotonicMs
  );
}
