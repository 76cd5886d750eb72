import type { Bot } from '#bot/bot.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { MessageRef } from '#chat/refs.ts';

/** So many of the latest are remembered: they matter for as long as a card that was just posted is written down. */
const most = 500;

const latest = new WeakMap<Bot, Set<string>>();

/**
 * Notes, before anybody looks whose message it is, that a message was edited or deleted: the platform may tell of a card
 * of ours before its answer to the posting of it is written down.
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

/** Whether such a note was taken; asked once, it is gone. */
export function takeTampering(bot: Bot, chat: ChatPlatform, ref: MessageRef): boolean {
  return latest.get(bot)?.delete(keyOf(chat, ref)) ?? false;
}

function keyOf({ id }: ChatPlatform, { channel, message }: MessageRef): string {
  return JSON.stringify([id, channel, message]);
}
