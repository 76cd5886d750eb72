import type { DeskContext } from '#bot/context.ts';
import type { Inline } from '#chat/card.ts';

import { lineOf } from './posted.ts';

/** Builds a link to the draft's thread; null before its line is posted. */
export async function threadLink(
  { bot, chat, m }: Pick<DeskContext, 'bot' | 'chat' | 'm'>,
  draftId: string,
): Promise<Inline | null> {
  const line = await lineOf(bot, draftId);
  return line === null ? null : { kind: 'link', url: await chat.permalink(line), text: m.commands.inThread };
}
