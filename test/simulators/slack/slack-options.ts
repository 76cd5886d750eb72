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
    /** A person of another workspace, present through a shared channel. */
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
  /** The channel of everybody, and further channels with or without the bot. */
  readonly channel?: string;
  readonly otherChannels?: readonly {
    readonly name: string;
    readonly isBotIn: boolean;
    readonly isPrivate?: boolean;
  }[];
  readonly groups?: readonly SlackGroup[];
  /** True if the plan has user groups; default true. */
  readonly hasGroups?: boolean;
  /** The organisation's id in Enterprise Grid. */
  readonly enterpriseId?: string | null;
  /** True if the organisation installed the app, rather than one workspace of it. */
  readonly isOrgInstall?: boolean;
  /** Default: the scopes in manifest.yml. */
  readonly scopes?: readonly string[];
  readonly withoutScopes?: readonly string[];
  /** Default: as in manifest.yml. */
  readonly hasMessagesTab?: boolean;
  /** Number of `files.info` calls after which a file is usable; default 2. */
  readonly filesReadyAtPoll?: number;
  /** How long Slack waits for an acknowledgement; 3,000 on the real Slack. */
  readonly ackWithinMs?: number;
  /** Pauses before the first, second and third redelivery of an event; zero, one and five minutes on the real Slack. */
  readonly redeliverAfterMs?: readonly [number, number, number];
  readonly now?: () => Date;
  /** Offset of the `Date` header in milliseconds. */
  readonly skewMs?: number;
}

export const teamId = 'T000000001';
export const appId = 'A0TAMBOUR';
export const botUserId = 'U0TAMBOUR';
export const botId = 'B0TAMBOUR';
export const teamDomain = 'valmont';
