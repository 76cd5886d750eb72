import type { Bot } from '#bot/bot.ts';
import type { ChatPlatform } from '#chat/chat.ts';

import { requestKinds } from './request-kinds.ts';

/** Shows the one card of a request as it stands now. */
export async function deliverRequest(bot: Bot, chat: ChatPlatform, requestId: string): Promise<void> {
  const row = await bot.store.db.request.findUnique({ where: { id: requestId } });
  const kind = row === null ? undefined : requestKinds.get(row.kind);
  if (row === null || kind === undefined)
    throw new Error(`a notice refers to request ${requestId}, which is of no kind`);
  await kind.show(bot, chat, row);
}
