import { z } from 'zod';

import { networkSchema } from '#desks/account.ts';

const instant = z.iso.datetime();
/** A count; null if unknown, which is never zero. */
const count = z.number().nullable();

/** A value for each of the two compared networks, in the order of `compared`. */
export type Both<T> = [one: T, other: T];

function both<T extends z.ZodType>(of: T): z.ZodTuple<[T, T], null> {
  return z.tuple([of, of]);
}

const comparisonSchema = z.discriminatedUnion('kind', [
  /** Too few days with pairs for an interval. `ahead`: number of pairs that got more on the first network, and on the second. */
  z.object({ kind: z.literal('tooFew'), pairs: z.number(), ahead: both(z.number()) }),
  z.object({
    kind: z.literal('compared'),
    pairs: z.number(),
    ahead: both(z.number()),
    /** The network on which posts clearly get more; null: no clear difference. */
    more: z.enum(['first', 'second']).nullable(),
    /**
     * Ratio of the first to the second for a typical pair, with an interval suited to weekly looks; null if counts are
     * too small to say much.
     */
    ratio: z.object({ typical: z.number(), low: z.number(), high: z.number() }).nullable(),
  }),
]);

/** Our posts on two networks, compared pair by pair. */
export type Comparison = z.infer<typeof comparisonSchema>;

/** One post on both networks, read there at the same age. */
const pairSchema = z.object({
  draftNumber: z.number(),
  /** The post's first words. */
  title: z.string(),
  publishedAt: instant,
  /** Interactions on each network at 72 hours, without our own replies. */
  interactions: both(z.number()),
});

const trendSchema = z.object({
  /** The two compared networks, or the only one. */
  networks: z.array(networkSchema),
  /**
   * Median interactions of a post on each of these networks over all weeks: of the pairs, or, on a single network, of
   * all posts read.
   */
  medians: z.array(count),
  /** The same for each week, which ends at `endsAt`. */
  weeks: z.array(z.object({ endsAt: instant, medians: z.array(count) })),
});

/** A typical post's interactions, week by week. */
export type Trend = z.infer<typeof trendSchema>;

const comparisonsSchema = z.object({
  period: comparisonSchema,
  twelveWeeks: comparisonSchema,
});

/** Comparisons over twelve weeks of shares, replies, and interactions per 1,000 followers. */
const twelveWeeksSchema = z.object({
  shares: comparisonSchema,
  replies: comparisonSchema,
  perThousandFollowers: comparisonSchema,
});

const at28DaysSchema = z.object({
  comparison: comparisonSchema,
  grown: z.object({ pairs: z.number(), at72Hours: both(count), at28Days: both(count) }),
});

const postSchema = z.object({
  draftNumber: z.number(),
  title: z.string(),
  publishedAt: instant,
  /** Interactions on each account on which it went out; null if unreadable. */
  got: z.array(z.object({ accountId: z.string(), interactions: count })),
});

/** A post of the period, on any accounts. */
export type Post = z.infer<typeof postSchema>;

const bestSchema = z.object({
  draftNumber: z.number(),
  title: z.string(),
  url: z.string(),
  interactions: z.number(),
  /** Null if the network does not show it, or it could not be read. */
  boosted: z
    .object({ accounts: z.number(), followersTogether: z.number(), hidden: z.number(), areAll: z.boolean() })
    .nullable(),
});

const columnSchema = z.object({
  accountId: z.string(),
  network: networkSchema,
  handle: z.string(),
  /** Posts published in the period and not retracted. */
  posts: z.number(),
  /** Number of posts with counts at 72 hours; the sums below cover these. */
  read: z.number(),
  /** Number of posts read more than an hour late. */
  late: z.number(),
  /** Null if no post was read. */
  interactions: count,
  likes: count,
  shares: count,
  quotes: count,
  replies: count,
  perThousandFollowers: count,
  /** Replies by others that we did not answer; null if our own cannot be read. */
  unanswered: count,
  views: count,
  followers: z.object({ now: count, before: count }),
  best: bestSchema.nullable(),
});

/** Figures of one account's posts of the period. */
export type DigestColumn = z.infer<typeof columnSchema>;

const seriesSchema = z.object({
  draftNumber: z.number(),
  accountId: z.string(),
  /** `parts`: number of its public posts; `read`: number of those that `together` covers. */
  parts: z.number(),
  read: z.number(),
  /** Interactions at 72 hours, without our own replies; null if unreadable. */
  first: count,
  together: count,
});

const absenceSchema = z.object({
  draftNumber: z.number(),
  title: z.string(),
  accountId: z.string(),
  state: z.enum(['failed', 'held', 'doubt', 'cancelled', 'retracted']),
  /** The delivery's own code; null if its state says it all. */
  why: z.string().nullable(),
  /** The part of a series that did not go out, or was retracted, after an earlier one did; left out: all of it. */
  part: z.object({ position: z.number(), of: z.number() }).optional(),
});

