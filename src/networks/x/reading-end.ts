import type { ReadingEnd } from '#networks/read-outcome.ts';

import type { Unanswered } from './ask.ts';
import { refusalOf } from './refusal-of.ts';

/** The reason why a reading ended before all was read. */
export type Stop = Exclude<ReadingEnd, { kind: 'all' }>;

/** Returns why nothing more can be read from X for now. */
export function readingEnd(answer: Unanswered): Stop {
  const refusal = answer.kind === 'status' ? refusalOf(answer) : null;
  return refusal === null || refusal.kind === 'refused' ? { kind: 'unreadable', why: 'no_answer' } : refusal;
}
