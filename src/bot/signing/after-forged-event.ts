import type { Bot } from '#bot/bot.ts';
import type { ForgedEvent } from '#chat/chat-sink.ts';
import type { ChatPlatform } from '#chat/chat.ts';

import { refuseRow } from '#desks/refuse-row.ts';

/** Reports an event in the table of waiting events that no platform sent. */
export async function afterForgedEvent(bot: Bot, chat: ChatPlatform, { key, channel }: ForgedEvent): Promise<void> {
  const where = channel === null ? null : { platform_channel: { platform: chat.id, channel } };
  const desk = where === null ? null : await bot.store.db.desk.findUnique({ where, select: { id: true } });
  const row = { what: 'event', deskId: desk?.id ?? null, place: { platform: chat.id, key, channel } } as const;
  await bot.store.write((work) => refuseRow(work, row));
}
