import type { Bot } from '#bot/bot.ts';
import { pressButton } from '#bot/buttons/press-button.ts';
import type { ChatEvent, ChatPlatform } from '#chat/chat.ts';

import { afterDeletion } from './after-deletion.ts';
import { afterGap } from './after-gap.ts';
import { afterMessage } from './after-message.ts';
import { afterReaction } from './after-reaction.ts';

/** Does what follows from something that happened in the chat; resolves once its effect is committed. */
export async function acceptEvent(bot: Bot, chat: ChatPlatform, event: ChatEvent): Promise<void> {
  switch (event.kind) {
    case 'button':
      return pressButton(bot, chat, event);
    case 'reaction':
      return afterReaction(bot, chat, event);
    case 'message':
      return afterMessage(bot, chat, event);
    case 'deleted':
      return afterDeletion(bot, chat, event);
    case 'edited':
      // What people edit in the chat is never what is published, and the bot's own messages only the bot edits.
      return;
    case 'gap':
      return afterGap(bot, chat);
  }
}
