interface Reaction {
  readonly emoji: string;
  /** Its name in chats, without a skin tone. */
  readonly name: string;
}

/** The reactions that decide: all of a kind count alike, and with the first of each the bot invites to react. */
export const reactions = {
  approve: [{ emoji: '✅', name: 'white_check_mark' }],
  reject: [{ emoji: '❌', name: 'x' }],
} as const satisfies Readonly<Record<string, readonly [Reaction, ...(readonly Reaction[])]>>;
