import type { Bot } from '#bot/bot.ts';
import { pressButton } from '#bot/perform.ts';
import type { ChatEvent } from '#chat/chat-sink.ts';
import type { ChatPlatform } from '#chat/chat.ts';

import { afterGap } from '#bot/approving/after-gap.ts';
import { afterMessage } from './after-message.ts';
import { afterReaction } from '#bot/approving/react.ts';
import { afterTampering } from '#bot/cards/after-tampering.ts';
import { requestKinds } from '#bot/outbox/request-kinds.ts';
import { afterOtherReaction } from '#bot/requests/after-reaction.ts';
import { rereadRequests } from '#bot/requests/reread-requests.ts';

/** Takes the reactions whose events may have been missed. */
export async function catchUp(bot: Bot, chat: ChatPlatform): Promise<void> {
  await afterGap(bot, chat);
  await rereadRequests(bot, chat, requestKinds);
}

/** Handles an event of the chat. It resolves once the effect is committed. */
export async function acceptEvent(bot: Bot, chat: ChatPlatform, event: ChatEvent): Promise<void> {
  switch (event.kind) {
    case 'button':
      return pressButton(bot, chat, event);
    case 'reaction':
      if (await afterReaction(bot, chat, event)) return;
      return afterOtherReaction(bot, chat, event, requestKinds);
    case 'message':
      return afterMessage(bot, chat, event);
    case 'edited':
    case 'deleted':
      return afterTampering(bot, chat, event);
    case 'gap':
      return catchUp(bot, chat);
  }
}
