import type { Account } from '#desks/account.ts';
import type { Told } from '#networks/pace.ts';
import type { CorrectOutcome, PublishOutcome } from '#networks/publish-outcome.ts';
import { leavePlace } from '#rates/leave-place.ts';

import type { Claim } from './claim-delivery.ts';
import type { PublishingDeps } from './publishing-deps.ts';
import { wakeNext } from './wake-next.ts';

/**
 * Records what one attempt's request came to, gives its place in the account's budget back with what was told of limits,
 * and wakes the account's next post. The good news is recorded first, since people wait for it; until the rest is told
 * too, the request counts as under way, and after a crash until its lease ends. Of everything else the limits are told
 * first, so that no other post of the account meets the same refusal.
 */
export async function recordAndLeave(
  deps: PublishingDeps,
  claim: Claim,
  { id: accountId, network }: Account,
  answer: PublishOutcome | CorrectOutcome,
  record: () => Promise<void>,
): Promise<void> {
  const { store } = deps;
  const limits = deps.rules[network].rateLimits('publish');
  const left = { told: toldBy(answer), placeId: claim.deliveryId };
  const isDone = answer.kind === 'published' || answer.kind === 'corrected';
  if (!isDone) {
    await store.write((w) => leavePlace(w.tx, accountId, limits, { ...left, now: w.clock.now() }));
  }
  await record();
  await store.write(async (w) => {
    if (isDone) await leavePlace(w.tx, accountId, limits, { ...left, now: w.clock.now() });
    await wakeNext(w, accountId);
  });
}

function toldBy(answer: PublishOutcome | CorrectOutcome): Told {
  const isRefused = answer.kind === 'tryLater' && answer.why === 'rate_limit';
  return answer.told ?? { limits: [], refusedForSeconds: isRefused ? answer.afterSeconds : null };
}
