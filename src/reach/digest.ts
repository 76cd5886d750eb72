import { z } from 'zod';

import { networkSchema } from '#desks/account.ts';

const instant = z.iso.datetime();
/** A count, or null if it is not known: that is never zero. */
const count = z.number().nullable();

/** Something of each of the two networks that are compared, in the order of `compared`. */
export type Both<T> = [one: T, other: T];

function both<T extends z.ZodType>(of: T): z.ZodTuple<[T, T], null> {
  return z.tuple([of, of]);
}

const comparisonSchema = z.discriminatedUnion('kind', [
  /** Too few pairs for an interval. `ahead`: how many of them got more on the first network, and on the second. */
  z.object({ kind: z.literal('tooFew'), pairs: z.number(), ahead: both(z.number()) }),
  z.object({
    kind: z.literal('compared'),
    pairs: z.number(),
    ahead: both(z.number()),
    /** The network on which posts clearly get more; null: no clear difference. */
    more: z.enum(['first', 'second']).nullable(),
    /**
     * The first to the second, of a typical pair, with an interval made for weekly looks; null for counts so small that
     * their ratio says little.
     */
    ratio: z.object({ typical: z.number(), low: z.number(), high: z.number() }).nullable(),
  }),
]);

/** Our posts on two networks, compared pair by pair. */
export type Comparison = z.infer<typeof comparisonSchema>;

/** One post on both networks, read on both at the same age. */
const pairSchema = z.object({
  draftNumber: z.number(),
  /** The post's first words. */
  title: z.string(),
  publishedAt: instant,
  /** Interactions on each network at 72 hours, our own replies left out. */
  interactions: both(z.number()),
});

const trendSchema = z.object({
  /** The two that are compared, or the only one there is. */
  networks: z.array(networkSchema),
  /**
   * Median interactions of a post on each of these networks over all the weeks: of the pairs, or on an only network of
   * all posts read.
   */
  medians: z.array(count),
  /** The same for each week, by its last instant. */
  weeks: z.array(z.object({ endsAt: instant, medians: z.array(count) })),
});

/** A typical post's interactions, week by week. */
export type Trend = z.infer<typeof trendSchema>;

const comparisonsSchema = z.object({
  period: comparisonSchema,
  fourWeeks: comparisonSchema,
  twelveWeeks: comparisonSchema,
});

/** Comparisons over twelve weeks for shares alone, replies alone, and interactions per 1,000 followers. */
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
  /** Interactions on each account on which it went out; null if they could not be read. */
  got: z.array(z.object({ accountId: z.string(), interactions: count })),
});

/** A post of the period, on whatever accounts. */
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
  /** Published in the period and not taken back. */
  posts: z.number(),
  /** Number of these with counts at 72 hours; the sums below are of these. */
  read: z.number(),
  /** Number of the posts read that were read later than an hour after their time. */
  late: z.number(),
  /** Null if no post was read. */
  interactions: count,
  likes: count,
  shares: count,
  quotes: count,
  replies: count,
  perThousandFollowers: count,
  /** Replies of others without an answer of ours; null if our own cannot be read. */
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
  /** How many of its posts are public, and of how many `together` is. */
  parts: z.number(),
  read: z.number(),
  /** Interactions at 72 hours, our own replies left out; null if they could not be read. */
  first: count,
  together: count,
});

const absenceSchema = z.object({
  draftNumber: z.number(),
  title: z.string(),
  accountId: z.string(),
  state: z.enum(['failed', 'held', 'doubt', 'cancelled', 'retracted']),
  /** The delivery's own code; null if its state says all. */
  why: z.string().nullable(),
  /** The part of a series that did not go out, or was taken back, where one before it did; left out: all of it. */
  part: z.object({ position: z.number(), of: z.number() }).optional(),
});

/** What had become of a post by the emergency path: emergencies/list-uses.ts. */
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
  /** The networks whose posts are compared, the first two of several; null if all accounts are on one. */
  compared: both(networkSchema).nullable(),
  /**
   * With three networks or more each further two of them, compared as the first two, in the order that networks always
   * have; digests of before do not say.
   */
  further: z.array(furtherSchema).default([]),
  /** Drafts published in the period, on whatever account. */
  posts: z.number(),
  /** What was published, the oldest first: a draft that was corrected by another post has two. */
  published: z.array(postSchema),
  /** Published since `to`: too young to be compared. */
  waiting: z.number(),
  pairs: z.array(pairSchema),
  /** Median interactions of these pairs on each network. */
  medians: both(count),
  /** As many days right before the period. `interactions`: of all posts read, whatever their account. */
  before: z.object({ posts: z.number(), interactions: count, pairs: z.number(), medians: both(count) }),
  /** Posts of the period with replies of others that had no answer of ours at 72 hours, most of them first. */
  toAnswer: z.array(z.object({ draftNumber: z.number(), title: z.string(), url: z.string(), unanswered: z.number() })),
  /**
   * Numbers of the drafts published in the period that came from sources, replies to them that nobody answered, null if
   * none is known, and which make a pair with their originals; digests of before do not say.
   */
  relayed: z
    .object({ drafts: z.array(z.number()), unanswered: count, pairs: z.array(z.number()) })
    .default({ drafts: [], unanswered: null, pairs: [] }),
  /** Posts that make no pair, by why. */
  unpaired: z.array(unpairedSchema),
  /** When accounts slept in the period; digests of before that was known do not say. */
  sleeps: z
    .array(
      z.object({
        accountId: z.string(),
        from: instant,
        until: instant.nullable(),
        label: z.string().nullable(),
        exceptEmergencies: z.boolean().default(false),
      }),
    )
    .default([]),
  /** Reserve periods under way, and posts that went out in spite of a closed one; digests of before do not say. */
  reserve: z
    .object({
      periods: z.array(z.object({ label: z.string(), until: instant, timeZone: z.string() })),
      overrides: z.array(
        z.object({ draftNumber: z.number(), reason: z.string(), asker: z.string(), agreer: z.string() }),
      ),
    })
    .default({ periods: [], overrides: [] }),
  /** Posts by the emergency path in the period, the earliest first; digests of before do not say. */
  emergencies: z
    .array(
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
    )
    .default([]),
  /** Comparisons over the pairs of the period, of the last four weeks and of the last twelve. */
  comparison: comparisonsSchema,
  twelveWeeks: twelveWeeksSchema,
  /**
   * The posts of the twelve weeks that are old enough, compared at 28 days; and the medians of those that were compared at
   * both ages. Null: none is old enough, or all accounts are on one network; digests of before do not say.
   */
  at28Days: at28DaysSchema.nullable().default(null),
  /** The series of the period: what the first post got, and beside it all that were read together. */
  series: z.array(seriesSchema).default([]),
  trend: trendSchema,
  absences: z.array(absenceSchema),
  /** From "ask for approval" to the approval, of the period's posts; null for fewer than three. */
  hoursToApproval: z.object({ median: z.number(), posts: z.number() }).nullable(),
  /**
   * Costs in US dollars by the price list in use; null if no account of the desk, and none that posted, is on a network
   * that bills.
   */
  cost: z.object({ posts: z.number(), reading: z.number(), pricesAsOf: z.string() }).nullable(),
});

/** A weekly digest as it was composed: everything that its message, its pictures and its thread say. */
export type Digest = z.infer<typeof digestSchema>;
