import type { Bot } from '#bot/bot.ts';
import type { ChatPlatform } from '#chat/chat.ts';

/** Tells whether a notice's message is already in the chat, in case only the record of it was lost. */
export async function wasPosted({ store }: Bot, chat: ChatPlatform, noticeId: string): Promise<boolean> {
  const key = `notice:${noticeId}`;
  const [shown, sent] = await Promise.all([
    store.db.postedMessage.count({ where: { key } }),
    store.db.chatPost.count({ where: { platform: chat.id, key, message: { not: null } } }),
  ]);
  return shown + sent > 0;
}
