import type { PostLook, PostToShow } from '#text/post-look.ts';

import type { networkKinds } from './network-kinds.ts';
import type { RateLimit, RequestKind } from './pace.ts';
import type { RecordingLimits } from './recording.ts';
import type { RedrawnPassage } from './redrawn.ts';

/** The networks that Tambour can publish to. */
export type NetworkKind = keyof typeof networkKinds;

/** Limits of one account's server, read from the server and kept with the account. */
export interface Limits {
  /** Longest text, in the network's own unit: see `NetworkRules.measure`. */
  readonly maxCharacters: number;
  /**
   * Characters that a link counts, however long it is; null: this server shortens nothing, and counts each code point
   * as typed.
   */
  readonly linkCharacters: number | null;
  readonly maxMedia: number;
  readonly maxAltCharacters: number;
  readonly maxImageBytes: number;
  /** Width × height. */
  readonly maxImagePixels: number;
  readonly mimeTypes: readonly string[];
  /** The media types that it says it takes the text of a post as; empty if it says nothing of them. */
  readonly textTypes: readonly string[];
  /** Left out by what was kept before servers were asked for it: then the network's own defaults hold. */
  readonly recordings?: RecordingLimits;
}

/** Rules of a network that need no connection to an account: pure, and the same for all its accounts. */
export interface NetworkRules {
  readonly kind: NetworkKind;
  /** Used until the server has told its own. */
  readonly defaultLimits: Limits & { readonly recordings: RecordingLimits };
  readonly canWarn: boolean;
  readonly canSetLanguage: boolean;
  readonly canSetVisibility: boolean;
  /** True if public posts can be changed in their place; a server of the network may lack it all the same. */
  readonly canCorrect: boolean;
  /** True if a post may answer one of the account's own. */
  readonly canReply: boolean;
  /** True if it shows captions beside a video. */
  readonly showsCaptions: boolean;
  /** The most that captions in one language may take, as WebVTT; null: it sets no such limit, or shows none. */
  readonly maxCaptionsBytes: number | null;
  /** The most languages in which a video may have captions; null: it sets no such limit, or shows none. */
  readonly maxCaptions: number | null;
  /**
   * How large the picture may be of a card of a post's link, which goes out with the post there; null: the network reads
   * the page itself, or shows no cards.
   */
  readonly linkCards: { readonly maxPictureBytes: number } | null;
  /** True if it takes series: posts of which each answers the one before it. */
  readonly sendsSeries: boolean;
  /** True if it may refuse a post that says what another one says that is public. */
  readonly refusesRepeats: boolean;
  /** True if posts and readings cost money there, by a price list: nothing is read unless that is wanted. */
  readonly isBilled: boolean;
  /** True if the network shows who passed a post on. */
  readonly showsBoosters: boolean;
  /** True if the network counts how often a post was seen. */
  readonly countsViews: boolean;
  /** Days after which the network may take an account for inactive to which nobody has logged in by hand; null: never. */
  readonly logInEveryDays: number | null;
  /** True if a program may pin a post to the account's profile; a server of the network, or a token, may not all the same. */
  readonly pins: boolean;
  /** Returns where people read the account of that handle; `serverUrl` is empty for a practice account. */
  profileUrl(handle: string, serverUrl: string): string;
  /** True if our own replies can always be told from those of others. */
  readonly showsOwnReplies: boolean;
  /** Tells whether posts of an account on that server are read at this address's host. */
  isHome(url: URL, serverUrl: string): boolean;
  /**
   * Tells whether an address with this path can be of a post by the account of that name; one that names another
   * cannot.
   */
  canBeBy(path: readonly string[], name: string): boolean;
  /** Returns a post's length as this network counts it, on a server with these limits; linear in the text's length. */
  measure(text: string, contentWarning: string | null, limits: Pick<Limits, 'linkCharacters'>): number;
  /** Pattern of what this network takes for a mention; global, so that every one is found. */
  readonly mentions: RegExp;
  /** Returns the links that this network would make of the text, in order, as typed. */
  links(text: string): readonly string[];
  /**
   * Tells whether a post whose text `ownPosts` returned says what was sent, as far as the timeline alone shows: how a
   * server writes mentions, links or Markdown does not count.
   */
  says(shown: string, text: string, contentWarning: string | null): boolean;
  /**
   * Returns what readers would see otherwise of the text on that server, before it is public; nothing if the server
   * draws a text as it stands. Bounded in time, whatever the text.
   */
  redrawn(text: string, server: { readonly software: string; readonly limits: Limits }): readonly RedrawnPassage[];
  /**
   * Tells whether a server of this name may have mailed a public post to people without an account: no edit and no
   * retract reaches them, and a new post does.
   */
  mailsOut(software: string): boolean;
  /** Tells how readers see a post in a timeline there; what is not told is left out, never made up. */
  look(post: PostToShow): PostLook;
  /** Seconds after a send until the account's own timeline surely shows it. */
  readonly readLagSeconds: number;
  /**
   * Returns the limits that a request counts against, its own first, as documented. Each is one for all kinds that name
   * it.
   */
  rateLimits(kind: RequestKind): readonly RateLimit[];
}
