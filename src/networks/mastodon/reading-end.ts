import type { ReadingEnd } from '#networks/read-outcome.ts';

import type { Unanswered } from './ask.ts';
import { isTokenRefused, ownAccount } from './own-account.ts';
import { refusalOf } from './refusal-of.ts';
import type { Server } from './server.ts';

/** The reason why a reading ended before all was read. */
export type Stop = Exclude<ReadingEnd, { kind: 'all' }>;

/** Returns why nothing more can be read from a server for now; null if its answer concerns only the thing asked for. */
export async function readingEnd(server: Server, answer: Unanswered, signal: AbortSignal): Promise<Stop | null> {
  if (answer.kind === 'notSent' || (answer.kind === 'lost' && answer.why === 'no_answer')) return noAnswer;
  if (answer.kind === 'lost') return null;
  const refusal = refusalOf(answer);
  if (refusal?.kind === 'locked' || refusal?.kind === 'tryLater') return refusal;
  if (answer.status >= 500 && answer.status !== 501) return noAnswer;
  // Some servers answer a bad token with an empty 422, but so may a proxy: ask who we are.
  const mayBeToken = answer.message === null && (answer.status === 401 || answer.status === 422);
  if (!mayBeToken) return null;
  return isTokenRefused(await ownAccount(server, signal)) ? { kind: 'locked', why: 'token_refused' } : noAnswer;
}

const noAnswer: Stop = { kind: 'unreadable', why: 'no_answer' };
