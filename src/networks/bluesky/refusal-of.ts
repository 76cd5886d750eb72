import type { Locked, Refused, TryLater } from '#networks/setback.ts';

import type { Answer, Unanswered } from './request.ts';

type StatusAnswer = Extract<Answer<never>, { kind: 'status' }>;

const closed: readonly string[] = ['AccountTakedown', 'AccountDeactivated'];

/**
 * Returns what an answer's status certainly means; null if the server may have done what it was asked. Servers of this
 * network name the error: https://atproto.com/specs/xrpc#error-responses.
 */
export function refusalOf({ status, error, message, afterSeconds }: StatusAnswer): Refused | TryLater | Locked | null {
  if (status === 429) return { kind: 'tryLater', why: 'rate_limit', afterSeconds };
  if (error === null) return null;
  switch (status) {
    case 401:
      return { kind: 'locked', why: closed.includes(error) ? 'account_closed' : 'token_refused' };
    case 403:
      return { kind: 'refused', why: 'forbidden' };
    case 413:
      return { kind: 'refused', why: 'media_rejected' };
    case 400:
      return invalidOf(error, message);
    default:
      return null;
  }
}

function invalidOf(error: string, message: string): Refused | Locked | null {
  switch (error) {
    // A record exists under this delivery's own key: from an earlier attempt.
    case 'InvalidSwap':
      return null;
    case 'ExpiredToken':
    case 'InvalidToken':
      return { kind: 'locked', why: 'token_refused' };
    case 'BlobNotFound':
    case 'BlobTooLarge':
    case 'InvalidMimeType':
      return { kind: 'refused', why: 'media_rejected' };
    default:
      return { kind: 'refused', why: /too big|grapheme/u.test(message) ? 'too_long' : 'invalid' };
  }
}

/** Returns how long to wait if a rate limit prevented a reading; else null. */
export function laterOf(answer: Unanswered): TryLater | null {
  if (answer.kind !== 'status' || answer.status !== 429) return null;
  return { kind: 'tryLater', why: 'rate_limit', afterSeconds: answer.afterSeconds };
}

/** Tells whether an answer says that the account may do nothing there. */
export function isLocked(answer: Unanswered): boolean {
  return answer.kind === 'status' && refusalOf(answer)?.kind === 'locked';
}
