import type { RateLimit, ReportedLimits } from '#networks/rate-limiter.ts';
import { recordLimits } from '#rates/record-limits.ts';
import type { RateState } from '#rates/rate-state.ts';
import { acquirePermit } from '#rates/acquire-permit.ts';

type Kind = 'publish' | 'read';

/** How a server counts: its windows begin with the clock or with their first request. */
export interface ServerLimits {
  readonly publish: number;
  readonly read: number;
  readonly begins: 'clock' | 'firstRequest';
}

const seconds = 300;
const any: RateLimit = { name: 'any', limit: 12, seconds };
/** As documented; a server may allow more posts or fewer. */
export const documented: Readonly<Record<Kind, readonly RateLimit[]>> = {
  publish: [{ name: 'publish', limit: 10, seconds }, any],
  read: [any],
};

interface UnderWay {
  readonly kind: Kind;
  readonly permitId: string;
  readonly sentAtMs: number;
  told: ReportedLimits | null;
}

export type Step =
  | { readonly do: 'ask'; readonly kind: Kind; readonly isUrgent: boolean }
  | { readonly do: 'arrive' | 'answer' | 'lose' | 'die'; readonly which: number }
  | { readonly do: 'pass'; readonly seconds: number };

const longestUnderWayMs = 60_000;
const permitMs = 180_000;
const nothing: ReportedLimits = { limits: [], refusedForSeconds: null };

/**
 * Any number of replicas on one budget, and a server that counts as it says. Returns how many requests the server got
 * in excess, and how many it got at all.
 */
export function run(limits: ServerLimits, steps: readonly Step[]): { readonly refused: number; readonly got: number } {
  let nowMs = 1_000_000_007;
  let state: RateState = {};
  const underWay: UnderWay[] = [];
  const windows = new Map<string, { resetAtMs: number; used: number }>();
  let [asked, refused, got] = [0, 0, 0];

  function count(name: Kind): { readonly remaining: number; readonly isOver: boolean; readonly resetAt: Date } {
    const lastsMs = seconds * 1000;
    const resetAtMs = limits.begins === 'clock' ? (Math.floor(nowMs / lastsMs) + 1) * lastsMs : nowMs + lastsMs;
    const known = windows.get(name);
    const window = known === undefined || known.resetAtMs <= nowMs ? { resetAtMs, used: 0 } : known;
    window.used += 1;
    windows.set(name, window);
    const remaining = limits[name] - window.used;
    return { remaining: Math.max(0, remaining), isOver: remaining < 0, resetAt: new Date(window.resetAtMs) };
  }

  function arrive(one: UnderWay): void {
    if (one.told !== null) return;
    const all = count('read');
    const own = one.kind === 'publish' ? count('publish') : all;
    got += 1;
    if (all.isOver || own.isOver) refused += 1;
    // As Mastodon: of a post its own limit, whatever is nearer.
    one.told = { limits: [{ period: 'window', limit: limits[one.kind], ...own }], refusedForSeconds: null };
  }

  function end(which: number, told: (one: UnderWay) => ReportedLimits | null): void {
    const [one] = underWay.splice(which % Math.max(1, underWay.length), 1);
    if (one === undefined) return;
    arrive(one);
    const said = told(one);
    if (said === null) return;
    state = recordLimits(state, documented[one.kind], { told: said, permitId: one.permitId }, nowMs);
  }

  for (const step of steps) {
    switch (step.do) {
      case 'ask': {
        const { kind, isUrgent } = step;
        const permit = { permitId: String((asked += 1)), openUntilMs: nowMs + permitMs };
        const taken = acquirePermit(state, documented[kind], { ...permit, isUrgent }, nowMs);
        if (taken.kind === 'wait') break;
        ({ state } = taken);
        underWay.push({ kind, permitId: permit.permitId, sentAtMs: nowMs, told: null });
        break;
      }
      case 'arrive': {
        const one = underWay[step.which % Math.max(1, underWay.length)];
        if (one !== undefined) arrive(one);
        break;
      }
      case 'answer':
        end(step.which, ({ told }) => told);
        break;
      case 'lose':
        end(step.which, () => nothing);
        break;
      case 'die':
        end(step.which, () => null);
        break;
      case 'pass':
        // No request is under way longer than its client waits.
        while (underWay[0] !== undefined && nowMs + step.seconds * 1000 > underWay[0].sentAtMs + longestUnderWayMs) {
          end(0, ({ told }) => told);
        }
        nowMs += step.seconds * 1000;
    }
  }
  return { refused, got };
}
