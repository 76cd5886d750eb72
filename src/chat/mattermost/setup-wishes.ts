/** What somebody wants of a server, as it was typed. */
export interface MattermostWishes {
  /** Where the server reaches Tambour, without a slash at the end. */
  readonly callbackUrl: string;
  /** By the name in their addresses, such as "prefecture". */
  readonly teams: readonly string[];
  /** Such as "prefecture/communication". */
  readonly channels: readonly string[];
  /** The bot's token that the settings hold already; null: none. */
  readonly token: string | null;
  /** The name of the bot's account; "tambour" where it is left out. */
  readonly bot?: string;
}

/** The bot's name there, unless it is wished otherwise, and what people type after the slash. */
export const botName = 'tambour';
