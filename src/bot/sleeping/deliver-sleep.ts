import { deskThatWakes } from '#accounts/waking.ts';
import type { Bot } from '#bot/bot.ts';
import { freezerName } from '#bot/freezing/freezer-name.ts';
import { showTold } from '#bot/posting/show-told.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { accountFromRow } from '#desks/account.ts';
import { type AccountNotice, accountNoticeKey, accountNoticeSchema } from '#accounts/account-notice.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import { messagesIn } from '#messages/messages.ts';
import type { Notice } from '#storage/generated/client.ts';

import { asleepCard, type SleepView, wokenCard } from './sleep-card.ts';

type Asleep = Extract<AccountNotice, { readonly kind: 'account.asleep' }>;

/**
 * Posts that an account was put to sleep, or takes posts again, in the channel of a desk that has it. The message is
 * keyed by the notice, so that there is only one. A waking takes the button off the message of the sleep.
 */
export async function deliverSleep(
  bot: Bot,
  chat: ChatPlatform,
  { id, deskId }: Pick<Notice, 'id' | 'deskId'>,
  notice: AccountNotice,
): Promise<void> {
  const { db, clock } = bot.store;
  const { accountId } = notice.data;
  const desk = await readDesk(db, { id: deskId }, clock.now());
  if (desk === null) throw new Error(`desk ${deskId} was told of an account and is gone`);
  const row = await db.account.findUniqueOrThrow({ where: { id: accountId } });
  const account = accountFromRow(row, clock.now());
  const owner = await deskThatWakes(db, accountId);
  const otherDesk = owner === null || owner.id === desk.id ? null : owner.name;
  const view = { m: messagesIn(desk.language), desk, now: clock.now(), account, otherDesk };
  if (notice.kind === 'account.asleep') {
    return showAsleep(bot, chat, { ...view, id, notice, isOver: account.standing.kind !== 'asleep' });
  }
  const { at, by } = notice.data;
  const held = { accountId, state: 'held', why: 'account_asleep', draft: { deskId } } as const;
  const card = wokenCard({
    ...view,
    at: new Date(at),
    byName: by === null ? null : await freezerName(chat, view.m, by),
    waitingCount: await db.delivery.count({ where: held }),
  });
  await showTold(bot, chat, { channel: desk.channel }, { key: `account.woken:${id}`, card });
  const asleep = await db.notice.findFirst({
    where: {
      key: { startsWith: accountNoticeKey('account.asleep', { deskId, accountId }) },
      createdAt: { lte: new Date(at) },
    },
    orderBy: { createdAt: 'desc' },
  });
  const before = accountNoticeSchema.safeParse({ kind: asleep?.kind, data: asleep?.data }).data;
  if (asleep === null || before?.kind !== 'account.asleep') return;
  await showAsleep(bot, chat, { ...view, id: asleep.id, notice: before, isOver: true });
}

async function showAsleep(
  bot: Bot,
  chat: ChatPlatform,
  told: Omit<SleepView, 'at'> & {
    readonly otherDesk: string | null;
    readonly desk: Desk;
    readonly id: string;
    readonly notice: Asleep;
    readonly isOver: boolean;
  },
): Promise<void> {
  const { m, desk, id, notice } = told;
  const { at, by, until, why, leavingId } = notice.data;
  const card = asleepCard({
    ...told,
    isLeft: leavingId !== null,
    at: new Date(at),
    until: until === null ? null : new Date(until),
    why,
    byName: await freezerName(chat, m, by),
  });
  await showTold(bot, chat, { channel: desk.channel }, { key: `account.asleep:${id}`, card });
}
