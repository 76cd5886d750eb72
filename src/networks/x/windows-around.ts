import type { PostToRead } from '#networks/read-outcome.ts';

/** Allows for differing clocks and for the time that a request takes. */
const aroundMs = 2 * 60 * 1000;

/** A stretch of a timeline, and the number of wanted posts in it. */
export interface Stretch {
  readonly from: Date;
  readonly to: Date;
  readonly posts: number;
}

/** Returns the stretches of a timeline around the posts, oldest first; overlapping ones are merged. */
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
