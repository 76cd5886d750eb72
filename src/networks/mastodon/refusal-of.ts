import type { Rendering } from '#networks/rendering.ts';
import type { Locked, Refused, TryLater } from '#networks/setback.ts';

import type { Answer } from './ask.ts';

type StatusAnswer = Extract<Answer<never>, { kind: 'status' }>;

const mediaProcessingSeconds = 5;

/**
 * Returns what an answer's status certainly means; null if the server may have done what it was asked. See
 * https://docs.joinmastodon.org/client/intro/#error.
 */
export function refusalOf(answer: StatusAnswer): Refused | TryLater | Locked | null {
  if (answer.status === 429) return { kind: 'tryLater', why: 'rate_limit', afterSeconds: answer.afterSeconds };
  if (answer.message === null) return null;
  switch (answer.status) {
    case 401:
      return { kind: 'locked', why: 'token_refused' };
    case 403:
      return /scope/i.test(answer.message)
        ? { kind: 'locked', why: 'scope_missing' }
        : { kind: 'refused', why: 'forbidden' };
    case 404:
    case 410:
      return { kind: 'refused', why: 'not_found' };
    case 413:
      return { kind: 'refused', why: 'media_rejected' };
    case 400:
    case 422:
      return invalidOf(answer.message);
    default:
      return null;
  }
}

/**
 * Turns `invalid` into `text_missing` for a post of pictures alone: a server that refuses one most likely requires a
 * text.
 */
export function refusedFor<T extends { readonly kind: string }>(
  rendering: Rendering,
  outcome: T | Refused,
): T | Refused {
  const isInvalid = 'why' in outcome && outcome.kind === 'refused' && outcome.why === 'invalid';
  return isInvalid && rendering.text === '' ? { kind: 'refused', why: 'text_missing' } : outcome;
}

function invalidOf(message: string): Refused | TryLater | null {
  if (/finished processing/i.test(message)) {
    return { kind: 'tryLater', why: 'media_processing', afterSeconds: mediaProcessingSeconds };
  }
  // The pictures may be attached to a post that this request's first attempt made.
  if (/already attached/i.test(message)) return null;
  if (/character limit|too long|exceeded/i.test(message)) return { kind: 'refused', why: 'too_long' };
  if (/media|attach|file|image|thumbnail/i.test(message)) return { kind: 'refused', why: 'media_rejected' };
  return { kind: 'refused', why: 'invalid' };
}
