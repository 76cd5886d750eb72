import type { Bot } from '#bot/bot.ts';
import { contextOf, deskThere } from '#bot/context.ts';
import { messagesIn } from '#messages/messages.ts';
import { plainCard } from '#bot/plain-card.ts';
import type { Card } from '#chat/card.ts';
import type { ShortcutInvoked } from '#chat/chat-sink.ts';
import type { ChatPlatform } from '#chat/chat.ts';

import { noDeskText } from './no-desk-text.ts';
import { openDraftForm } from './open-draft-form.ts';

/** "Use as a public post": a new draft's form with the message's text and files; what to whisper, or null. */
export async function runShortcut(bot: Bot, chat: ChatPlatform, invoked: ShortcutInvoked): Promise<Card | null> {
  const { user, dedupeKey, ref, trigger, text, files } = invoked;
  const [ctx, there] = await Promise.all([contextOf(bot, chat, user, dedupeKey), deskThere(bot, chat, ref.channel)]);
  if (ctx === null) return plainCard(messagesIn(bot.language).answers.unknownPerson);
  if (there.kind !== 'desk') return plainCard(await noDeskText(ctx, ref.channel, there.kind));
  return openDraftForm({ ...ctx, desk: there.desk, members: there.members }, trigger, { text, files });
}
