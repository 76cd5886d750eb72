import type { PostLook, PostToShow } from '#text/post-look.ts';

import type { Lack } from './check-outcome.ts';
import type { networkKinds } from './network-kinds.ts';
import type { RateLimit, RequestKind } from './rate-limiter.ts';
import type { RecordingLimits } from './recording.ts';
import type { RedrawnPassage } from './redrawn.ts';

/** The networks that Tambour can publish to. */
export type NetworkKind = keyof typeof networkKinds;

/** Limits of one account's server, read from the server and kept with the account. */
export interface Limits {
  /** Longest text, in the network's own unit: see `NetworkRules.measure`. */
  readonly maxCharacters: number;
  /**
   * Characters that a link counts, however long it is; null: the server shortens no link, and counts each code point as
   * typed.
   */
  readonly linkCharacters: number | null;
  readonly maxMedia: number;
  readonly maxAltCharacters: number;
  readonly maxImageBytes: number;
  /** Width × height. */
  readonly maxImagePixels: number;
  readonly mimeTypes: readonly string[];
  /** Media types in which the server says it takes a post's text; empty if it says nothing. */
  readonly textTypes: readonly string[];
  /** Missing from limits kept before servers were asked for it: the network's defaults then apply. */
  readonly recordings?: RecordingLimits;
}

/** Rules of a network that need no connection to an account: pure, and the same for all its accounts. */
export interface NetworkRules {
  readonly kind: NetworkKind;
  /** Used until the server has reported its own. */
  readonly defaultLimits: Limits & { readonly recordings: RecordingLimits };
  readonly canWarn: boolean;
  readonly canSetLanguage: boolean;
  readonly canSetVisibility: boolean;
  /** True if public posts can be edited in place; a single server of the network may still lack it. */
  readonly canCorrect: boolean;
  /** True if a post may answer one of the account's own. */
  readonly canReply: boolean;
  /** True if it shows captions beside a video. */
  readonly showsCaptions: boolean;
  /** Most bytes of captions in one language, as WebVTT; null: no such limit, or no captions. */
  readonly maxCaptionsBytes: number | null;
  /** Most languages of a video's captions; null: no such limit, or no captions. */
  readonly maxCaptions: number | null;
  /**
   * Limit for the picture of a link card that goes out with the post; null: the network reads the page itself, or shows
   * no cards.
   */
  readonly linkCards: { readonly maxPictureBytes: number } | null;
  /** True if it takes series: posts that each answer the one before. */
  readonly sendsSeries: boolean;
  /** True if it may refuse a post that repeats a public one. */
  readonly refusesRepeats: boolean;
  /** True if posts and readings cost money by a price list: reading must then be switched on. */
  readonly isBilled: boolean;
  /** True if the network shows who boosted a post. */
  readonly showsBoosters: boolean;
  /** True if the network counts how often a post was seen. */
  readonly countsViews: boolean;
  /** Days without a login by hand after which the network may take an account for inactive; null: never. */
  readonly logInEveryDays: number | null;
  /** True if a program may pin a post to the account's profile; a single server or token may still not allow it. */
  readonly pins: boolean;
  /** Returns the address of a handle's public profile; `serverUrl` is empty for a practice account. */
  profileUrl(handle: string, serverUrl: string): string;
  /** True if our own replies can always be distinguished from those of others. */
  readonly showsOwnReplies: boolean;
  /** Tells whether posts of accounts on `serverUrl` are read at this address's host. */
  isHome(url: URL, serverUrl: string): boolean;
  /** Tells whether an address with this path may be a post by the account `name`; false if it names another account. */
  canBeBy(path: readonly string[], name: string): boolean;
  /** Returns a post's length as this network counts it, on a server with these limits; linear in the text's length. */
  measure(text: string, contentWarning: string | null, limits: Pick<Limits, 'linkCharacters'>): number;
  /** Global pattern that matches every mention on this network. */
  readonly mentions: RegExp;
  /** Returns the links that this network would make of the text, in order, as typed. */
  links(text: string): readonly string[];
  /**
   * Tells whether a post's text from `ownPosts` says what was sent, as far as a timeline shows. How a server writes
   * mentions, links or Markdown does not count.
   */
  says(shown: string, text: string, contentWarning: string | null): boolean;
  /**
   * Returns the passages that this server would draw differently, before the text is public; none if it draws a text as
   * it stands. Bounded in time, whatever the text.
   */
  redrawn(text: string, server: { readonly software: string; readonly limits: Limits }): readonly RedrawnPassage[];
  /**
   * Tells whether a server with this software may have mailed a public post to people without an account. Edits and
   * retractions do not reach them; a new post does.
   */
  mailsOut(software: string): boolean;
  /** Returns what a server with this software is known to lack, without asking it. */
  lacks(software: string): readonly Lack[];
  /** Returns how readers see a post in a timeline there. What is unknown is left out, never invented. */
  look(post: PostToShow): PostLook;
  /** Seconds after a send until the account's own timeline certainly shows it. */
  readonly readLagSeconds: number;
  /**
   * Returns the documented limits that a request counts against, its own first. Kinds that name the same limit share
   * it.
   */
  rateLimits(kind: RequestKind): readonly RateLimit[];
}
