import type { RetractOutcome } from '#networks/publish-outcome.ts';

/** What follows when the network was asked to delete a post. */
export type AfterRetract =
  | { readonly kind: 'gone' }
  | { readonly kind: 'again'; readonly afterSeconds: number }
  | { readonly kind: 'stays'; readonly why: string };

/** Deleting twice does no harm, so that what got no answer is simply asked again: after 2, 4, 8 … s, or when it may be. */
const maxRounds = 6;
const maxWaitSeconds = 900;

/** `round`: the how manieth request it was, from 1. Pure. */
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
      return again(round, 0);
    case 'tryLater':
      return again(round, outcome.afterSeconds);
  }
}

function again(round: number, askedSeconds: number): AfterRetract {
  if (round >= maxRounds) return { kind: 'stays', why: 'no_answer' };
  return { kind: 'again', afterSeconds: Math.min(maxWaitSeconds, Math.max(1, askedSeconds, 2 ** round)) };
}
