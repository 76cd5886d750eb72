import { botId, type Chat } from '#practice/chat/chat.ts';

/**
 * Returns the latest thread that the bot began in a channel, so that a newcomer lands on the waiting draft. Prefers
 * threads with buttons: nothing in a digest waits for anybody.
 */
export function newestThread({ state: { messages } }: Chat, channel: string): string | null {
  const answered = new Set(messages.map(({ ref }) => ref.thread));
  const roots = messages.filter(
    ({ author, ref, body }) =>
      ref.channel === channel &&
      ref.thread === null &&
      answered.has(ref.message) &&
      author === botId &&
      body.kind === 'card',
  );
  const withButtons = new Set(
    messages.flatMap(({ ref, body }) =>
      body.kind === 'card' && body.card.blocks.some(({ kind }) => kind === 'buttons') ? [ref.thread] : [],
    ),
  );
  const root = roots.findLast(({ ref }) => withButtons.has(ref.message)) ?? roots.at(-1);
  return root?.ref.message ?? null;
}
