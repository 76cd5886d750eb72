import type { DeskContext } from '#bot/context.ts';
import type { Inline } from '#chat/card.ts';

import { lineKey } from './card-keys.ts';

/** Builds a link to the draft's thread; null before its line is posted. */
export async function threadLink(
  { bot, chat, m }: Pick<DeskContext, 'bot' | 'chat' | 'm'>,
  draftId: string,
): Promise<Inline | null> {
  const row = await bot.store.db.postedMessage.findUnique({ where: { key: lineKey(draftId) } });
  if (row === null) return null;
  return {
    kind: 'link',
    url: await chat.permalink({ channel: row.channel, message: row.message, thread: row.thread }),
    text: m.commands.inThread,
  };
}
