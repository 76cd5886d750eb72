import type { ReadingEnd } from '#networks/read-outcome.ts';

import { isLocked, laterOf } from './refusal-of.ts';
import type { Unanswered } from './request.ts';

/** Returns why a reading ended where an answer is none. */
export function readingEnd(answer: Unanswered): Exclude<ReadingEnd, { kind: 'all' }> {
  if (isLocked(answer)) return { kind: 'locked', why: 'token_refused' };
  return laterOf(answer) ?? { kind: 'unreadable', why: 'no_answer' };
}
