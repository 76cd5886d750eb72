interface Reaction {
  readonly emoji: string;
  /** Its name in chats, without a skin tone. */
  readonly name: string;
}

/**
 * The reactions that decide. All of a kind count alike; the bot adds the first of each kind itself, as an invitation.
 */
export const reactions = {
  approve: [{ emoji: '✅', name: 'white_check_mark' }],
  reject: [{ emoji: '❌', name: 'x' }],
} as const satisfies Readonly<Record<string, readonly [Reaction, ...(readonly Reaction[])]>>;
