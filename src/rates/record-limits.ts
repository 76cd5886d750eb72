import type { RateLimit, ReportedLimits, ReportedLimit } from '#networks/rate-limiter.ts';

import {
  type Counted,
  daySeconds,
  isLate,
  marginMs,
  type RateState,
  type ReportedBefore,
  uncounted,
} from './rate-state.ts';
import { stillOpen } from './acquire-permit.ts';

/** A server may allow more than is documented; no more than this is believed. */
const mostTimesDocumented = 10;
const mostOfADay = 100_000;
/**
 * A reset that is reported further off is tried again after an hour, or after the documented time if that is longer.
 */
const longestWaitSeconds = 3600;
const sameResetMs = 2000;
const mostSizes = 4;

/**
 * Updates an account's limits by what an answer reports, and releases the request's permit. Its cost stays counted,
 * with or without an answer. Headers may lie: none opens more than ten times what is documented, nor closes longer than
 * an hour or the limit's own time.
 */
export function recordLimits(
  state: RateState,
  limits: readonly RateLimit[],
  { told, permitId }: { readonly told: ReportedLimits; readonly permitId: string },
  nowMs: number,
): RateState {
  const next: Record<string, Counted> = { ...state };
  for (const [at, documented] of limits.entries()) {
    const before = state[documented.name] ?? uncounted;
    const { [permitId]: permit, ...open } = stillOpen(before.open, nowMs);
    const counted = { ...before, open, told: withOneLate(before.told, nowMs) };
    // The answer reports on the request's own limit, which is the tightest. Once a request counted as lost, nobody
    // knows how many others came after it.
    const isReported = at === 0 && permit !== undefined;
    next[documented.name] = isReported ? recorded(counted, permit.others, documented, told, nowMs) : counted;
  }
  return next;
}

function withOneLate(told: Counted['told'], nowMs: number): Counted['told'] {
  const entries = Object.entries(told);
  return Object.fromEntries(
    entries.map(([id, known]) => [id, isLate(known, nowMs) ? { ...known, late: known.late + 1 } : known]),
  );
}

function recorded(
  counted: Counted,
  others: number,
  documented: RateLimit,
  { limits, refusedForSeconds }: ReportedLimits,
  nowMs: number,
): Counted {
  const told = new Map(Object.entries(counted.told));
  for (const one of limits) {
    const believed = believe(one, documented, nowMs);
    if (believed === null) continue;
    const id = `${one.period}:${believed.limit}`;
    told.set(id, merged(told.get(id), { ...believed, left: believed.remaining - others }, nowMs));
  }
  while (told.size > mostSizes) {
    const [oldest] = [...told].toSorted(([, a], [, b]) => a.toldAtMs - b.toldAtMs);
    if (oldest !== undefined) told.delete(oldest[0]);
  }
  const closedUntilMs =
    refusedForSeconds === null
      ? counted.closedUntilMs
      : nowMs + Math.min(Math.max(refusedForSeconds, 1), longestWaitSeconds) * 1000;
  return { ...counted, told: Object.fromEntries(told), closedUntilMs };
}

/** Keeps a reported limit within bounds; null if it makes no sense. */
function believe(
  { period, limit, remaining, resetAt }: ReportedLimit,
  documented: RateLimit,
  nowMs: number,
): ReportedBefore | null {
  const resetAtMs = resetAt.getTime();
  if (!Number.isInteger(limit) || limit < 1 || !Number.isInteger(remaining) || !(resetAtMs > nowMs)) return null;
  const most = period === 'window' ? documented.limit * mostTimesDocumented : mostOfADay;
  const longestSeconds = period === 'window' ? Math.max(longestWaitSeconds, documented.seconds) : daySeconds;
  const believed = Math.min(limit, most);
  return {
    limit: believed,
    remaining: Math.min(Math.max(remaining, 0), believed),
    left: 0,
    used: 0,
    late: 0,
    resetAtMs: Math.min(resetAtMs, nowMs + longestSeconds * 1000) + marginMs,
    toldAtMs: nowMs,
    isAssumed: false,
  };
}

/**
 * Merges two reports of one limit. Answers may arrive out of order: within a window the one that leaves least is the
 * latest.
 */
function merged(before: ReportedBefore | undefined, now: ReportedBefore, nowMs: number): ReportedBefore {
  const isNew = before === undefined || before.isAssumed || before.resetAtMs <= nowMs;
  if (isNew || now.resetAtMs > before.resetAtMs + sameResetMs) return now;
  const isLater = now.resetAtMs > before.resetAtMs - sameResetMs && now.remaining < before.remaining;
  return isLater ? now : { ...before, toldAtMs: now.toldAtMs };
}
