import type { Bot } from '#bot/bot.ts';
import { isImportPlace, mayImport } from '#bot/importing/import-place.ts';
import { noteTampering } from '#bot/cards/recent-tampering.ts';
import type { ChatEvent } from '#chat/chat-sink.ts';
import type { ChatPlatform } from '#chat/chat.ts';

import { postedAt } from '#bot/cards/posted.ts';

/**
 * Tells whether an event may have an effect, with one look-up at most. Nearly all events of a workspace are people
 * talking, which has no effect. `acceptEvent` would ignore an event for which this is false.
 */
export async function mayMatter(bot: Bot, chat: ChatPlatform, event: ChatEvent): Promise<boolean> {
  switch (event.kind) {
    case 'message': {
      if (event.mentionsBot) return true;
      const { channel, thread } = event.ref;
      if (mayImport(event) && (await isImportPlace(bot, chat, event.ref))) return true;
      if (thread === null) return false;
      return (await postedAt(bot, chat, { channel, message: thread, thread: null }))?.role === 'line';
    }
    case 'reaction':
      // Finding its card may take more than one look-up: a long card is several messages.
      return event.name !== 'other';
    case 'edited':
    case 'deleted':
      noteTampering(bot, chat, event.ref);
      return (await postedAt(bot, chat, event.ref)) !== null;
    case 'button':
    case 'gap':
      return true;
  }
}
