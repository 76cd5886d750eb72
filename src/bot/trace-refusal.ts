import type { ChatPlatform, ChatUser } from '#chat/chat.ts';

import type { Bot } from './bot.ts';

/** Takes note that somebody was not let through; null: whom the chat does not know. */
export function traceRefusal(bot: Bot, chat: ChatPlatform, user: Pick<ChatUser, 'kind'> | null): void {
  const kind = user === null ? 'stranger' : user.kind === 'member' ? 'outsider' : user.kind;
  bot.refused({ platform: chat.id, kind });
}
