import type { Locked, TryLater } from './setback.ts';

/** A count as a network reported it: whole, from 0. Null: unknown or not credible; never zero. */
export type Count = number | null;

/** The public's reactions to one post so far, as its network counts them. */
export interface Counts {
  /** Favourites on Mastodon. */
  readonly likes: Count;
  /** Boosts on Mastodon, reposts on X. */
  readonly shares: Count;
  readonly quotes: Count;
  /** Replies as the network counts them, ours included. */
  readonly replies: Count;
  /** Our own direct replies under it; null if they cannot be read. */
  readonly ownReplies: Count;
  /** Direct replies by others that we did not answer; null if our own replies cannot be read. */
  readonly unanswered: Count;
  /** X's own count; always null on other networks, which have none. */
  readonly views: Count;
}

export type PostReading =
  | {
      readonly kind: 'counts';
      readonly counts: Counts;
      /**
       * Seconds to our first answer, for each reply by others that we answered, the shortest first. Left out: unknown.
       */
      readonly answerSeconds?: readonly number[];
    }
  /** The network says for certain that it does not exist. */
  | { readonly kind: 'missing' }
  /** It is private, or the answer is not credible. */
  | { readonly kind: 'unreadable' };

export interface PostToRead {
  readonly id: string;
  readonly publishedAt: Date;
}

/** Billed reads, by the rows of X's price list; empty for networks that bill nothing. */
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

/** Outcome of reading who boosted a post. */
export type BoostersOutcome =
  | {
      readonly kind: 'boosters';
      /** Number of the accounts that the server shows. */
      readonly accounts: number;
      /** The sum of their followers, overlaps not removed. */
      readonly followersTogether: number;
      /** Number of the accounts that hide their followers, or have none. */
      readonly hidden: number;
      /** False if there are more than were read. */
      readonly areAll: boolean;
    }
  | { readonly kind: 'unsupported' }
  | TryLater
  | Locked
  | { readonly kind: 'unreadable' };

/** A post in the account's own timeline, whichever program made it. */
export interface OwnPost {
  readonly id: string;
  /** Earlier ids, where the network gives an edited post a new one. */
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
  /** Digest of everything else that readers see: pictures, links, fields. */
  readonly rest: string;
}

/** Data that came along with a timeline, without a further request where requests are billed. */
export interface CameWith {
  /** All of the account's own posts that came, older ones and replies included. */
  readonly posts: readonly OwnPost[];
  /** No post since then is missing, except what a lagging timeline does not show yet. */
  readonly since: Date;
  /** Null: the network does not send it along. */
  readonly profile: Profile | null;
}

export interface OwnPostsOutcome {
  /** Only the newest, unless the end is "all". */
  readonly posts: readonly OwnPost[];
  readonly billed: Billing;
  readonly end: ReadingEnd;
  /** Left out if nothing can be concluded from what came. */
  readonly cameWith?: CameWith;
}

/** A post of any account, as its network shows it to others. */
export interface ShownPost {
  readonly id: string;
  /** Earlier ids, where the network gives an edited post a new one. */
  readonly earlierIds: readonly string[];
  /** Its address by id alone. */
  readonly url: string;
  /** When it was posted, by the network's clock. */
  readonly at: Date;
  /** Its text with line breaks and full links, without markup. */
  readonly text: string;
  /** The addresses in it. */
  readonly links: readonly string[];
  /** It shows another post. */
  readonly quotes: boolean;
  /** Number of pictures and videos on it. */
  readonly media: number;
  /** Its pictures, each with its description; empty: none. */
  readonly pictures: readonly { readonly url: string; readonly description: string }[];
}

/** The account to read: by its id, once that is known. */
export interface WhosePosts {
  readonly handle: string;
  readonly id: string | null;
  /** Only newer posts are read. */
  readonly sinceId: string | null;
  /** Most posts to read; the newest count. */
  readonly most: number;
}

export interface ShownPostsOutcome {
  /** The account's id; null where that is not known. */
  readonly accountId: string | null;
  /** Newest first, without replies and boosts. */
  readonly posts: readonly ShownPost[];
  readonly billed: Billing;
  readonly end:
    | ReadingEnd
    /** The network says for certain that there is no such account, or that its posts are hidden. */
    | { readonly kind: 'noPosts'; readonly why: 'noAccount' | 'private' | 'suspended' }
    | { readonly kind: 'unsupported' };
}

/** A post of our own account with its counts so far. */
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
      /** Newest first, without replies, boosts and messages to single people. */
      readonly posts: readonly CountedPost[];
      /** When it replied to others; nothing else is read of these replies. */
      readonly answeredAt: readonly Date[];
      /** Number of its posts that continue one of its own. */
      readonly continuations: number;
      /** The post before which the next page begins; null: this page is the last. */
      readonly next: string | null;
    }
  | { readonly kind: 'unsupported' }
  | TryLater
  | Locked
  | { readonly kind: 'unreadable' };

/** An account whose name resembles ours, as a network's search shows it. */
export interface NearName {
  readonly id: string;
  /** Without the leading "@"; with its server if that is another. */
  readonly name: string;
  readonly url: string;
}

export interface NameOutcome {
  /** Id of the account that the name leads to; null: none. Means nothing unless the end is "all". */
  readonly leadsTo: string | null;
  /** Empty also if the network has no search. May include the account itself. */
  readonly near: readonly NearName[];
  readonly billed: Billing;
  readonly end: ReadingEnd;
}
