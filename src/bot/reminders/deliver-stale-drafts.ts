import { z } from 'zod';

import type { Bot } from '#bot/bot.ts';
import { threadLink } from '#bot/cards/thread-link.ts';
import { messagesIn } from '#messages/messages.ts';
import { readDraftState } from '#bot/drafting/draft-view.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { deskSettings } from '#desks/desk-settings.ts';
import { mayRemindStale } from '#reminders/may-remind.ts';
import { type StaleDraftsNotice, staleDraftsNoticeSchema } from '#reminders/reminder-notice.ts';
import type { Notice } from '#storage/generated/client.ts';

import { staleDraftsCard, type StaleItem } from './stale-drafts-card.ts';
import { wasPosted } from './was-posted.ts';

/** Posts a desk's list of stale drafts in its channel, or updates it. */
export async function deliverStaleDrafts(
  bot: Bot,
  chat: ChatPlatform,
  notice: Pick<Notice, 'id'>,
  { kind, data }: StaleDraftsNotice,
): Promise<void> {
  switch (kind) {
    case 'reminder.stale':
      return deliverAnew(bot, chat, notice.id);
    case 'reminder.staleChanged':
      return show(bot, chat, data.noticeId);
  }
}

async function deliverAnew(bot: Bot, chat: ChatPlatform, noticeId: string): Promise<void> {
  if (await wasPosted(bot, chat, noticeId)) return;
  const isLeft = await bot.store.write(async (work) => {
    const row = await work.tx.notice.findUniqueOrThrow({ where: { id: noticeId } });
    const { data } = asTold(row);
    const draftIds = await mayRemindStale(work, { deskId: row.deskId, ...data });
    // The message keeps listing the drafts it was posted with, even when it is redrawn.
    await work.tx.notice.update({ where: { id: noticeId }, data: { data: { ...data, draftIds: [...draftIds] } } });
    return draftIds.length > 0;
  });
  if (isLeft) await show(bot, chat, noticeId);
}

async function show(bot: Bot, chat: ChatPlatform, noticeId: string): Promise<void> {
  const { db } = bot.store;
  const row = await db.notice.findUniqueOrThrow({ where: { id: noticeId } });
  const desk = await db.desk.findUniqueOrThrow({ where: { id: row.deskId } });
  const m = messagesIn(deskSettings.language.schema.parse(desk.language));
  const items: StaleItem[] = [];
  for (const draftId of asTold(row).data.draftIds) {
    const view = await readDraftState(bot, draftId);
    const draft = await db.draft.findUnique({ where: { id: draftId } });
    if (view === null || draft === null) continue;
    const fate = fateOf(draft, row.createdAt);
    items.push({ view, fate, thread: await threadLink({ bot, chat, m }, draftId) });
  }
  const card = staleDraftsCard(m, items, noticeId);
  await showNotice(bot, chat, { channel: desk.channel }, { key: `notice:${noticeId}`, card });
}

function fateOf(
  draft: { readonly state: string; readonly changedAt: Date; readonly keptAt: Date | null },
  since: Date,
): StaleItem['fate'] {
  if (draft.state === 'cancelled') return 'closed';
  if (draft.changedAt > since) return 'taken';
  return draft.keptAt !== null && draft.keptAt >= since ? { keptAt: draft.keptAt } : 'stale';
}

function asTold({ kind, data }: Notice): Extract<StaleDraftsNotice, { readonly kind: 'reminder.stale' }> {
  return z
    .object({ kind: z.literal('reminder.stale'), data: staleDraftsNoticeSchema.options[0].shape.data })
    .parse({ kind, data });
}
