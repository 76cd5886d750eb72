/** The networks that Tambour can publish to. */
export type NetworkKind = 'mastodon' | 'x';

/** What one account's server accepts. Read from the server and kept with the account. */
export interface Limits {
  /** In the network's own unit: see `NetworkRules.measure`. */
  readonly maxCharacters: number;
  readonly maxMedia: number;
  readonly maxAltCharacters: number;
  readonly maxImageBytes: number;
  /** Width × height. */
  readonly maxImagePixels: number;
  readonly mimeTypes: readonly string[];
}

/** A picture as it will be sent; its bytes are found by `sha256`. */
export interface RenderedMedia {
  readonly sha256: string;
  readonly mimeType: string;
  readonly width: number;
  readonly height: number;
  readonly byteLength: number;
  readonly alt: string;
}

export type Visibility = 'public' | 'unlisted';

/** What one account sends for one revision: everything that reaches the network stands here. */
export interface Rendering {
  readonly network: NetworkKind;
  readonly accountId: string;
  readonly text: string;
  readonly contentWarning: string | null;
  /** ISO 639-1. */
  readonly language: string;
  readonly visibility: Visibility;
  readonly media: readonly RenderedMedia[];
  /** The post that it answers to, by its id; left out: none. */
  readonly replyTo?: string;
}

/** What is known of a network without being connected to an account: pure, and the same for all its accounts. */
export interface NetworkRules {
  readonly kind: NetworkKind;
  /** Used until the server has told its own. */
  readonly defaultLimits: Limits;
  readonly canWarn: boolean;
  readonly canSetLanguage: boolean;
  readonly canSetVisibility: boolean;
  /** Whether public posts can be changed in their place; a server of the network may lack it all the same. */
  readonly canCorrect: boolean;
  /** Whether a post may answer to an own one. */
  readonly canReply: boolean;
  /** Length as this network counts it; linear in the text's length. */
  measure(text: string, contentWarning: string | null): number;
  /** The links that this network would make of the text, in order, as typed. */
  links(text: string): readonly string[];
  /** How long after a send the account's own timeline surely shows it. */
  readonly readLagSeconds: number;
  /** The limits that a request counts against, its own first, as documented. Each is one for all kinds that name it. */
  rateLimits(kind: RequestKind): readonly RateLimit[];
}

/** What a request asks for, as far as networks limit it apart. */
export type RequestKind = 'publish' | 'upload' | 'delete' | 'read' | 'me' | 'timeline' | 'lookUp';

/** So many requests of an account within so many seconds. */
export interface RateLimit {
  readonly name: string;
  readonly limit: number;
  readonly seconds: number;
}

/** One limit as an answer's headers tell it, not yet believed. `period`: the network's own name for it. */
export interface ToldLimit {
  readonly period: 'window' | 'userDay' | 'appDay';
  readonly limit: number;
  readonly remaining: number;
  readonly resetAt: Date;
}

/** What an answer said of limits. `refusedForSeconds`: it was refused as one too many, and how long to wait; else null. */
export interface Told {
  readonly limits: readonly ToldLimit[];
  readonly refusedForSeconds: number | null;
}

/** What one request was given of its account's budget. */
export interface Place {
  /** To be called once the answer is there, or is no longer waited for. */
  leave(told: Told): Promise<void>;
}

/** An account's budget of requests, as its network client asks it: before each request but the one that publishes. */
export interface Pace {
  /** `isUrgent`: may use what is kept for publishing. */
  enter(kind: RequestKind, isUrgent: boolean): Promise<Place | { readonly afterSeconds: number }>;
}

/** An uploaded picture, kept so that a second attempt does not upload it again. */
export interface Uploaded {
  readonly sha256: string;
  readonly remoteId: string;
  readonly uploadedAt: Date;
}

/** A post that is public, and what it was sent as. */
export interface PublicPost {
  readonly id: string;
  readonly rendering: Rendering;
}

/** A rendering whose pictures are with the network. */
export interface Prepared {
  readonly rendering: Rendering;
  /** In the order of `rendering.media`. */
  readonly mediaIds: readonly string[];
}

/** Why a network certainly did not accept something. */
export type RefusalWhy =
  | 'unreachable'
  | 'name_not_found'
  | 'forbidden'
  | 'not_found'
  | 'too_long'
  | 'duplicate'
  | 'media_rejected'
  | 'invalid';

/** Why nothing can be published with this account until a person mends it. */
export type LockedWhy = 'token_refused' | 'scope_missing' | 'credit_exhausted';

/** Why nobody knows yet whether the network published. */
export type DoubtWhy = 'no_answer' | 'server_error' | 'unreadable_answer' | 'duplicate_reported' | 'already_attached';

