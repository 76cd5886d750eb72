import type { ReadingEnd } from '#networks/read-outcome.ts';

import { refusalOf } from './refusal-of.ts';
import type { Unanswered } from './request.ts';

/** Returns why a reading ended without an answer. */
export function readingEnd(answer: Unanswered): Exclude<ReadingEnd, { kind: 'all' }> {
  const refusal = answer.kind === 'status' ? refusalOf(answer) : null;
  return refusal === null || refusal.kind === 'refused' ? { kind: 'unreadable', why: 'no_answer' } : refusal;
}
