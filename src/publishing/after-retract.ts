import type { RetractOutcome } from '#networks/publish-outcome.ts';
import type { TryLater } from '#networks/setback.ts';

import type { RetractFailedWhy } from './publishing-notice.ts';

/** What follows when a network was asked to delete a post. */
export type AfterRetract =
  | { readonly kind: 'gone' }
  /** `why`: what it waits for; null: for nothing but an answer. */
  | { readonly kind: 'again'; readonly why: TryLater['why'] | null; readonly afterSeconds: number }
  | { readonly kind: 'stays'; readonly why: RetractFailedWhy };

/** Deleting twice does no harm, so that what got no answer is simply asked again: after 2, 4, 8 … s, or when it may be. */
const maxRounds = 6;
const maxWaitSeconds = 900;

/** `round`: how many requests there were, this one counted. Pure. */
export function afterRetract(outcome: RetractOutcome | { readonly kind: 'unreadable' }, round: number): AfterRetract {
  switch (outcome.kind) {
    case 'gone':
      return { kind: 'gone' };
    case 'unsupported':
      return { kind: 'stays', why: 'unsupported' };
    case 'unreadable':
      return { kind: 'stays', why: 'token_unreadable' };
    case 'refused':
    case 'locked':
      return { kind: 'stays', why: outcome.why };
    case 'doubt':
      // guard: a retraction without an answer
      return again(round, null, 0);
    case 'tryLater':
      return again(round, outcome.why, outcome.afterSeconds);
  }
}

function again(round: number, why: TryLater['why'] | null, askedSeconds: number): AfterRetract {
  if (round >= maxRounds) return { kind: 'stays', why: 'no_answer' };
  const afterSeconds = Math.min(maxWaitSeconds, Math.max(1, askedSeconds, 2 ** round));
  return { kind: 'again', why, afterSeconds };
}
