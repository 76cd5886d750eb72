import type { PracticeNetwork } from '#practice/practice-keys.ts';

import { followersNear, inventFollowers } from './invent-followers.ts';
import { inventPosts } from './invent-posts.ts';
import { inventApproval, inventMoments } from './invent-times.ts';
import { mishapsOf } from './mishaps.ts';
import { type Notice, readNotices } from './notice-kinds.ts';
import type { Past, PastQuestion } from './past.ts';
import { between, type Random, seeded, shuffled } from './seeded.ts';

/** Twelve weeks of a trend, whose first point sums up four weeks, and the days of this week. */
const weeks = 16;
const minuteMs = 60_000;

/**
 * Invents a desk's last sixteen weeks: six to nine posts a week with their approvals, outcomes and readings. The same
 * question gives the same answer; nothing lies after `now`.
 */
export function inventPast(question: PastQuestion): Past {
  const { seed, now, timeZone, networks, language, followersNow } = question;
  const random = seeded(seed);
  const followers = networks.flatMap((network) =>
    inventFollowers(random, { network, now, days: 7 * (weeks + 1), until: followersNow[network] }),
  );
  const followersAt = (network: PracticeNetwork, at: Date): number | null => followersNear(followers, network, at);
  const moments = inventMoments(random, { now, timeZone, weeks });
  const mishaps = mishapsOf(moments, now);
  const notices = noticesFor(random, language, moments.length);
  const posts = moments.flatMap((leavesAt, index) => {
    const notice = notices[index];
    if (notice === undefined) return [];
    const isScheduled = random() < 0.4;
    const leadMs = isScheduled ? Math.round(between(random, 15, 90)) * minuteMs : question.graceSeconds * 1000;
    const approval = inventApproval(random, { leavesAt, leadMs, timeZone });
    const mishap = mishaps[index] ?? null;
    return inventPosts(random, { ...question, ...approval, leavesAt, isScheduled, notice, mishap, followersAt });
  });
  return { posts: posts.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime()), followers };
}

/** Lists all notices in that language, each once. */
export function inventedNotices(language: PastQuestion['language']): readonly Notice[] {
  return readNotices(language).flat();
}

/** Chooses enough notices: none twice while others are left, and those of one kind weeks apart. */
function noticesFor(random: Random, language: PastQuestion['language'], count: number): readonly Notice[] {
  const once = readNotices(language).flatMap((round) => shuffled(random, round));
  return Array.from({ length: Math.ceil(count / once.length) }, () => once)
    .flat()
    .slice(0, count);
}
