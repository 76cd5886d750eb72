import type { PracticeNetwork } from '#practice/practice-keys.ts';

import type { PastFollowers } from './past.ts';
import { normal, type Random, wholeBetween } from './seeded.ts';

const dayMs = 86_400_000;

const usual = { mastodon: { followers: 2480, aDay: 3.2 }, x: { followers: 4920, aDay: 0.4 } } as const;
/** Days ago on which Tambour was off, so that nothing was read. */
const gap = [31, 30];
/** Days ago on which the network gave no number. */
const untold = 50;

/** Invents the followers of one account, read once a day up to today: a slow growth with a gap. */
export function inventFollowers(
  random: Random,
  {
    network,
    now,
    days,
    until,
  }: {
    readonly network: PracticeNetwork;
    readonly now: Date;
    readonly days: number;
    readonly until: number | undefined;
  },
): readonly PastFollowers[] {
  const today = Math.floor(now.getTime() / dayMs) * dayMs;
  const { aDay } = usual[network];
  let followers = until ?? usual[network].followers;
  const readings: PastFollowers[] = [];
  // Counts back from today, so that tomorrow's reading continues from there.
  for (let ago = 0; ago <= days; ago += 1) {
    const day = new Date(today - ago * dayMs);
    const readAt = new Date(day.getTime() + wholeBetween(random, 300, 1500) * 1000);
    const isRead = !gap.includes(ago) && readAt <= now;
    if (isRead) readings.push({ network, day, readAt, followers: ago === untold ? null : followers });
    followers = Math.max(0, followers - Math.round(aDay + 2.5 * normal(random)));
  }
  return readings.toReversed();
}

/** Returns the followers by the reading nearest to that instant; null if there is none. */
export function followersNear(
  readings: readonly PastFollowers[],
  network: PracticeNetwork,
  at: Date,
): PastFollowers['followers'] {
  const told = readings.filter((reading) => reading.network === network && reading.followers !== null);
  const distance = ({ readAt }: PastFollowers): number => Math.abs(readAt.getTime() - at.getTime());
  return told.toSorted((a, b) => distance(a) - distance(b))[0]?.followers ?? null;
}
