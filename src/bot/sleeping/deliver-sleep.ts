import { deskThatWakes } from '#accounts/desk-that-wakes.ts';
import type { Bot } from '#bot/bot.ts';
import { freezerName } from '#bot/freezing/freezer-name.ts';
import { lineOf } from '#bot/cards/posted.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import { whenText } from '#bot/when-text.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { accountFromRow } from '#desks/account.ts';
import { type AccountNotice, accountNoticeKey, accountNoticeSchema } from '#accounts/account-notice.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import { readDrafts } from '#drafts/draft.ts';
import { messagesIn } from '#messages/messages.ts';
import { deliveriesOfEach } from '#publishing/delivery.ts';
import type { Notice } from '#storage/generated/client.ts';

import type { PlannedNotice } from './deliver-planned.ts';
import { heldTogetherCard } from './held-together-card.ts';
import { asleepCard, endingCard, type SleepView, wokenCard } from './sleep-card.ts';

type Asleep = Extract<AccountNotice, { readonly kind: 'account.asleep' }>;

/**
 * Posts in a desk's channel that one of its accounts was put to sleep, or accepts posts again. The message is keyed by
 * the notice, so that there is only one. A waking removes the button from the message of the sleep.
 */
export async function deliverSleep(
  bot: Bot,
  chat: ChatPlatform,
  { id, deskId }: Pick<Notice, 'id' | 'deskId'>,
  notice: Exclude<AccountNotice, PlannedNotice>,
): Promise<void> {
  const { db, clock } = bot.store;
  const { accountId } = notice.data;
  const desk = await readDesk(db, { id: deskId }, clock.now());
  if (desk === null) throw new Error(`desk ${deskId} was told of an account and is gone`);
  const row = await db.account.findUniqueOrThrow({ where: { id: accountId } });
  const account = accountFromRow(row, clock.now());
  const owner = await deskThatWakes(db, accountId);
  const otherDesk = owner === null || owner.id === desk.id ? null : owner.name;
  const post = async (told: Parameters<typeof showNotice>[3]): Promise<void> => {
    await showNotice(bot, chat, { channel: desk.channel }, told);
  };
  const view = { m: messagesIn(desk.language), desk, now: clock.now(), account, otherDesk };
  if (notice.kind === 'account.asleep') {
    return showAsleep(bot, chat, { ...view, id, notice, isOver: account.standing.kind !== 'asleep' });
  }
  const held = { accountId, state: 'held', why: 'account_asleep', draft: { deskId } } as const;
  if (notice.kind === 'account.held') {
    const card = heldTogetherCard({ ...view, ...notice.data, posts: await postsIn(bot, chat, view, notice.data) });
    return post({ key: `account.held:${id}`, card });
  }
  const waitingCount = await db.delivery.count({ where: held });
  if (notice.kind === 'account.sleepEnding') {
    // It may have been woken, or prolonged, since.
    if (account.standing.kind !== 'asleep' || account.standing.until?.toISOString() !== notice.data.until) return;
    const card = endingCard({ ...view, at: new Date(notice.data.until), waitingCount });
    return post({ key: `account.sleepEnding:${id}`, card });
  }
  const { at, by } = notice.data;
  const card = wokenCard({
    ...view,
    at: new Date(at),
    byName: by === null ? null : await freezerName(chat, view.m, by),
    waitingCount,
  });
  await post({ key: `account.woken:${id}`, card });
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

/** Reads the drafts that a message about many posts names, in its order, with the time of each. */
async function postsIn(
  bot: Bot,
  chat: ChatPlatform,
  { m, desk, now }: Pick<SleepView, 'm' | 'now'> & { readonly desk: Desk },
  { accountId, draftIds }: Extract<AccountNotice, { readonly kind: 'account.held' }>['data'],
): Promise<Parameters<typeof heldTogetherCard>[0]['posts']> {
  const ids = [...draftIds];
  const [drafts, deliveries] = await Promise.all([readDrafts(bot.store.db, ids), deliveriesOfEach(bot.store.db, ids)]);
  const inOrder = ids.flatMap((id) => drafts.filter((draft) => draft.id === id));
  return Promise.all(
    inOrder.map(async (draft) => {
      const line = await lineOf(bot, draft.id);
      const delivery = deliveries.get(draft.id)?.findLast((one) => one.accountId === accountId);
      const told = delivery === undefined ? '' : whenText(delivery.dueAt, desk.timeZone, m.tongue, now);
      return { draft, told, thread: line === null ? null : await chat.permalink(line) };
    }),
  );
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
  const { at, by, until, why, exceptEmergencies, leavingId } = notice.data;
  const card = asleepCard({
    ...told,
    isLeft: leavingId !== null,
    at: new Date(at),
    until: until === null ? null : new Date(until),
    why,
    exceptEmergencies,
    byName: await freezerName(chat, m, by),
  });
  await showNotice(bot, chat, { channel: desk.channel }, { key: `account.asleep:${id}`, card });
}
