import type { Bot } from '#bot/bot.ts';
import { deedOf, deskThere } from '#bot/deed.ts';
import { messagesIn } from '#bot/messages/messages.ts';
import { plainCard } from '#bot/plain-card.ts';
import type { Card } from '#chat/card.ts';
import type { ShortcutInvoked } from '#chat/chat-sink.ts';
import type { ChatPlatform } from '#chat/chat.ts';

import { noDeskText } from './no-desk-text.ts';
import { openDraftForm } from './open-draft-form.ts';

/** "Use as a public post": a new draft's form with the message's text and files; what to whisper, or null. */
export async function runShortcut(bot: Bot, chat: ChatPlatform, invoked: ShortcutInvoked): Promise<Card | null> {
  const { user, dedupeKey, ref, trigger, text, files } = invoked;
  const [deed, there] = await Promise.all([deedOf(bot, chat, user, dedupeKey), deskThere(bot, chat, ref.channel)]);
  if (deed === null) return plainCard(messagesIn(bot.language).answers.unknownPerson);
  if (there.kind !== 'desk') return plainCard(await noDeskText(deed, ref.channel, there.kind));
  return openDraftForm({ ...deed, desk: there.desk, members: there.members }, trigger, { text, files });
}
