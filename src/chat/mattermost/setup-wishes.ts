/** Wishes for the set-up of a server, as they were typed. */
export interface MattermostWishes {
  /** The address at which the server reaches Tambour, without a slash at the end. */
  readonly callbackUrl: string;
  /** Teams by the name in their addresses, such as "prefecture". */
  readonly teams: readonly string[];
  /** Channels by team and name, for example "prefecture/communication". */
  readonly channels: readonly string[];
  /** The bot's token that the settings hold already; null: none. */
  readonly token: string | null;
  /** The name of the bot's account; "tambour" by default. */
  readonly bot?: string;
}

/** The default name of the bot's account, and the word that people type after the slash. */
export const botName = 'tambour';
