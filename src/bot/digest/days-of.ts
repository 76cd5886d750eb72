import { spanDaysText } from '#bot/when-text.ts';

import type { DigestContext } from './digest-view.ts';

/** Returns the first and the last day of a digest's posts, in the desk's zone. */
export function daysOf({ m, digest, desk, now }: DigestContext): readonly [from: string, to: string] {
  const lastInstant = Math.max(Date.parse(digest.from), Date.parse(digest.to) - 1);
  return spanDaysText([new Date(digest.from), new Date(lastInstant)], desk.timeZone, m.tongue, now);
}
