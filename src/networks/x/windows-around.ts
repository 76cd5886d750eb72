import type { PostToRead } from '#networks/read-outcome.ts';

/** X's clock and ours may differ by this much, and a request takes its time. */
const aroundMs = 2 * 60 * 1000;

/** A stretch of a timeline, and how many of the posts to read lie in it. */
export interface Stretch {
  readonly from: Date;
  readonly to: Date;
  readonly posts: number;
}

/**
 * Returns the stretches of a timeline that hold the posts: one around each, those that overlap made one. Oldest first.
 */
export function windowsAround(posts: readonly PostToRead[]): readonly Stretch[] {
  const times = posts.map(({ publishedAt }) => publishedAt.getTime()).toSorted((one, other) => one - other);
  const stretches: { from: Date; to: Date; posts: number }[] = [];
  for (const time of times) {
    const last = stretches.at(-1);
    const to = new Date(time + aroundMs);
    if (last !== undefined && last.to.getTime() >= time - aroundMs) Object.assign(last, { to, posts: last.posts + 1 });
    else stretches.push({ from: new Date(time - aroundMs), to, posts: 1 });
  }
  return stretches;
}
