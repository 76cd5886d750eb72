import type { Draft } from '#drafts/draft.ts';
import type { Writing } from '#storage/store.ts';

import { claimDue } from './claim-due.ts';
import type { Delivery } from './delivery.ts';
import type { Known } from './gate.ts';
import type { PublishingDeps } from './publishing-deps.ts';
import { sendClaimed } from './send-claimed.ts';

/**
 * Claims deliveries in the transaction that plans them, and sends them from this process once that is committed: those
 * that `claimDue` claims. Returns the others, untouched. A crash after the commit is a doubt, as after any claim.
 */
export async function claimAtOnce(
  w: Writing,
  deps: PublishingDeps,
  known: Known & { readonly draft: Draft },
  planned: readonly Delivery[],
): Promise<readonly Delivery[]> {
  const { claimed, others } = await claimDue(w, deps, known, planned);
  for (const one of claimed) {
    // guard: the claim commits before the send
    w.afterCommit(() => {
      deps.store.jobs.begin('send', (stopping) => sendClaimed(deps, one, stopping));
    });
  }
  return others;
}
