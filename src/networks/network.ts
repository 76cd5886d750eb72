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
 * One account on one network. No method throws, whatever the server answers; each is bounded in size and time. `signal`
 * ends the wait, and an ended wait counts as "no answer".
 */
export interface Network {
  readonly rules: NetworkRules;
  /**
   * Seconds during which repeating a key certainly makes no second post, even while the first request is under way; 0:
   * no such guarantee.
   */
  readonly keyLifeSeconds: number;
  /**
   * Uploads the media that are not in `uploaded` or are too old there. May be repeated freely. `corrects`: the post
   * that `correct` will change; pictures that it already has with the same description stay.
   */
  prepare(
    rendering: Rendering,
    with_: {
      readonly uploaded: readonly Uploaded[];
      readonly corrects?: PublicPost;
      readonly bytesOf: (sha256: string) => Promise<Uint8Array>;
      /** Reads a recording piece by piece; if it is not what was approved, throws before the last piece. */
      readonly piecesOf?: (media: RenderedMedia) => AsyncIterable<Uint8Array>;
      /** Reads captions as SubRip. */
      readonly captionsOf?: (sha256: string) => Promise<string>;
      readonly signal: AbortSignal;
    },
  ): Promise<PrepareOutcome>;
  /**
   * Sends exactly one request that can publish. `key` is sent if the network supports idempotency keys. `since`: start
   * of the first attempt that may have published, the same for all retries; left out: now.
   */
  publish(prepared: Prepared, key: string, signal: AbortSignal, since?: Date): Promise<PublishOutcome>;
  /**
   * Finds the account's own posts since `since` that equal `rendering` in text and number of pictures. `key`: as in
   * `publish`; a network that lets us name our posts finds that very one.
   */
  find(rendering: Rendering, since: Date, signal: AbortSignal, key?: string): Promise<FindOutcome>;
  /**
   * Compares a post named by a person with what was sent since `since`: by the time in its id and, if it can be read,
   * by its account, time and words.
   */
  confirm(id: string, rendering: Rendering, since: Date, signal: AbortSignal): Promise<ConfirmOutcome>;
  /**
   * Compares a published post with `rendering`. `captionsOf`: as in `prepare`; without it only caption languages are
   * compared.
   */
  readBack(
    id: string,
    rendering: Rendering,
    signal: AbortSignal,
    captionsOf?: (sha256: string) => Promise<string>,
  ): Promise<ReadBackOutcome>;
  /**
   * Replaces all of a public post, in place, with what was prepared: what that leaves out is removed. One idempotent
   * request.
   */
  correct(id: string, prepared: Prepared, signal: AbortSignal): Promise<CorrectOutcome>;
  /** Deletes, then reads to confirm; a post already gone is `gone`. */
  retract(id: string, signal: AbortSignal): Promise<RetractOutcome>;
  /** Pins a public post of the account to its profile, and reads whether it is; may be repeated freely. */
  pin(id: string, signal: AbortSignal): Promise<PinOutcome>;
  /** Reads the public's reactions to posts of this account so far, as cheaply as the network allows. */
  read(posts: readonly PostToRead[], signal: AbortSignal): Promise<ReadOutcome>;
  /** Reads the account's current number of followers. */
  followers(signal: AbortSignal): Promise<FollowersOutcome>;
  /** Reads who boosted one post, as far as the network shows it. */
  boosters(id: string, signal: AbortSignal): Promise<BoostersOutcome>;
  /** Reads the account's own timeline since `since`, without replies, boosts and messages to single people. */
  ownPosts(since: Date, signal: AbortSignal): Promise<OwnPostsOutcome>;
  /**
   * Reads any account's posts as the network shows them to others, if it bills each post read; otherwise "unsupported",
   * since a stranger may read them anyway.
   */
  postsOf(whose: WhosePosts, signal: AbortSignal): Promise<ShownPostsOutcome>;
  /**
   * Reads one page of the account's whole timeline, newest first. `before`: the `next` of the page before.
   * "unsupported" if each post read is billed.
   */
  timeline(before: string | null, signal: AbortSignal): Promise<TimelineOutcome>;
  /** Looks up which account a name leads to, such as our own, and which names are similar. */
  lookUpName(handle: string, signal: AbortSignal): Promise<NameOutcome>;
  /** Checks which account this is, what it may do and what its server takes. */
  check(signal: AbortSignal): Promise<CheckOutcome>;
}
