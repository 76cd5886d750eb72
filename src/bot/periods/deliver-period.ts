import type { Bot } from '#bot/bot.ts';
import { asSentences } from '#bot/as-sentences.ts';
import { namesOf } from '#bot/drafting/names.ts';
import { namedPost } from '#bot/freezing/named-post.ts';
import { plainCard } from '#bot/plain-card.ts';
import { lineOf } from '#bot/cards/posted.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import { whenText } from '#bot/when-text.ts';
import type { Card, Inline } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { ReservePeriod } from '#desks/period.ts';
import { type Desk, withFormerAccounts } from '#desks/desk.ts';
import { readDrafts } from '#drafts/draft.ts';
import { messagesIn } from '#messages/messages.ts';
import { agreedBy, standingOfPeriod } from '#periods/decide-period.ts';
import { isGenuine } from '#periods/period-mac.ts';
import type { PeriodNotice } from '#periods/period-notice.ts';
import { cancelWishOf, readPeriod } from '#periods/period.ts';
import { deliveriesOfEach } from '#publishing/delivery.ts';
import { heldByPeriods } from '#publishing/holding/periods.ts';
import type { Notice } from '#storage/generated/client.ts';

import { deliverOverride } from './deliver-override.ts';
import { periodCard } from './period-card.ts';

/** Shows a reserve period's card as it stands now, or tells the channel what it holds or held. */
export async function deliverPeriod(
  bot: Bot,
  chat: ChatPlatform,
  { id }: Pick<Notice, 'id'>,
  notice: PeriodNotice,
): Promise<void> {
  if (notice.kind === 'period.overrideShown') return deliverOverride(bot, chat, notice.data.overrideId);
  const { db } = bot.store;
  const period = await readPeriod(db, notice.data.periodId);
  if (period === null) throw new Error(`a notice refers to period ${notice.data.periodId}, which does not exist`);
  const desk = await showPeriod(bot, chat, period);
  const m = messagesIn(desk.language);
  const post = async (card: Card): Promise<void> => {
    await showNotice(bot, chat, { channel: desk.channel }, { key: `notice:${id}`, card });
  };
  switch (notice.kind) {
    case 'period.asked':
    case 'period.changed':
      return;
    case 'period.unproven':
      return post(plainCard(m.periods.told.unproven(period.label)));
    case 'period.held': {
      const { count, draftIds } = notice.data;
      const posts = await postLines(bot, chat, desk, draftIds);
      const title = m.periods.told.together(count, period.label);
      return post(
        withPosts(asSentences(title, m.periods.told.askTogether), posts, m.home.others(count - posts.length)),
      );
    }
    case 'period.ended': {
      const held = await heldByPeriods(db, desk.id);
      const said = held.length === 0 ? m.periods.told.nothingWaits : m.periods.told.waiting(held.length);
      const posts = await postLines(bot, chat, desk, held.slice(0, mostNamed));
      const title = asSentences(m.periods.told.ended(period.label), said);
      return post(withPosts(title, posts, m.home.others(held.length - posts.length)));
    }
  }
}

/** The most posts that a message names. */
const mostNamed = 10;

/** Shows the period's card in its desk's channel. */
async function showPeriod(bot: Bot, chat: ChatPlatform, period: ReservePeriod): Promise<Desk> {
  const { db, clock, decisionKey } = bot.store;
  const now = clock.now();
  const work = { tx: db, decisionKey };
  const { desk, standing, decisions } = await standingOfPeriod(work, period, now);
  const agreed = await agreedBy(work, period);
  const last = decisions.findLast((one) => one.withdrawnAt === null && one.isGenuine);
  const cancelAskedBy = cancelWishOf(period)?.by ?? null;
  const people = [
    period.askedBy,
    ...period.rolePeople,
    ...agreed,
    ...[cancelAskedBy, last?.person].flatMap((person) => person ?? []),
    ...(standing.kind === 'waiting' ? standing.by : []),
  ];
  const names = await namesOf(chat, people);
  const name = (person: string): string => names.get(person) ?? person;
  const dueCount = await db.delivery.count({
    where: {
      state: 'ready',
      accountId: { in: period.accountIds },
      dueAt: { gte: period.fromAt, lt: period.toAt },
      correctsId: null,
      draft: { deskId: desk.id },
    },
  });
  const card = periodCard({
    m: messagesIn(desk.language),
    desk: await withFormerAccounts(db, desk, period.accountIds, now),
    now,
    period,
    isGenuine: isGenuine(decisionKey, period),
    cancelAskedBy,
    standing,
    name,
    lastName: last === undefined ? null : name(last.person),
    agreedBy: agreed.map(name),
    dueCount,
  });
  await showNotice(bot, chat, { channel: desk.channel }, { key: `period:${period.id}`, card });
  return desk;
}

/** Lists posts in their order, a line each, with the time of each and a link to its thread. */
async function postLines(
  bot: Bot,
  chat: ChatPlatform,
  desk: Desk,
  draftIds: readonly string[],
): Promise<readonly (readonly Inline[])[]> {
  const ids = [...draftIds];
  const m = messagesIn(desk.language);
  const now = bot.store.clock.now();
  const [drafts, deliveries] = await Promise.all([readDrafts(bot.store.db, ids), deliveriesOfEach(bot.store.db, ids)]);
  const inOrder = ids.flatMap((id) => drafts.filter((draft) => draft.id === id));
  return Promise.all(
    inOrder.map(async (draft) => {
      const line = await lineOf(bot, draft.id);
      const delivery = deliveries.get(draft.id)?.find(({ state }) => state === 'held' || state === 'ready');
      const told = delivery === undefined ? '' : whenText(delivery.dueAt, desk.timeZone, m.tongue, now);
      const thread = line === null ? null : await chat.permalink(line);
      const mention: readonly Inline[] = [
        { kind: 'mention', user: draft.author },
        { kind: 'text', text: ' ' },
      ];
      return [...mention, ...namedPost({ m }, { draft, thread }, [{ kind: 'text', text: told }])];
    }),
  );
}

function withPosts(said: string, posts: readonly (readonly Inline[])[], others: string): Card {
  if (posts.length === 0) return plainCard(said);
  const more = posts.length < mostNamed ? [] : [[{ kind: 'text' as const, text: others }]];
  return plainCard(said, { kind: 'list', items: [...posts, ...more] });
}
