import type { Locked, Refused, TryLater } from '#networks/setback.ts';

import type { Answer } from './ask.ts';
import { saysMissing } from './problem.ts';

type StatusAnswer = Extract<Answer<never>, { kind: 'status' }>;

/**
 * Tells whether X refuses a text that this account already posted. Whether by this delivery or by an equal post, X does
 * not say.
 */
export function isDuplicate(answer: StatusAnswer): boolean {
  return answer.status === 403 && /duplicate/i.test(answer.detail);
}

/**
 * Returns what an answer's status certainly means; null if X may have done what it was asked. See
 * https://docs.x.com/x-api/fundamentals/response-codes-and-errors.
 */
export function refusalOf(answer: StatusAnswer): Refused | TryLater | Locked | null {
  switch (answer.status) {
    case 401:
      return { kind: 'locked', why: 'token_refused' };
    case 402:
      return { kind: 'locked', why: 'credit_exhausted' };
    case 403:
      return answer.accessLevel === 'read' || /oauth1?-permissions|app permissions/i.test(answer.detail)
        ? { kind: 'locked', why: 'scope_missing' }
        : { kind: 'refused', why: isDuplicate(answer) ? 'duplicate' : 'forbidden' };
    case 404:
      return saysMissing(answer, null) ? { kind: 'refused', why: 'not_found' } : null;
    case 413:
      return { kind: 'refused', why: 'media_rejected' };
    case 429:
      return { kind: 'tryLater', why: 'rate_limit', afterSeconds: answer.afterSeconds };
    case 400:
    case 415:
    case 422:
      return { kind: 'refused', why: invalidWhy(answer.detail) };
    default:
      return null;
  }
}

function invalidWhy(detail: string): Refused['why'] {
  if (/too long|character limit|280/i.test(detail)) return 'too_long';
  return /media/i.test(detail) ? 'media_rejected' : 'invalid';
}
