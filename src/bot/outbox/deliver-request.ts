import type { Bot } from '#bot/bot.ts';
import { showsRequest, type ShowRequest } from '#bot/requests/show-request.ts';
import { rotaInChat } from '#bot/rota/rota-request.ts';
import { wakingInChat } from '#bot/sleeping/waking.ts';
import type { ChatPlatform } from '#chat/chat.ts';

/** How each kind of request is shown, by its name. */
const shown: ReadonlyMap<string, ShowRequest> = new Map([
  [rotaInChat.request.kind, showsRequest(rotaInChat)],
  [wakingInChat.request.kind, showsRequest(wakingInChat)],
]);

/** Shows the one card of a request as it stands now. */
export async function deliverRequest(bot: Bot, chat: ChatPlatform, requestId: string): Promise<void> {
  const row = await bot.store.db.request.findUnique({ where: { id: requestId } });
  const show = row === null ? undefined : shown.get(row.kind);
  if (row === null || show === undefined)
    throw new Error(`a notice refers to request ${requestId}, which is of no kind`);
  await show(bot, chat, row);
}
