import { type Keeping, readKeeping } from '#accounts/keeping/keeping.ts';
import { type KeepingNotice, keepingNoticeSchema } from '#accounts/keeping/keeping-notice.ts';
import type { Bot } from '#bot/bot.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { freezerName } from '#bot/freezing/freezer-name.ts';
import { type AccountNoticeContext, readAccountNoticeContext } from '#bot/cards/account-notice-context.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import { calendarDayText, fullWhenText } from '#bot/when-text.ts';
import type { Card } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { dayIn } from '#desks/working-hours.ts';
import type { Notice } from '#storage/generated/client.ts';

import { dueCard, type KeepingView, namedCard, eventCard } from './keeping-card.ts';
import { logInByText } from './log-in-text.ts';
import { loggedInTarget } from './logged-in.ts';

type Named = Extract<KeepingNotice, { readonly kind: 'keeping.named' }>;
type Due = Extract<KeepingNotice, { readonly kind: 'keeping.due' }>;

/** More messages per account than ever wait for a log-in. */
const mostOpen = 40;

/**
 * Posts who looks after an account, and that somebody has to log in, in the channel of these people's desk. A message
 * is keyed by its notice, so that there is only one. A log-in settles all open requests since the last one.
 */
export async function deliverKeeping(
  bot: Bot,
  chat: ChatPlatform,
  { id, deskId }: Pick<Notice, 'id' | 'deskId'>,
  notice: KeepingNotice,
): Promise<void> {
  const { accountId } = notice.data;
  const telling = await readAccountNoticeContext(bot, chat, { deskId, accountId });
  switch (notice.kind) {
    case 'keeping.named':
    case 'keeping.due':
      return showAsking(telling, id, notice);
    case 'keeping.ended':
      await post(telling, id, await endedCard(telling, notice.data.by));
      return showOpen(telling, new Date(0));
    case 'keeping.loggedIn':
      return showOpen(telling, new Date(notice.data.openSince));
    case 'keeping.keeperGone':
      return post(telling, id, await goneCard(telling, notice.data));
  }
}

async function showAsking(telling: AccountNoticeContext, noticeId: string, notice: Named | Due): Promise<void> {
  const { bot, chat, desk, account } = telling;
  const keeping = await readKeeping(bot.store.db, account.id);
  const isShown = (await bot.store.db.postedMessage.count({ where: { key: keyOf(noticeId) } })) > 0;
  const kept = keeping?.deskId === desk.id ? keeping : null;
  const view = await viewOf(telling, kept, notice);
  // A request that was settled or ended meanwhile is not posted.
  if (!isShown && (kept === null || (notice.kind === 'keeping.due' && view.end !== null))) return;
  const card = ((): Card => {
    if (notice.kind === 'keeping.named') {
      return namedCard({ ...view, people: peopleOf(notice.data) });
    }
    const { step, called, keeper } = notice.data;
    const isInPlace = called.length > 0 && !called.includes(keeper);
    return dueCard({ ...view, step, called, isInPlace });
  })();
  await showNotice(bot, chat, { channel: desk.channel }, { key: keyOf(noticeId), card });
}

async function viewOf(
  telling: AccountNoticeContext,
  keeping: Keeping | null,
  { kind, data }: Named | Due,
): Promise<KeepingView> {
  const { bot, chat, desk, account, m } = telling;
  const periodFrom = new Date(data.periodFrom);
  const last = kind === 'keeping.named' || data.lastLoggedInAt === null ? null : new Date(data.lastLoggedInAt);
  const now = bot.store.clock.now();
  const name = (person: string): Promise<string> => freezerName(chat, m, person);
  const noted = keeping?.lastLoggedInAt ?? null;
  const isDone = noted !== null && noted > periodFrom;
  return {
    m,
    account,
    keeperName: await name(data.keeper),
    deputyName: data.deputy === null ? null : await name(data.deputy),
    profileUrl: bot.rules[account.network].profileUrl(account.handle, account.serverUrl),
    by: keeping === null ? null : logInByText(telling, keeping, account),
    last: last === null ? null : calendarDayText(dayIn(desk.timeZone, last), m.tongue),
    target: loggedInTarget(account.id, periodFrom),
    end: await (async (): Promise<KeepingView['end']> => {
      if (keeping === null) return { kind: 'over' };
      if (!isDone) return null;
      const by = await name(keeping.loggedInBy ?? keeping.keeper);
      return { kind: 'done', name: by, when: fullWhenText(noted, desk.timeZone, m.tongue, now) };
    })(),
  };
}

/** Updates the messages that asked for a log-in in the periods since then. */
async function showOpen(telling: AccountNoticeContext, since: Date): Promise<void> {
  const { bot, desk, account } = telling;
  const now = bot.store.clock.now();
  const rows = await bot.store.db.notice.findMany({
    where: {
      deskId: desk.id,
      OR: (['keeping.due', 'keeping.named'] as const).map((kind) => ({
        key: { startsWith: `${kind}:${account.id}:` },
      })),
    },
    orderBy: { createdAt: 'desc' },
    take: mostOpen,
  });
  for (const { id, kind, data } of rows) {
    const notice = keepingNoticeSchema.parse({ kind, data });
    if (notice.kind !== 'keeping.due' && notice.kind !== 'keeping.named') continue;
    const periodFrom = new Date(notice.data.periodFrom);
    if (periodFrom >= since && periodFrom <= now) await showAsking(telling, id, notice);
  }
}

async function endedCard({ chat, account, m }: AccountNoticeContext, by: string): Promise<Card> {
  const name = by === 'tambour' ? null : await freezerName(chat, m, by);
  return eventCard([], m.keeping.ended(accountLabel(account), name), null);
}

async function goneCard(
  { bot, chat, desk, account, m }: AccountNoticeContext,
  { person, from }: Extract<KeepingNotice, { readonly kind: 'keeping.keeperGone' }>['data'],
): Promise<Card> {
  const { gone } = m.keeping;
  const keeping = await readKeeping(bot.store.db, account.id);
  const isDeputy = keeping?.deputy === person;
  const said = isDeputy ? { chat: gone.deputyFromChat, channel: gone.deputyFromChannel } : gone;
  const name = await freezerName(chat, m, person);
  return eventCard(desk.stewards, said[from](name, accountLabel(account)), gone.whatToDo(account.handle));
}

async function post({ bot, chat, desk }: AccountNoticeContext, noticeId: string, card: Card): Promise<void> {
  await showNotice(bot, chat, { channel: desk.channel }, { key: keyOf(noticeId), card });
}

function keyOf(noticeId: string): string {
  return `notice:${noticeId}`;
}

function peopleOf({ keeper, deputy }: Named['data']): readonly string[] {
  return deputy === null ? [keeper] : [keeper, deputy];
}