/** Later fate of a post by the emergency path: see emergencies/list-uses.ts. */
const afterwardsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['exercise', 'unsent', 'unproven', 'notAsked']) }),
  z.object({ kind: z.enum(['open', 'toCorrect']), since: instant }),
  z.object({ kind: z.enum(['approved', 'corrected']), at: instant }),
]);

const unpairedWhySchema = z.enum([
  'one_network',
  'asleep',
  'apart',
  'relayed_apart',
  'edited',
  'not_read',
  'vanished',
  'read_apart',
]);

const unpairedSchema = z.object({ draftNumber: z.number(), title: z.string(), why: unpairedWhySchema });

const furtherSchema = z.object({
  compared: both(networkSchema),
  comparison: comparisonsSchema,
  twelveWeeks: twelveWeeksSchema,
  at28Days: at28DaysSchema.nullable(),
  trend: trendSchema,
  /** Numbers of the drafts whose pair is a relayed post beside its original. */
  relayed: z.array(z.number()),
  unpaired: z.array(unpairedSchema),
});

export const digestSchema = z.object({
  /** The digest's period: posts published from `from` until just before `to`. */
  from: instant,
  to: instant,
  asOf: instant,
  columns: z.array(columnSchema),
  /** The compared networks, the first two of several; null if all accounts are on one. */
  compared: both(networkSchema).nullable(),
  /** With three or more networks: every further pair, compared like the first, in the usual order of networks. */
  further: z.array(furtherSchema),
  /** Number of drafts published in the period, on any account. */
  posts: z.number(),
  /** The published posts, oldest first; a draft corrected by another post has two. */
  published: z.array(postSchema),
  /** Number of drafts published since `to`: too young to be compared. */
  waiting: z.number(),
  pairs: z.array(pairSchema),
  /** Median interactions of these pairs on each network. */
  medians: both(count),
  /** The same number of days just before the period. `interactions`: of all posts read, on any account. */
  before: z.object({ posts: z.number(), interactions: count, pairs: z.number(), medians: both(count) }),
  /** Posts of the period with replies by others that were unanswered at 72 hours, most of them first. */
  toAnswer: z.array(z.object({ draftNumber: z.number(), title: z.string(), url: z.string(), unanswered: z.number() })),
  /**
   * Drafts of the period that came from sources, by number; their unanswered replies, null if none is known; and the
   * drafts that pair with their originals.
   */
  relayed: z.object({ drafts: z.array(z.number()), unanswered: count, pairs: z.array(z.number()) }),
  /** Posts that make no pair, with the reason. */
  unpaired: z.array(unpairedSchema),
  /** Sleeps of accounts in the period. */
  sleeps: z.array(
    z.object({
      accountId: z.string(),
      from: instant,
      until: instant.nullable(),
      label: z.string().nullable(),
      exceptEmergencies: z.boolean(),
    }),
  ),
  /** Reserve periods in progress, and posts that went out despite a closed one. */
  reserve: z.object({
    periods: z.array(z.object({ label: z.string(), until: instant, timeZone: z.string() })),
    overrides: z.array(
      z.object({ draftNumber: z.number(), reason: z.string(), asker: z.string(), agreer: z.string() }),
    ),
  }),
  /** Posts by the emergency path in the period, the earliest first. */
  emergencies: z.array(
    z.object({
      draftNumber: z.number(),
      mode: z.enum(['real', 'exercise']),
      /** `free`: without a template. */
      part: z.enum(['warning', 'correction', 'allClear', 'free']),
      what: z.string(),
      at: instant,
      by: z.string(),
      afterwards: afterwardsSchema,
    }),
  ),
  /** Comparisons over the pairs of the period and of the last twelve weeks. */
  comparison: comparisonsSchema,
  twelveWeeks: twelveWeeksSchema,
  /**
   * Posts of the twelve weeks that are old enough, compared at 28 days, with the medians of those compared at both
   * ages. Null: none is old enough, or all accounts are on one network.
   */
  at28Days: at28DaysSchema.nullable(),
  /** The period's series: what the first post got, and all read posts together. */
  series: z.array(seriesSchema),
  trend: trendSchema,
  absences: z.array(absenceSchema),
  /** Hours from asking for approval to the approval, for the period's posts; null for fewer than three. */
  hoursToApproval: z.object({ median: z.number(), posts: z.number() }).nullable(),
  /**
   * Costs in US dollars by the price list in use; null if neither the desk's accounts nor those that posted are on a
   * network that bills.
   */
  cost: z.object({ posts: z.number(), reading: z.number(), pricesAsOf: z.string() }).nullable(),
});

/** A weekly digest as composed: everything in its message, its pictures and its thread. */
export type Digest = z.infer<typeof digestSchema>;
