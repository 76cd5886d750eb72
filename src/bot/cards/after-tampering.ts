import type { Bot } from '#bot/bot.ts';
import { once } from '#bot/once.ts';
import { noteTampering, takeTampering } from './recent-tampering.ts';
import { showAnew } from './show-anew.ts';
import type { ChatEvent } from '#chat/chat-sink.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { readDraft } from '#drafts/draft.ts';

import { postedAt } from './posted.ts';

type TamperingEvent = Extract<ChatEvent, { readonly kind: 'edited' | 'deleted' }>;

/**
 * Restores a card of the bot that somebody edited or deleted, which administrators can do on some platforms: posts it
 * again, or updates it. This decides nothing, since what people edit in the chat is never what is published.
 */
export async function afterTampering(bot: Bot, chat: ChatPlatform, event: TamperingEvent): Promise<void> {
  noteTampering(bot, chat, event.ref);
  const posted = await postedAt(bot, chat, event.ref);
  if (posted === null) return;
  takeTampering(bot, chat, event.ref);
  if (posted.role === 'notice') return;
  const draft = await readDraft(bot.store.db, posted.draftId);
  if (draft === null) return;
  await once(bot.store, { platform: chat.id, dedupeKey: event.dedupeKey }, (work) => showAnew(work, draft, posted.key));
}
