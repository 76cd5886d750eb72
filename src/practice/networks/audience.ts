import { createHash } from 'node:crypto';

import { z } from 'zod';

/** Counts of what strangers did with a post; `replies` are theirs only. */
export const audienceSchema = z.object({
  likes: z.number(),
  shares: z.number(),
  quotes: z.number(),
  replies: z.number(),
  views: z.number(),
});

export type Audience = z.infer<typeof audienceSchema>;

/** The audience of a post that nobody has reacted to. */
export const nobody: Audience = { likes: 0, shares: 0, quotes: 0, replies: 0, views: 0 };

/** The final counts of a typical post: half of the posts get less. */
const typical: Audience = { likes: 14, shares: 6, quotes: 0.8, replies: 2.5, views: 900 };
const maxFame = 60;
const startOf2026Ms = Date.UTC(2026, 0, 1);
const dayMs = 24 * 3600 * 1000;

/**
 * Returns the reactions of an invented public to a post after a number of hours. They depend only on the post and its
 * age, grow ever more slowly, and are far higher for a few posts (log-normal).
 */
export function livelyAudience(postId: string, hours: number): Audience {
  const fame = Math.min(Math.exp(1.1 * normalOf(`${postId} fame`)), maxFame);
  const slownessHours = 9 + 21 * uniformOf(`${postId} slowness`);
  const grown = 1 - Math.exp(-Math.max(hours, 0) / slownessHours);
  const countOf = (what: keyof Audience): number =>
    Math.floor(typical[what] * fame * Math.exp(0.4 * normalOf(`${postId} ${what}`)) * grown);
  return {
    likes: countOf('likes'),
    shares: countOf('shares'),
    quotes: countOf('quotes'),
    replies: countOf('replies'),
    views: countOf('views'),
  };
}

/** Returns a practice account's number of followers, which grows a little every day. */
export function livelyFollowers(accountId: string, now: Date): number {
  const days = Math.max((now.getTime() - startOf2026Ms) / dayMs, 0);
  const perDay = 1 + 3 * uniformOf(`${accountId} growth`);
  return 800 + Math.floor(2000 * uniformOf(`${accountId} followers`) + perDay * days);
}

/** Returns a stranger's number of followers. Some hide it, which networks report as 0; a few have very many. */
export function strangersFollowers(strangerId: string): number {
  if (uniformOf(`${strangerId} hides`) < 0.15) return 0;
  return Math.ceil(120 * Math.exp(1.5 * normalOf(`${strangerId} followers`)));
}

/** Returns a number between 0 and 1, the same for the same seed. */
function uniformOf(seed: string): number {
  return (createHash('sha256').update(seed).digest().readUIntBE(0, 6) + 0.5) / 2 ** 48;
}

/** Returns a normally distributed number (Box and Muller), the same for the same seed. */
function normalOf(seed: string): number {
  return Math.sqrt(-2 * Math.log(uniformOf(`${seed} 1`))) * Math.cos(2 * Math.PI * uniformOf(`${seed} 2`));
}
