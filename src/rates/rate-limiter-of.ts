import type { NetworkRules } from '#networks/network-rules.ts';
import type { RateLimiter } from '#networks/rate-limiter.ts';
import type { Store } from '#storage/store.ts';

import { changeRatesAlone } from './change-rates.ts';
import { releasePermit } from './release-permit.ts';
import { acquirePermit } from './acquire-permit.ts';

// wait: the longest request
/**
 * No request takes longer, except one that is given more than `usuallyWithinMs`. By then a request that died with its
 * process no longer counts.
 */
const longestRequestMs = 90 * 1000;
/** Only a recording's upload is given more: its permit counts for so much longer. */
const usuallyWithinMs = 60 * 1000;

/** Returns the budget that one account's requests share on all replicas. Each step is a commit of its own. */
export function rateLimiterOf(
  { db, clock, newId }: Pick<Store, 'db' | 'clock' | 'newId'>,
  accountId: string,
  rules: NetworkRules,
): RateLimiter {
  return {
    async acquire(kind, isUrgent, withinMs) {
      const limits = rules.rateLimits(kind);
      const nowMs = clock.now().getTime();
      const lastsMs = longestRequestMs + Math.max(0, withinMs - usuallyWithinMs);
      const permit = { permitId: newId(), openUntilMs: nowMs + lastsMs };
      const waitUntilMs = await changeRatesAlone(db, accountId, (state) => {
        const taken = acquirePermit(state, limits, { ...permit, isUrgent }, nowMs);
        switch (taken.kind) {
          case 'taken':
            return { state: taken.state, result: null };
          case 'wait':
            return { state: null, result: taken.untilMs };
        }
      });
      if (waitUntilMs !== null) return { afterSeconds: Math.ceil((waitUntilMs - nowMs) / 1000) };
      return {
        release: (told) => releasePermit(db, accountId, limits, { told, permitId: permit.permitId, now: clock.now() }),
      };
    },
  };
}
