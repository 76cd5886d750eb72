import { advice, type FindingOf, type Plain, right, wrong } from './finding.ts';

/** The findings of this check, with the values that each sentence needs. */
export interface ClockFacts {
  readonly clockAgrees: { readonly with: string; readonly aheadSeconds: number };
  /** `aheadSeconds`: how far the other clock is ahead of this machine's. */
  readonly clockOff: { readonly with: string; readonly aheadSeconds: number };
  readonly clockUnknown: Plain;
}

/** Another clock: how far it is ahead of ours, and the error of that. */
export interface OtherClock {
  readonly name: string;
  readonly aheadSeconds: number;
  readonly errorSeconds: number;
}

// Slack refuses a request signed 300 s ago, X one from another minute; posts are due to the second. A Date header has
// whole seconds.
const mostSeconds = 30;

/** Compares this machine's clock with every other clock that answered. */
export function checkClock(others: readonly OtherClock[]): readonly FindingOf<ClockFacts>[] {
  if (others.length === 0) return [advice({ code: 'clockUnknown' })];
  return others.map(({ name, aheadSeconds, errorSeconds }) => {
    const isOff = Math.abs(aheadSeconds) - errorSeconds > mostSeconds;
    return isOff
      ? wrong({ code: 'clockOff', with: name, aheadSeconds })
      : right({ code: 'clockAgrees', with: name, aheadSeconds });
  });
}
