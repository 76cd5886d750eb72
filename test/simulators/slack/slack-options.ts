/** Somebody of the workspace, or a guest of it; `name` is unique. */
export interface SlackPerson {
  readonly name: string;
  readonly realName?: string;
  readonly kind?:
    | 'member'
    | 'admin'
    | 'owner'
    | 'guest'
    | 'singleChannelGuest'
    /** A person of another workspace, here by a shared channel. */
    | 'stranger'
    /** A person of another workspace of the same Enterprise Grid. */
    | 'gridColleague'
    | 'otherBot'
    | 'deactivated';
  readonly locale?: string;
  readonly tz?: string;
  readonly isInChannel?: boolean;
}

/** A user group, with members by name. */
export interface SlackGroup {
  readonly handle: string;
  readonly name: string;
  readonly members: readonly string[];
  readonly isDisabled?: boolean;
}

export interface SlackOptions {
  readonly people?: readonly SlackPerson[];
  /** The channel that everybody is in, and further ones that the bot is in or not. */
  readonly channel?: string;
  readonly otherChannels?: readonly {
    readonly name: string;
    readonly isBotIn: boolean;
    readonly isPrivate?: boolean;
  }[];
  readonly groups?: readonly SlackGroup[];
  /** True if the plan has user groups; default true. */
  readonly hasGroups?: boolean;
  /** Enterprise Grid: the organisation's id. */
  readonly enterpriseId?: string | null;
  /** True if the organisation installed the app, rather than one workspace of it. */
  readonly isOrgInstall?: boolean;
  /** Default: those of manifest.yml. */
  readonly scopes?: readonly string[];
  readonly withoutScopes?: readonly string[];
  /** Default: as manifest.yml has it. */
  readonly hasMessagesTab?: boolean;
  /** The `files.info` on which a file has become usable; default 2. */
  readonly filesReadyAtPoll?: number;
  /** How long Slack waits for an acknowledgement; 3,000 in earnest. */
  readonly ackWithinMs?: number;
  /** Pauses before the first, second and third redelivery of an event; at once, a minute and five in earnest. */
  readonly redeliverAfterMs?: readonly [number, number, number];
  readonly now?: () => Date;
  /** Milliseconds that the `Date` header is off by. */
  readonly skewMs?: number;
}

export const teamId = 'T000000001';
export const appId = 'A0TAMBOUR';
export const botUserId = 'U0TAMBOUR';
export const botId = 'B0TAMBOUR';
export const teamDomain = 'valmont';
