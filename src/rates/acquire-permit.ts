import type { RateLimit } from '#networks/pace.ts';

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
  /** There is no permit until then; nothing is counted. */
  | { readonly kind: 'wait'; readonly untilMs: number };

/** Requests under way at once before the network has told anything: those that read leave one for those that send. */
const mostUntold = { urgent: 4, patient: 3 } as const;
const lookAgainMs = 1000;
/** Share of each limit that reading leaves to sending and to settling doubts. */
const reservedShare = 0.2;

/**
 * Takes one request's permit in each limit that it counts against, or says when there may be one. `openUntilMs`: when
 * the request is surely over even if nothing more is heard of it. `places`: how many have to be free, where more requests
 * follow on this one; one is taken. More than a limit has are not waited for.
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

/** Returns the count as it stands now: what lapsed is gone, and a window that is over begins anew. */
function currentOf(before: Counted, documented: RateLimit, nowMs: number): Counted {
  const open = stillOpen(before.open, nowMs);
  const isOpen = Object.keys(open).length;
  const unused = { left: 0, used: 0, late: 0, resetAtMs: 0, isAssumed: true };
  const own = before.own ?? { ...unused, limit: documented.limit };
  const told = Object.entries(before.told)
    // A size that was not heard of for two days is no longer in force.
    .filter(([, { toldAtMs, resetAtMs }]) => Math.max(toldAtMs + 2 * daySeconds * 1000, resetAtMs) > nowMs)
    .map(([id, known]) => [id, anewIfOver(known, secondsOf(id, documented), isOpen, nowMs)] as const);
  return {
    told: Object.fromEntries(told),
    own: anewIfOver(own, documented.seconds, isOpen, nowMs),
    open,
    closedUntilMs: before.closedUntilMs !== null && before.closedUntilMs > nowMs ? before.closedUntilMs : null,
  };
}

/** Leaves out requests of which nothing more will be heard. */
export function stillOpen(open: Open, nowMs: number): Open {
  return Object.fromEntries(Object.entries(open).filter(([, { untilMs }]) => untilMs > nowMs));
}

function secondsOf(id: string, documented: RateLimit): number {
  return id.startsWith('window:') ? documented.seconds : daySeconds;
}

/**
 * Begins a window anew if it is over. The network's own window may have begun in the middle of one that was assumed:
 * what was used in that counts once more, so that no window of the network, wherever it begins, holds more than the
 * limit. After one that was told, only what was late, or is still under way, may arrive in the new one.
 */
function anewIfOver<L extends KnownLimit>(known: L, seconds: number, isOpen: number, nowMs: number): L {
  if (known.resetAtMs > nowMs) return known;
  const lastsMs = seconds * 1000 + marginMs;
  const carried = known.isAssumed && nowMs < known.resetAtMs + lastsMs ? known.used : 0;
  const left = known.limit - Math.max(carried, isOpen + known.late);
  return { ...known, left, used: 0, late: 0, resetAtMs: nowMs + lastsMs, isAssumed: true };
}

/**
 * Returns until when to wait, in epoch milliseconds; 0: not at all. What the network told holds; if it told nothing,
 * what is documented.
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
