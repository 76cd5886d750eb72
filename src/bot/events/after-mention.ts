import type { Bot } from '#bot/bot.ts';
import { contextOf } from '#bot/context.ts';
import { helpCard } from '#bot/help-card.ts';
import { helpLines } from '#bot/perform.ts';
import { answerPlace } from '#bot/cards/answer-place.ts';
import { whisper } from '#bot/whisper.ts';
import type { ChatEvent } from '#chat/chat-sink.ts';
import type { ChatPlatform } from '#chat/chat.ts';

type MessageEvent = Extract<ChatEvent, { readonly kind: 'message' }>;

/** Tells a person who mentions Tambour, in private, what it can do. Other bots get no answer. */
export async function afterMention(bot: Bot, chat: ChatPlatform, event: MessageEvent): Promise<void> {
  const ctx = await contextOf(bot, chat, event.user, event.dedupeKey);
  if (ctx === null || ctx.user.kind === 'bot') return;
  const where = await answerPlace(bot, chat, event.ref);
  await whisper(bot, chat, { to: event.user, where, sentence: helpCard(ctx, helpLines(ctx.m, ctx)) });
}
