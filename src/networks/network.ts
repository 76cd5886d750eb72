import type { CheckOutcome } from './check-outcome.ts';
import type { NetworkRules } from './network-rules.ts';
import type {
  ConfirmOutcome,
  CorrectOutcome,
  FindOutcome,
  PinOutcome,
  PrepareOutcome,
  Prepared,
  PublishOutcome,
  ReadBackOutcome,
  RetractOutcome,
  Uploaded,
} from './publish-outcome.ts';
import type {
  BoostersOutcome,
  FollowersOutcome,
  NameOutcome,
  OwnPostsOutcome,
  PostToRead,
  ReadOutcome,
  ShownPostsOutcome,
  TimelineOutcome,
  WhosePosts,
} from './read-outcome.ts';
import type { PublicPost, RenderedMedia, Rendering } from './rendering.ts';

/**
 * One account on one network. No method throws for what a server may say; each is bounded in size and time.
 * `signal` ends the wait, and an ended wait counts as "no answer".
 */
export interface Network {
  readonly rules: NetworkRules;
  /**
   * Seconds for which sending again with one key surely makes no second post, also while the first is under way; else
   * 0.
   */
  readonly keyLifeSeconds: number;
  /**
   * Uploads what is not in `uploaded` yet, or has grown too old there. May be repeated freely. `corrects`: for
   * `correct`; pictures that the public post has already, with the same description, stay.
   */
  prepare(
    rendering: Rendering,
    with_: {
      readonly uploaded: readonly Uploaded[];
      readonly corrects?: PublicPost;
      readonly bytesOf: (sha256: string) => Promise<Uint8Array>;
      /** Reads a recording piece by piece; throws instead of its last piece where it is not what was approved. */
      readonly piecesOf?: (media: RenderedMedia) => AsyncIterable<Uint8Array>;
      /** Reads the text of captions, as SubRip. */
      readonly captionsOf?: (sha256: string) => Promise<string>;
      readonly signal: AbortSignal;
    },
  ): Promise<PrepareOutcome>;
  /**
   * Sends exactly one request that can publish. `key` is sent if the network supports idempotency keys. `since`: when the
   * first attempt began that may have published, the same for all that follow; left out: now.
   */
  publish(prepared: Prepared, key: string, signal: AbortSignal, since?: Date): Promise<PublishOutcome>;
  /**
   * Finds the account's own posts since `since` that equal `rendering` in text and number of pictures. `key`: as for
   * `publish`, by which a network that lets us name our posts finds that very one.
   */
  find(rendering: Rendering, since: Date, signal: AbortSignal, key?: string): Promise<FindOutcome>;
  /**
   * Compares a post that a person names with what was sent since `since`: by the time that its id tells, and by its
   * account, its time and its words where it can be read.
   */
  confirm(id: string, rendering: Rendering, since: Date, signal: AbortSignal): Promise<ConfirmOutcome>;
  /** `captionsOf`: as for `prepare`; left out, captions are compared by their languages alone. */
  readBack(
    id: string,
    rendering: Rendering,
    signal: AbortSignal,
    captionsOf?: (sha256: string) => Promise<string>,
  ): Promise<ReadBackOutcome>;
  /**
   * Makes a public post what was prepared, in its place, all of it: what is left out goes. One request; asked again, it
   * does the same.
   */
  correct(id: string, prepared: Prepared, signal: AbortSignal): Promise<CorrectOutcome>;
  /** Deletes, then reads to confirm; a post already gone is `gone`. */
  retract(id: string, signal: AbortSignal): Promise<RetractOutcome>;
  /** Pins a public post of the account to its profile, and reads whether it is; may be repeated freely. */
  pin(id: string, signal: AbortSignal): Promise<PinOutcome>;
  /** Reads the public's reactions to posts of this account so far, as cheaply as the network allows. */
  read(posts: readonly PostToRead[], signal: AbortSignal): Promise<ReadOutcome>;
  /** Reads how many follow the account now. */
  followers(signal: AbortSignal): Promise<FollowersOutcome>;
  /** Reads who passed one post on, as far as the network shows it. */
  boosters(id: string, signal: AbortSignal): Promise<BoostersOutcome>;
  /**
   * Reads the account's own timeline since `since`: without replies, without what it passed on, and without messages to
   * single people.
   */
  ownPosts(since: Date, signal: AbortSignal): Promise<OwnPostsOutcome>;
  /**
   * Reads the posts of any account as the network shows them to others, where each post read is billed; "unsupported"
   * where a stranger may read them anyway.
   */
  postsOf(whose: WhosePosts, signal: AbortSignal): Promise<ShownPostsOutcome>;
  /**
   * Reads a page of the account's whole timeline, from the newest back; `before` is where the page before said that this
   * one begins. "unsupported" where each post read is billed.
   */
  timeline(before: string | null, signal: AbortSignal): Promise<TimelineOutcome>;
  /** Looks up to whom a name leads there, such as the account's own, and which names are near. */
  lookUpName(handle: string, signal: AbortSignal): Promise<NameOutcome>;
  /** Checks who we are, what we may do and what the server takes. */
  check(signal: AbortSignal): Promise<CheckOutcome>;
}
