import type { Bot } from '#bot/bot.ts';
import { messagesIn } from '#messages/messages.ts';
import { showTold } from '#bot/posting/show-told.ts';
import type { Card } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { readDesk } from '#desks/desk.ts';

import { frozenCard } from './frozen-card.ts';
import { readFreezeView } from './freeze-view.ts';
import { thawedCard } from './thawed-card.ts';

/**
 * Posts that a desk was frozen or thawed in its channel. The message is keyed by the event, so that there is only one.
 */
export async function deliverFreeze(
  bot: Bot,
  chat: ChatPlatform,
  told: { readonly kind: 'desk.frozen' | 'desk.thawed'; readonly deskId: string; readonly freezeId: string },
): Promise<void> {
  const { kind, deskId, freezeId } = told;
  const desk = await readDesk(bot.store.db, { id: deskId }, bot.store.clock.now());
  if (desk === null) throw new Error(`desk ${deskId} was frozen and is gone`);
  const view = await readFreezeView(bot, chat, { desk, freezeId, m: messagesIn(desk.language) });
  const card: Card = kind === 'desk.frozen' ? frozenCard(view) : thawedCard(view);
  await showTold(bot, chat, { channel: desk.channel }, { key: `${kind}:${freezeId}:${deskId}`, card });
}
