import type { Bot } from '#bot/bot.ts';
import { type OpenCard, takeReactions } from '#bot/take-reactions.ts';
import type { ChatPlatform } from '#chat/chat.ts';

/** Events may have been missed: takes the reactions of all cards that can still be decided on as they stand. */
export async function afterGap(bot: Bot, chat: ChatPlatform): Promise<void> {
  await takeReactions(bot, chat, await openCards(bot, chat));
}

async function openCards(bot: Bot, chat: ChatPlatform): Promise<readonly OpenCard[]> {
  const { db } = bot.store;
  const drafts = await db.draft.findMany({
    where: { state: { in: ['asked', 'approved'] }, desk: { platform: chat.id, reactionsCount: true } },
    select: { id: true, currentRevision: true },
  });
  const rows = await db.postedMessage.findMany({
    where: {
      role: 'asked',
      platform: chat.id,
      OR: drafts.map(({ id, currentRevision }) => ({ draftId: id, revision: currentRevision })),
    },
  });
  return rows.flatMap(({ draftId, revision, channel, message, thread }) =>
    draftId === null || revision === null ? [] : [{ draftId, revision, ref: { channel, message, thread } }],
  );
}
