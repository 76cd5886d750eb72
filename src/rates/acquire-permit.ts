import type { RateLimit } from '#networks/rate-limiter.ts';

import {
  type Counted,
  daySeconds,
  isLate,
  type KnownLimit,
  marginMs,
  type Open,
  type PermitKey,
  type RateState,
  uncounted,
} from './rate-state.ts';

export type Taken =
  | { readonly kind: 'taken'; readonly state: RateState }
  /** There is no permit until then; nothing was counted. */
  | { readonly kind: 'wait'; readonly untilMs: number };

/** Most requests under way before the network has reported a limit: reading leaves one for sending. */
const mostUntold = { urgent: 4, patient: 3 } as const;
const lookAgainMs = 1000;
/** Share of each limit that reading leaves for sending and for settling doubts. */
const reservedShare = 0.2;

/**
 * Takes one request's permit in each limit that it counts against, or says when there may be one. `openUntilMs`: when
 * the request is over even without an answer. `places`: permits that must be free, since more requests follow; one is
 * taken. More than a limit has is never waited for.
 */
export function acquirePermit(
  state: RateState,
  limits: readonly RateLimit[],
  request: PermitKey & { readonly isUrgent: boolean; readonly places?: number },
  nowMs: number,
): Taken {
  const next: Record<string, Counted> = { ...state };
  let untilMs = 0;
  for (const documented of limits) {
    const counted = currentOf(state[documented.name] ?? uncounted, documented, nowMs);
    untilMs = Math.max(untilMs, waitOf(counted, documented, request, nowMs));
    next[documented.name] = withOneMore(counted, request, nowMs);
  }
  return untilMs > nowMs ? { kind: 'wait', untilMs } : { kind: 'taken', state: next };
}

/** Returns the current count: without lapsed requests, and with windows that are over begun anew. */
function currentOf(before: Counted, documented: RateLimit, nowMs: number): Counted {
  const open = stillOpen(before.open, nowMs);
  const isOpen = Object.keys(open).length;
  const unused = { left: 0, used: 0, late: 0, resetAtMs: 0, isAssumed: true };
  const own = before.own ?? { ...unused, limit: documented.limit };
  const told = Object.entries(before.told)
    // A limit that was not reported for two days is no longer in force.
    .filter(([, { toldAtMs, resetAtMs }]) => Math.max(toldAtMs + 2 * daySeconds * 1000, resetAtMs) > nowMs)
    .map(([id, known]) => [id, anewIfOver(known, secondsOf(id, documented), isOpen, nowMs)] as const);
  return {
    told: Object.fromEntries(told),
    own: anewIfOver(own, documented.seconds, isOpen, nowMs),
    open,
    closedUntilMs: before.closedUntilMs !== null && before.closedUntilMs > nowMs ? before.closedUntilMs : null,
  };
}

/** Leaves out requests whose answer is no longer expected. */
export function stillOpen(open: Open, nowMs: number): Open {
  return Object.fromEntries(Object.entries(open).filter(([, { untilMs }]) => untilMs > nowMs));
}

function secondsOf(id: string, documented: RateLimit): number {
  return id.startsWith('window:') ? documented.seconds : daySeconds;
}

/**
 * Begins a window anew if it is over. If its beginning was assumed, the network's own window may have begun in its
 * middle: what was used counts once more, so that no window of the network holds more than the limit. After a reported
 * window, only requests that were late or are still under way may count in the new one.
 */
function anewIfOver<L extends KnownLimit>(known: L, seconds: number, isOpen: number, nowMs: number): L {
  if (known.resetAtMs > nowMs) return known;
  const lastsMs = seconds * 1000 + marginMs;
  const carried = known.isAssumed && nowMs < known.resetAtMs + lastsMs ? known.used : 0;
  const left = known.limit - Math.max(carried, isOpen + known.late);
  return { ...known, left, used: 0, late: 0, resetAtMs: nowMs + lastsMs, isAssumed: true };
}

/**
 * Returns until when to wait, in epoch milliseconds; 0: not at all. Reported limits apply; if there are none, the
 * documented one.
 */
function waitOf(
  { told, own, open, closedUntilMs }: Counted,
  documented: RateLimit,
  { isUrgent, places = 1 }: { readonly isUrgent: boolean; readonly places?: number },
  nowMs: number,
): number {
  const all = Object.entries(told);
  const isUntold = !all.some(([id]) => id.startsWith('window:'));
  const inForce = isUntold && own !== null ? [...all, ['window:', own] as const] : all;
  const waits = inForce.map(([id, { limit, left, used, resetAtMs, isAssumed }]) => {
    const kept = isUrgent ? 0 : reserveOf(limit);
    const needed = Math.min(kept + places, limit);
    if (left >= needed) return 0;
    return isAssumed && limit - used < needed ? resetAtMs + secondsOf(id, documented) * 1000 + marginMs : resetAtMs;
  });
  const isCrowded = isUntold && Object.keys(open).length >= (isUrgent ? mostUntold.urgent : mostUntold.patient);
  return Math.max(closedUntilMs ?? 0, isCrowded ? nowMs + lookAgainMs : 0, ...waits);
}

function reserveOf(limit: number): number {
  return Math.min(Math.ceil(limit * reservedShare), limit - 1);
}

function withOneMore(counted: Counted, { permitId, openUntilMs }: PermitKey, nowMs: number): Counted {
  const one = <L extends KnownLimit>(known: L): L => ({
    ...known,
    left: known.left - 1,
    used: known.used + 1,
    late: known.late + (isLate(known, nowMs) ? 1 : 0),
  });
  const open = Object.entries(counted.open).map(([id, { untilMs, others }]) => [id, { untilMs, others: others + 1 }]);
  return {
    ...counted,
    told: Object.fromEntries(Object.entries(counted.told).map(([id, known]) => [id, one(known)])),
    own: counted.own === null ? null : one(counted.own),
    open: { ...Object.fromEntries(open), [permitId]: { untilMs: openUntilMs, others: open.length } },
  };
}
