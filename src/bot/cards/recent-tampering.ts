import type { Bot } from '#bot/bot.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { MessageRef } from '#chat/refs.ts';

/** The most notes to keep, the latest ones. Each matters only until a card that was just posted is recorded. */
const most = 500;

const latest = new WeakMap<Bot, Set<string>>();

/**
 * Notes that a message was edited or deleted, before anybody looks up whose it is. The platform may report that before
 * our card is recorded as posted.
 */
export function noteTampering(bot: Bot, chat: ChatPlatform, ref: MessageRef): void {
  const noted = latest.get(bot) ?? new Set();
  latest.set(bot, noted);
  noted.add(keyOf(chat, ref));
  for (const oldest of noted) {
    if (noted.size <= most) break;
    noted.delete(oldest);
  }
}

/** Returns whether a message was noted, and forgets the note. */
export function takeTampering(bot: Bot, chat: ChatPlatform, ref: MessageRef): boolean {
  return latest.get(bot)?.delete(keyOf(chat, ref)) ?? false;
}

function keyOf({ id }: ChatPlatform, { channel, message }: MessageRef): string {
  return JSON.stringify([id, channel, message]);
}