export interface Refused {
  readonly kind: 'refused';
  readonly why: RefusalWhy;
}

export interface TryLater {
  readonly kind: 'tryLater';
  readonly why: 'rate_limit' | 'media_processing' | 'server_busy';
  readonly afterSeconds: number;
}

export interface Locked {
  readonly kind: 'locked';
  readonly why: LockedWhy;
}

export interface Doubt {
  readonly kind: 'doubt';
  readonly why: DoubtWhy;
}

export type PrepareOutcome =
  | { readonly kind: 'prepared'; readonly prepared: Prepared; readonly uploaded: readonly Uploaded[] }
  | (Refused & { readonly uploaded: readonly Uploaded[] })
  | (TryLater & { readonly uploaded: readonly Uploaded[] })
  | (Locked & { readonly uploaded: readonly Uploaded[] });

/** `told`: what the answer said of limits; absent where there was none. */
export type PublishOutcome = (
  | { readonly kind: 'published'; readonly id: string; readonly url: string }
  | Refused
  | TryLater
  | Locked
  | Doubt
) & { readonly told?: Told };

export interface FoundPost {
  readonly id: string;
  readonly url: string;
}

export type FindOutcome =
  | { readonly kind: 'found'; readonly posts: readonly FoundPost[] }
  | { readonly kind: 'absent' }
  /** Not now: a limit is used up. No look was had, which proves nothing. */
  | TryLater
  /** Reading is switched off, or the answer could not be had or understood: proves nothing. */
  | { readonly kind: 'unreadable'; readonly why: 'reading_off' | 'no_answer' | 'locked' };

export type RetractOutcome =
  | { readonly kind: 'gone' }
  | { readonly kind: 'unsupported' }
  | Refused
  | TryLater
  | Locked
  | Doubt;

/** How changing a public post in its place ended. `told`: as in `PublishOutcome`. */
export type CorrectOutcome =
  /** The server took it: the post, with its id and link, now is what was sent. */
  (
    | { readonly kind: 'corrected' }
    /** The network, or this server, cannot change what is public; nothing has changed. */
    | { readonly kind: 'unsupported' }
    /** The post surely is not there any more. */
    | { readonly kind: 'missing' }
    | Refused
    | TryLater
    | Locked
    | Doubt
  ) & { readonly told?: Told };

/** What the server made of a post that it said it published. */
export type ReadBackOutcome =
  | { readonly kind: 'same' }
  | { readonly kind: 'changed'; readonly what: readonly ('text' | 'media' | 'alt' | 'visibility' | 'warning')[] }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable' }
  | TryLater;

/** A count as a network told it: whole, from 0. Null: not told, or not so that it can be believed; that is never zero. */
export type Count = number | null;

/** What the public did with one post so far, as its network counts it. */
export interface Counts {
  /** Favourites on Mastodon. */
  readonly likes: Count;
  /** Boosts on Mastodon, reposts on X. */
  readonly shares: Count;
  readonly quotes: Count;
  /** As the network counts them, our own among them. */
  readonly replies: Count;
  /** Our own direct replies under it; null where they cannot be read. */
  readonly ownReplies: Count;
  /** Direct replies of others without an answer of ours; null where our own replies cannot be read. */
  readonly unanswered: Count;
  /** X's own count; always null on Mastodon, which has none. */
  readonly views: Count;
}

export type PostReading =
  | { readonly kind: 'counts'; readonly counts: Counts }
  /** The network surely says that it is not there. */
  | { readonly kind: 'missing' }
  /** Private, or the answer cannot be believed. */
  | { readonly kind: 'unreadable' };

export interface PostToRead {
  readonly id: string;
  readonly publishedAt: Date;
}

/** What X bills for reading, by the rows of its price list; empty for networks that bill nothing. */
export type Billing = Readonly<Partial<Record<'ownedRead' | 'postRead' | 'userRead', number>>>;

/** How a reading ended: all was read, or why not. */
export type ReadingEnd =
  | { readonly kind: 'all' }
  | TryLater
  | Locked
  | { readonly kind: 'unreadable'; readonly why: 'reading_off' | 'no_answer' };

export interface ReadOutcome {
  /** By post id. A post without an entry was not read; what was read before a rate limit is kept. */
  readonly readings: ReadonlyMap<string, PostReading>;
  readonly billed: Billing;
  readonly end: ReadingEnd;
}

export interface FollowersOutcome {
  readonly followers: Count;
  readonly billed: Billing;
  readonly end: ReadingEnd;
}

