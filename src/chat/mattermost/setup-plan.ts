/** One thing that the set-up does on the server. */
export type SetupStep =
  | { readonly kind: 'makeBot'; readonly name: string }
  /** The bot exists, but was deactivated. */
  | { readonly kind: 'wakeBot'; readonly botId: string }
  | { readonly kind: 'makeToken' }
  | { readonly kind: 'joinTeam'; readonly teamId: string; readonly team: string }
  | { readonly kind: 'makeCommand'; readonly teamId: string; readonly team: string; readonly url: string }
  /** A command exists, but leads elsewhere or shows no token. */
  | {
      readonly kind: 'changeCommand';
      readonly command: FoundCommand;
      readonly team: string;
      readonly url: string;
    }
  | { readonly kind: 'joinChannel'; readonly channelId: string; readonly channel: string }
  /** The bot has only the picture that the server gives to every bot. */
  | { readonly kind: 'bringPicture' };

/** A slash command as the server returns it. It is sent back whole when it is changed. */
export interface FoundCommand {
  readonly id: string;
  readonly teamId: string;
  readonly url: string;
  /** Empty if the server does not show it. */
  readonly token: string;
  readonly whole: Readonly<Record<string, unknown>>;
}

/** An obstacle that somebody must remove before anything can be done. */
export type SetupObstacle =
  | { readonly kind: 'nameTaken' }
  | { readonly kind: 'noSuchTeam'; readonly team: string }
  | { readonly kind: 'noSuchChannel'; readonly channel: string }
  | { readonly kind: 'channelOutsideTeams'; readonly channel: string };

export interface SetupPlan {
  readonly obstacles: readonly SetupObstacle[];
  /** Steps in their order; empty if the server is as it should be. */
  readonly steps: readonly SetupStep[];
  /** Null: the bot does not exist yet. */
  readonly botId: string | null;
  /** Tokens of the commands that stay as they are. */
  readonly commandTokens: readonly string[];
  /** Tokens that the bot has already; some other installation may use them. */
  readonly otherTokens: number;
}
