import { deskThatWakes } from '#accounts/desk-that-wakes.ts';
import type { AccountNotice } from '#accounts/account-notice.ts';
import type { Bot } from '#bot/bot.ts';
import { freezerName } from '#bot/freezing/freezer-name.ts';
import { postedUnder } from '#bot/cards/posted.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { accountFromRow } from '#desks/account.ts';
import { readDesk } from '#desks/desk.ts';
import { messagesIn } from '#messages/messages.ts';
import type { Notice } from '#storage/generated/client.ts';

import { calledOffCard, plannedCard, type PlannedView } from './planned-card.ts';

export type PlannedNotice = Extract<AccountNotice, { readonly data: { readonly sleepId: string } }>;

/**
 * Posts in a desk's channel that a sleep is planned, begins the next day, or was called off. Updates earlier messages
 * about it, so that their buttons fit.
 */
export async function deliverPlanned(
  bot: Bot,
  chat: ChatPlatform,
  { deskId }: Pick<Notice, 'deskId'>,
  notice: PlannedNotice,
): Promise<void> {
  const { db, clock } = bot.store;
  const now = clock.now();
  const { accountId, sleepId } = notice.data;
  const desk = await readDesk(db, { id: deskId }, now);
  if (desk === null) throw new Error(`desk ${deskId} was told of a planned sleep and is gone`);
  const sleep = await db.sleep.findUniqueOrThrow({ where: { id: sleepId }, include: { account: true } });
  const owner = await deskThatWakes(db, accountId);
  const m = messagesIn(desk.language);
  const view: PlannedView = {
    m,
    desk,
    now,
    account: accountFromRow(sleep.account, now),
    sleep,
    byName: sleep.by === null ? null : await freezerName(chat, m, sleep.by),
    posts: await db.delivery.count({
      where: {
        accountId,
        state: 'ready',
        correctsId: null,
        draft: { deskId },
        dueAt: { gte: sleep.startsAt, ...(sleep.endsAt === null ? {} : { lt: sleep.endsAt }) },
      },
    }),
    otherDesk: owner === null || owner.id === desk.id ? null : owner.name,
  };
  const show = async (isSoon: boolean): Promise<void> => {
    const key = isSoon ? `sleepAhead:${deskId}:${sleepId}` : `sleepPlanned:${deskId}:${sleepId}`;
    await showNotice(bot, chat, { channel: desk.channel }, { key, card: plannedCard(view, { isSoon }) });
  };
  const showAgain = async (isSoon: boolean): Promise<void> => {
    const key = isSoon ? `sleepAhead:${deskId}:${sleepId}` : `sleepPlanned:${deskId}:${sleepId}`;
    if ((await postedUnder(bot, key)) !== null) await show(isSoon);
  };
  switch (notice.kind) {
    case 'account.sleepPlanned':
      return show(false);
    case 'account.sleepSoon':
      await show(true);
      return showAgain(false);
    case 'account.sleepCancelled': {
      const card = calledOffCard({ ...view, offBy: await freezerName(chat, m, notice.data.by) });
      await showNotice(bot, chat, { channel: desk.channel }, { key: `sleepOff:${deskId}:${sleepId}`, card });
      await showAgain(true);
      return showAgain(false);
    }
  }
}
