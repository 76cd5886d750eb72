import type { Clock } from '#clock.ts';

/** Somebody with an account; `name` is unique. */
export interface MattermostPerson {
  readonly name: string;
  /** As they wish to be called; default none. */
  readonly firstName?: string;
  readonly kind?: 'member' | 'admin' | 'teamAdmin' | 'guest' | 'otherBot' | 'deactivated';
  readonly locale?: string;
  /** Null: the server knows none. */
  readonly timeZone?: string | null;
  /** True for those in the first channel; default true. */
  readonly isInChannel?: boolean;
}

/** A group of people; the server has them with a licence only. */
export interface MattermostGroup {
  readonly name: string;
  readonly displayName: string;
  readonly members: readonly string[];
  readonly isDeleted?: boolean;
}

export interface MattermostOptions {
  readonly people?: readonly MattermostPerson[];
  readonly team?: string;
  /** The channel that everybody is in, and further ones that the bot is in or not. */
  readonly channel?: string;
  readonly otherChannels?: readonly {
    readonly name: string;
    readonly isBotIn: boolean;
    readonly isPrivate?: boolean;
  }[];
  readonly groups?: readonly MattermostGroup[];
  /** True if there is a licence, and with it groups; default false, as in Team Edition. */
  readonly hasLicence?: boolean;
  /** Version that the server says it is; default 11.7.2. */
  readonly version?: string;
  /** Id that tells it from all other servers; default its own. A copy has that of what it was copied from. */
  readonly diagnosticId?: string;
  /** True if a bot called "tambour" and its token exist from the start; default true. */
  readonly hasBot?: boolean;
  /** How long the server waits for an integration's answer; 30,000 in earnest. */
  readonly answerWithinMs?: number;
  /** How long a connection may be open without signing in; 5,000 in earnest. */
  readonly signInWithinMs?: number;
  /** How many changes since a moment are told at once; 1,000 in earnest. */
  readonly changesAtOnce?: number;
  /** True if the last changes are told where there are too many; default false, as its index goes. */
  readonly tellsLastChanges?: boolean;
  readonly clock?: Clock;
  /** Milliseconds that the server's clock is off by. */
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
