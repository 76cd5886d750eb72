import { createHash } from 'node:crypto';

import type { Source } from './source.ts';

const minuteMs = 60_000;
const usuallyMs = 15 * minuteMs;
/** Spreads the pauses, so that not all sources are read at once. */
const jitter = 0.1;
const mostBackoffMs = 60 * minuteMs;
/** Longest pause that a site can ask for. */
const mostWaitMs = 24 * 60 * minuteMs;

/**
 * Returns when a source is read next: after about a quarter of an hour; after failures up to an hour later, or as its
 * site asks. Pure: the spread follows from the source and the moment.
 */
export function whenNext(
  { id }: Pick<Source, 'id'>,
  now: Date,
  { failures, retryAfterSeconds }: { readonly failures: number; readonly retryAfterSeconds: number | null },
): Date {
  const pauseMs = Math.min(usuallyMs * 2 ** Math.max(0, failures - 1), mostBackoffMs);
  const digest = createHash('sha256').update(`${id} ${now.toISOString()}`).digest();
  const spread = 1 + jitter * ((digest.readUInt32BE() / 2 ** 32) * 2 - 1);
  const wishedMs = Math.min((retryAfterSeconds ?? 0) * 1000, mostWaitMs);
  return new Date(now.getTime() + Math.max(Math.round(pauseMs * spread), wishedMs));
}
