import type { Action } from '#bot/action.ts';
import { asSentences } from '#bot/as-sentences.ts';
import type { DeskContext } from '#bot/context.ts';
import { postedUnder } from '#bot/cards/posted.ts';
import { wholeUntilText, wholeWhenText } from '#bot/when-text.ts';
import type { Card, Inline } from '#chat/card.ts';
import type { ReservePeriod } from '#desks/period.ts';
import { isGenuine } from '#periods/period-mac.ts';
import { cancelWishOf } from '#periods/period.ts';

/** The most past periods shown. */
const mostOver = 5;

/** Lists the desk's reserve periods: those that wait, those in force or to come, and the last past ones. */
export const periods: Action<'periods'> = {
  command: {
    about: 'desk',
    may: 'readers',
    help: ({ periods: { helpList, helpListDoes } }) => [{ typed: helpList, does: helpListDoes, group: 'team' }],
    read: (rest) => (rest === '' ? listed : null),
  },
};

async function listed(ctx: DeskContext): Promise<Card> {
  const { desk, m } = ctx;
  const { list } = m.periods;
  const shown = desk.periods.filter(({ state }) => state === 'asked' || state === 'agreed');
  const over = desk.periods.filter(({ state }) => state === 'ended').slice(-mostOver);
  const lines = await Promise.all([...shown, ...over].map((period) => lineOf(ctx, period)));
  return {
    summary: lines.length === 0 ? list.none : list.title,
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: list.title }] },
      ...(lines.length === 0
        ? [{ kind: 'paragraph' as const, inlines: [{ kind: 'text' as const, text: list.none }] }]
        : [{ kind: 'list' as const, items: lines }]),
    ],
  };
}

async function lineOf(ctx: DeskContext, period: ReservePeriod): Promise<readonly Inline[]> {
  const { bot, m } = ctx;
  const { card, levels, list } = m.periods;
  const { timeZone, fromAt, toAt } = period;
  const span = card.span(wholeWhenText(fromAt, timeZone, m.tongue), wholeUntilText(toAt, timeZone, m.tongue), timeZone);
  const isWished = cancelWishOf(period) !== null;
  const said = [
    span,
    levels[period.level],
    isGenuine(bot.store.decisionKey, period) ? stateText(ctx, period) : card.unproven,
    ...(isWished ? [list.wishedAway] : []),
  ];
  const link = await cardLink(ctx, period.id);
  return [
    { kind: 'strong', text: period.label },
    { kind: 'text', text: ` · ${asSentences(said.join(' · '))} ` },
    ...(link === null ? [] : [{ kind: 'link' as const, url: link, text: list.card }]),
  ];
}

function stateText({ bot, m }: DeskContext, { state, fromAt, toAt }: ReservePeriod): string {
  const { list } = m.periods;
  const now = bot.store.clock.now();
  if (state === 'asked') return list.waits;
  if (state === 'ended' || toAt <= now) return list.over;
  return fromAt <= now ? list.running : list.ahead;
}

/** Returns the address of a period's card in its channel; null where it is not there. */
async function cardLink({ bot, chat }: Pick<DeskContext, 'bot' | 'chat'>, id: string): Promise<string | null> {
  const card = await postedUnder(bot, `period:${id}`);
  return card === null ? null : chat.permalink(card);
}
