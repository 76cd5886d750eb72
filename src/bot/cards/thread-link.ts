import type { Bot } from '#bot/bot.ts';
import type { DeskContext } from '#bot/context.ts';
import type { Inline } from '#chat/card.ts';
import type { Desk } from '#desks/desk.ts';

import { lineOf } from './posted.ts';

/** Builds a link to the draft's thread; null before its line is posted. */
export async function threadLink(
  { bot, chat, m }: Pick<DeskContext, 'bot' | 'chat' | 'm'>,
  draftId: string,
): Promise<Inline | null> {
  const line = await lineOf(bot, draftId);
  return line === null ? null : { kind: 'link', url: await chat.permalink(line), text: m.commands.inThread };
}

/** Returns the address of a draft's thread, for a page; null if the chat is not connected, or has no such thread. */
export async function threadUrl(bot: Bot, desk: Pick<Desk, 'platform'>, draftId: string): Promise<string | null> {
  const chat = bot.chats.get(desk.platform);
  const line = chat === undefined ? null : await lineOf(bot, draftId);
  return chat === undefined || line === null ? null : chat.permalink(line);
}
