import type { Clock } from '#clock.ts';

/** Somebody with an account; `name` is unique. */
export interface MattermostPerson {
  readonly name: string;
  /** First name; default none. */
  readonly firstName?: string;
  readonly kind?: 'member' | 'admin' | 'teamAdmin' | 'guest' | 'otherBot' | 'deactivated';
  readonly locale?: string;
  /** Null if the server knows none. */
  readonly timeZone?: string | null;
  /** True for members of the first channel; default true. */
  readonly isInChannel?: boolean;
}

/** A group of people. Groups need a licence. */
export interface MattermostGroup {
  readonly name: string;
  readonly displayName: string;
  readonly members: readonly string[];
  readonly isDeleted?: boolean;
}

export interface MattermostOptions {
  readonly people?: readonly MattermostPerson[];
  readonly team?: string;
  /** The channel of everybody, and further channels with or without the bot. */
  readonly channel?: string;
  readonly otherChannels?: readonly {
    readonly name: string;
    readonly isBotIn: boolean;
    readonly isPrivate?: boolean;
  }[];
  readonly groups?: readonly MattermostGroup[];
  /** True if there is a licence, which groups need; default false, as in Team Edition. */
  readonly hasLicence?: boolean;
  /** Version that the server claims; default 11.7.2. */
  readonly version?: string;
  /** Id that is unique to the server; a new one by default. A copy of a server has the id of its original. */
  readonly diagnosticId?: string;
  /** True if a bot called "tambour" and its token exist from the start; default true. */
  readonly hasBot?: boolean;
  /** How long the server waits for an integration's answer; 30,000 on a real server. */
  readonly answerWithinMs?: number;
  /** How long a connection may stay open without signing in; 5,000 on a real server. */
  readonly signInWithinMs?: number;
  /** How many changes since a moment one answer holds; 1,000 on a real server. */
  readonly changesAtOnce?: number;
  /** True if an answer with too many changes holds the last ones; default false: the first, by the index. */
  readonly tellsLastChanges?: boolean;
  readonly clock?: Clock;
  /** Offset of the server's clock in milliseconds. */
  readonly skewMs?: number;
}

export const limits = {
  messageCharacters: 16_383,
  bodyBytes: 300_000,
  propsBytes: 800_000,
  files: 10,
  fileBytes: 104_857_600,
  reactionNames: 50,
  pendingPostMs: 30_000,
  triggerMs: 30_000,
  responseUrlMs: 1_800_000,
  responseUrlUses: 5,
  postsSince: 1_000,
  queuedFrames: 256,
  keptFrames: 128,
} as const;
