import type { Account } from '#desks/account.ts';
import type { Told } from '#networks/pace.ts';
import type { CorrectOutcome, PublishOutcome } from '#networks/publish-outcome.ts';
import { leavePlace } from '#rates/leave-place.ts';
import type { Writing } from '#storage/store.ts';

import type { Claim } from './claim-delivery.ts';
import type { PublishingDeps } from './publishing-deps.ts';

/**
 * Records what one attempt's request came to, and gives its place in the account's budget back with what was told of
 * limits. What was done is recorded and told of in one commit; until then the request counts
 * as under way, and after a crash until its lease ends. Of everything else the limits are told first, so that no other
 * post of the account meets the same refusal.
 */
export async function recordAndLeave(
  deps: PublishingDeps,
  claim: Claim,
  { id: accountId, network }: Account,
  answer: PublishOutcome | CorrectOutcome,
  record: (w: Writing) => Promise<void>,
): Promise<void> {
  const { store } = deps;
  const limits = deps.rules[network].rateLimits('publish');
  const left = { told: toldBy(answer), placeId: claim.deliveryId };
  const leave = (w: Writing): Promise<void> => leavePlace(w.tx, accountId, limits, { ...left, now: w.clock.now() });
  if (answer.kind === 'published' || answer.kind === 'corrected') {
    await store.write(async (w) => {
      await record(w);
      await leave(w);
    });
  } else {
    await store.write(leave);
    await store.write(record);
  }
}

function toldBy(answer: PublishOutcome | CorrectOutcome): Told {
  const isRefused = answer.kind === 'tryLater' && answer.why === 'rate_limit';
  return answer.told ?? { limits: [], refusedForSeconds: isRefused ? answer.afterSeconds : null };
}