/** Who passed a post on. */
export type BoostersOutcome =
  | {
      readonly kind: 'boosters';
      /** Those that the server shows. */
      readonly accounts: number;
      /** The sum of their followers, overlaps not removed. */
      readonly followersTogether: number;
      /** How many of the accounts hide their followers, or have none. */
      readonly hidden: number;
      /** False where there were more than are read. */
      readonly areAll: boolean;
    }
  | { readonly kind: 'unsupported' }
  | TryLater
  | Locked
  | { readonly kind: 'unreadable' };

/** A post as the account's own timeline shows it, whoever made it. */
export interface OwnPost {
  readonly id: string;
  /** Ids that it had before it was edited, where the network gives an edited post a new one. */
  readonly earlierIds: readonly string[];
  readonly url: string;
  /** By the network's clock. */
  readonly at: Date;
  /** What it says, without markup, its warning first; empty where it shows pictures alone. */
  readonly text: string;
}

export interface OwnPostsOutcome {
  /** The newest of them where the end is another than "all". */
  readonly posts: readonly OwnPost[];
  readonly billed: Billing;
  readonly end: ReadingEnd;
}

/** Who an account is, as its server says. */
export interface Identity {
  readonly remoteId: string;
  /** `@user@host` on Mastodon, `@user` on X. */
  readonly handle: string;
  readonly displayName: string;
  readonly profileUrl: string;
}

/** What a server lacks of what Tambour can use; each is said at set-up. */
export type Lack =
  | 'instance_v2'
  | 'idempotency'
  | 'language'
  | 'visibility'
  | 'delete'
  | 'media_status'
  | 'json_errors';

export type CheckOutcome =
  | {
      readonly kind: 'ok';
      readonly identity: Identity;
      readonly limits: Limits;
      /** Such as "Mastodon 4.6.5": a label, decides nothing. */
      readonly software: string;
      readonly lacks: readonly Lack[];
    }
  | { readonly kind: 'scopeMissing'; readonly identity: Identity | null; readonly missing: readonly string[] }
  | { readonly kind: 'tokenRefused' }
  | { readonly kind: 'unreachable'; readonly why: 'refused' | 'name_not_found' | 'timeout' | 'not_this_network' };

/**
 * One account on one network. No method throws for what a server may say; each is bounded in size and time.
 * `signal` ends the wait, and an ended wait counts as "no answer".
 */
export interface Network {
  readonly rules: NetworkRules;
  /** Whether sending twice with one key makes one post, within `keyLifeSeconds`; else 0. */
  readonly keyLifeSeconds: number;
  /**
   * Uploads what is not in `uploaded` yet, or has grown too old there. May be repeated freely. `corrects`: for `correct`;
   * pictures that the public post has already, with the same description, stay.
   */
  prepare(
    rendering: Rendering,
    with_: {
      readonly uploaded: readonly Uploaded[];
      readonly corrects?: PublicPost;
      readonly bytesOf: (sha256: string) => Promise<Uint8Array>;
      readonly signal: AbortSignal;
    },
  ): Promise<PrepareOutcome>;
  /** Exactly one request that can publish. `key` is sent where the network knows such a thing. */
  publish(prepared: Prepared, key: string, signal: AbortSignal): Promise<PublishOutcome>;
  /** The account's own posts since `since` that equal `rendering` in text and number of pictures. */
  find(rendering: Rendering, since: Date, signal: AbortSignal): Promise<FindOutcome>;
  readBack(id: string, rendering: Rendering, signal: AbortSignal): Promise<ReadBackOutcome>;
  /**
   * Makes a public post what was prepared, in its place, all of it: what is left out goes. One request; asked again, it
   * does the same.
   */
  correct(id: string, prepared: Prepared, signal: AbortSignal): Promise<CorrectOutcome>;
  /** Deletes, then reads to confirm; a post already gone is `gone`. */
  retract(id: string, signal: AbortSignal): Promise<RetractOutcome>;
  /** What the public did with posts of this account so far; as cheaply as the network allows. */
  read(posts: readonly PostToRead[], signal: AbortSignal): Promise<ReadOutcome>;
  /** How many follow the account now. */
  followers(signal: AbortSignal): Promise<FollowersOutcome>;
  /** Who passed one post on, as far as the network shows it. */
  boosters(id: string, signal: AbortSignal): Promise<BoostersOutcome>;
  /**
   * What stands on the account's own timeline since `since`: without replies, without what it passed on, and without
   * messages to single people.
   */
  ownPosts(since: Date, signal: AbortSignal): Promise<OwnPostsOutcome>;
  /** Who we are, what we may, what the server takes. */
  check(signal: AbortSignal): Promise<CheckOutcome>;
}
