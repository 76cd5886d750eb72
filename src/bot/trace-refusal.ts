import type { ChatPlatform, ChatUser } from '#chat/chat.ts';

import type { Bot } from './bot.ts';

/** Records that somebody was not let through. `user` null: the chat does not know them. */
export function traceRefusal(bot: Bot, chat: ChatPlatform, user: Pick<ChatUser, 'kind'> | null): void {
  const kind = user === null ? 'stranger' : user.kind === 'member' ? 'outsider' : user.kind;
  bot.refused({ platform: chat.id, kind });
}
