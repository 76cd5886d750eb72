import { answerPlace } from '#bot/cards/answer-place.ts';
import { requestIdIn } from '#bot/cards/card-keys.ts';
import { otherCardAt } from '#bot/cards/posted.ts';
import type { Bot } from '#bot/bot.ts';
import { type Context, contextOf } from '#bot/context.ts';
import { traceRefusal } from '#bot/trace-refusal.ts';
import { whisper } from '#bot/whisper.ts';
import type { ChatEvent } from '#chat/chat-sink.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { PostedMessage } from '#storage/generated/client.ts';
import { firstTime } from '#storage/first-time.ts';

import type { RequestHandling } from './show-request.ts';

type ReactionEvent = Extract<ChatEvent, { readonly kind: 'reaction' }>;

/**
 * Takes a reaction on a message of the bot that is no draft's. On the card of a request it decides; on any other it gets
 * one private hint that only buttons count there.
 */
export async function afterOtherReaction(
  bot: Bot,
  chat: ChatPlatform,
  event: ReactionEvent,
  kinds: ReadonlyMap<string, RequestHandling>,
): Promise<void> {
  const { name, added, ref, user, dedupeKey } = event;
  if (name === 'other') return;
  const card = await otherCardAt(bot, chat, ref);
  const ctx = card === null ? null : await contextOf(bot, chat, user, dedupeKey);
  if (card === null || ctx === null || ctx.user.kind === 'bot') return;
  const { revision: number, fingerprint } = card;
  const request = number === null || fingerprint === null ? null : await requestOf(bot, card);
  const react = request === null ? undefined : kinds.get(request.kind)?.react;
  if (request !== null && ctx.user.kind !== 'member') traceRefusal(bot, chat, ctx.user);
  const sentence =
    request === null || number === null || fingerprint === null || react === undefined
      ? ctx.m.answers.hintButtonsOnly
      : await react(ctx, { ref, name, added, requestId: request.id, number, fingerprint });
  if (sentence === null) return;
  // Said once per person and card, and not at all as somebody takes a reaction away.
  if (sentence === ctx.m.answers.hintButtonsOnly && !(await isFirstHint(ctx, event, card))) return;
  await whisper(bot, chat, { to: user, where: await answerPlace(bot, chat, ref), sentence });
}

async function requestOf(
  bot: Bot,
  { key }: PostedMessage,
): Promise<{ readonly id: string; readonly kind: string } | null> {
  const id = requestIdIn(key);
  return id === null ? null : bot.store.db.request.findUnique({ where: { id }, select: { id: true, kind: true } });
}

async function isFirstHint(
  { bot, chat }: Context,
  { user, added }: ReactionEvent,
  card: PostedMessage,
): Promise<boolean> {
  return added && bot.store.write((work) => firstTime(work, chat.id, `hint ${card.key} ${user}`));
}
