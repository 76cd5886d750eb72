import type { Locked, TryLater } from './setback.ts';

/**
 * A count as a network told it: whole, from 0. Null: not told, or not so that it can be believed; that is never zero.
 */
export type Count = number | null;

/** The public's reactions to one post so far, as its network counts them. */
export interface Counts {
  /** Favourites on Mastodon. */
  readonly likes: Count;
  /** Boosts on Mastodon, reposts on X. */
  readonly shares: Count;
  readonly quotes: Count;
  /** Replies as the network counts them, our own among them. */
  readonly replies: Count;
  /** Our own direct replies under it; null if they cannot be read. */
  readonly ownReplies: Count;
  /** Direct replies of others without an answer of ours; null if our own replies cannot be read. */
  readonly unanswered: Count;
  /** X's own count; always null on Mastodon, which has none. */
  readonly views: Count;
}

export type PostReading =
  | {
      readonly kind: 'counts';
      readonly counts: Counts;
      /**
       * Seconds from a reply of others until our first answer to it, one of each that we answered, the shortest first. Left
       * out: it cannot be told.
       */
      readonly answerSeconds?: readonly number[];
    }
  /** The network surely says that it is not there. */
  | { readonly kind: 'missing' }
  /** Private, or the answer cannot be believed. */
  | { readonly kind: 'unreadable' };

export interface PostToRead {
  readonly id: string;
  readonly publishedAt: Date;
}

/** Things read that X bills, by the rows of its price list; empty for networks that bill nothing. */
export type Billing = Readonly<Partial<Record<'ownedRead' | 'postRead' | 'userRead', number>>>;

/** The end of a reading: all was read, or why not. */
export type ReadingEnd =
  | { readonly kind: 'all' }
  | TryLater
  | Locked
  | { readonly kind: 'unreadable'; readonly why: 'reading_off' | 'no_answer' };

export interface ReadOutcome {
  /** Readings by post id. A post without an entry was not read; what was read before a rate limit is kept. */
  readonly readings: ReadonlyMap<string, PostReading>;
  readonly billed: Billing;
  readonly end: ReadingEnd;
}

export interface FollowersOutcome {
  readonly followers: Count;
  readonly billed: Billing;
  readonly end: ReadingEnd;
}

/** Outcome of reading who passed a post on. */
export type BoostersOutcome =
  | {
      readonly kind: 'boosters';
      /** Number of the accounts that the server shows. */
      readonly accounts: number;
      /** The sum of their followers, overlaps not removed. */
      readonly followersTogether: number;
      /** Number of the accounts that hide their followers, or have none. */
      readonly hidden: number;
      /** False if there were more than are read. */
      readonly areAll: boolean;
    }
  | { readonly kind: 'unsupported' }
  | TryLater
  | Locked
  | { readonly kind: 'unreadable' };

/** A post as the account's own timeline shows it, by whichever program it was made. */
export interface OwnPost {
  readonly id: string;
  /** Ids that it had before it was edited, where the network gives an edited post a new one. */
  readonly earlierIds: readonly string[];
  readonly url: string;
  /** When it was posted, by the network's clock. */
  readonly at: Date;
  /** The post's text, without markup, its warning first; empty if it shows pictures alone. */
  readonly text: string;
  /** When it was edited last, by the network's clock; null: never. Left out: the network does not tell. */
  readonly editedAt?: Date | null;
}

/** An account's profile, as its owner wrote it. */
export interface Profile {
  readonly name: string;
  /** Its description, without markup. */
  readonly bio: string;
  /** A digest of all else that its readers see: pictures, links, fields. */
  readonly rest: string;
}

/** Things that came with a timeline, at no further request where requests are billed. */
export interface CameWith {
  /** All of the account's own posts that came: what is older, and answers, among them. */
  readonly posts: readonly OwnPost[];
  /** None that was posted since then is missing, but for what a lagging timeline does not show yet. */
  readonly since: Date;
  /** Null: the network does not tell it beside. */
  readonly profile: Profile | null;
}

export interface OwnPostsOutcome {
  /** The newest of them where the end is another than "all". */
  readonly posts: readonly OwnPost[];
  readonly billed: Billing;
  readonly end: ReadingEnd;
  /** Left out where nothing can be concluded from what came. */
  readonly cameWith?: CameWith;
}

/** A post of any account, as its network shows it to others. */
export interface ShownPost {
  readonly id: string;
  /** Ids that it had before it was edited, where the network gives an edited post a new one. */
  readonly earlierIds: readonly string[];
  /** Its address by its id alone. */
  readonly url: string;
  /** When it was posted, by the network's clock. */
  readonly at: Date;
  /** Its text with its lines and its links whole, without markup. */
  readonly text: string;
  /** The addresses in it. */
  readonly links: readonly string[];
  /** It shows another post. */
  readonly quotes: boolean;
  /** Number of pictures and videos on it. */
  readonly media: number;
  /** The pictures among them, each with its description; empty: it has none. */
  readonly pictures: readonly { readonly url: string; readonly description: string }[];
}

/** Whose posts are read: by the id, once that is known. */
export interface WhosePosts {
  readonly handle: string;
  readonly id: string | null;
  /** Only what is newer. */
  readonly sinceId: string | null;
  /** Number of posts at most, the newest. */
  readonly most: number;
}

export interface ShownPostsOutcome {
  /** The account's id; null where that is not known. */
  readonly accountId: string | null;
  /** Newest first: no answers, and nothing that it passed on. */
  readonly posts: readonly ShownPost[];
  readonly billed: Billing;
  readonly end:
    | ReadingEnd
    /** The network surely says that there is none, or that it shows nobody its posts. */
    | { readonly kind: 'noPosts'; readonly why: 'noAccount' | 'private' | 'suspended' }
    | { readonly kind: 'unsupported' };
}

/** A post of the account's own, with what it has got so far. */
export interface CountedPost {
  readonly id: string;
  /** When it was posted, by the network's clock. */
  readonly at: Date;
  /** Its text without markup, its warning first. */
  readonly text: string;
  /** The addresses in it. */
  readonly links: readonly string[];
  readonly likes: Count;
  readonly shares: Count;
}

/** Outcome of reading one page of the account's whole timeline. */
export type TimelineOutcome =
  | {
      readonly kind: 'page';
      /** Newest first: no answers, nothing that it passed on, and no message to single people. */
      readonly posts: readonly CountedPost[];
      /** When it answered others; nothing else is told of these answers. */
      readonly answeredAt: readonly Date[];
      /** Number of its posts that go on from another of its own. */
      readonly goingOn: number;
      /** The post before which the next page begins; null: this one is the last. */
      readonly next: string | null;
    }
  | { readonly kind: 'unsupported' }
  | TryLater
  | Locked
  | { readonly kind: 'unreadable' };

/** An account whose name is perhaps like ours, as a network's search shows it. */
export interface NearName {
  readonly id: string;
  /** Without a first "@"; with its server where that is another. */
  readonly name: string;
  readonly url: string;
}

export interface NameOutcome {
  /** The id of the account to which the name leads; null: to none. Nothing is known of it unless the end is "all". */
  readonly leadsTo: string | null;
  /** Empty also where the network cannot be searched. The account itself may be among them. */
  readonly near: readonly NearName[];
  readonly billed: Billing;
  readonly end: ReadingEnd;
}
