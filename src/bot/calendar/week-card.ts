import { asSentences } from '#bot/as-sentences.ts';
import type { DeskContext } from '#bot/context.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { firstWords } from '#bot/first-words.ts';
import { threadLink } from '#bot/cards/thread-link.ts';
import { fullWhenText, shortDayText } from '#bot/when-text.ts';
import type { Card, Inline } from '#chat/card.ts';
import type { CalendarEntry } from '#pages/calendar/calendar-entry.ts';
import { readShades, type Shade } from '#pages/calendar/read-shades.ts';
import { entryWord } from '#pages/calendar/week-counts.ts';

import { currentWeek, readWeek, weekText } from './week-of-desk.ts';

/** The most posts in the message. Nobody reads more in a chat. */
const mostShown = 20;

/** Builds a card of the desk's current week: what matters in a line, special days, and each post with its thread. */
export async function weekCard(ctx: DeskContext): Promise<Card> {
  const { bot, desk, m } = ctx;
  const now = bot.store.clock.now();
  const span = currentWeek(ctx);
  const week = await readWeek(ctx);
  const { entries, moreThan } = week;
  const shaded = await readShades(bot.store, desk, { ...span, language: m.tongue });
  const day = (at: Date): string => shortDayText(at, desk.timeZone, m.tongue, now);
  const title = m.calendar.week.title(day(span.from), day(new Date(span.to.getTime() - 1)));
  const line = weekText(m, week);
  const shown = await Promise.all(entries.slice(0, mostShown).map((entry) => item(ctx, entry, now)));
  // How many more there are is not counted where there are very many.
  const others = moreThan === null ? entries.length - shown.length : 0;
  const more: readonly (readonly Inline[])[] =
    others === 0 ? [] : [[{ kind: 'text', text: m.calendar.week.others(others) }]];
  return {
    summary: asSentences(title, line),
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: line }] },
      ...shaded.map((shade) => ({
        kind: 'note' as const,
        inlines: [{ kind: 'text' as const, text: shadeText(ctx, shade, now) }],
      })),
      ...(shown.length === 0 ? [] : [{ kind: 'list' as const, items: [...shown, ...more] }]),
    ],
  };
}

async function item(ctx: DeskContext, entry: CalendarEntry, now: Date): Promise<readonly Inline[]> {
  const { desk, m } = ctx;
  const { at, draftId, number, text, accounts } = entry;
  const words = firstWords(text ?? '');
  const said = [
    words === '' ? m.cards.noText : m.words.quoted(words),
    entryWord(m, entry),
    accounts.map(({ name: handle, network }) => accountLabel({ handle, network })).join(', '),
  ];
  const link = await threadLink(ctx, draftId);
  return [
    { kind: 'strong', text: at === null ? m.calendar.noTime : fullWhenText(at, desk.timeZone, m.tongue, now) },
    { kind: 'text', text: ` · ${m.words.draft(number)} ${said.join(' · ')}` },
    ...(link === null ? [] : [{ kind: 'text' as const, text: ' · ' }, link]),
  ];
}

function shadeText({ desk, m }: DeskContext, { kind, label, from, to, accountIds }: Shade, now: Date): string {
  const { shade } = m.calendar;
  const when = (at: Date): string => fullWhenText(at, desk.timeZone, m.tongue, now);
  const spans = to === null ? shade.since(when(from)) : shade.span(when(from), when(to));
  const span = kind === 'holiday' ? shortDayText(from, desk.timeZone, m.tongue, now) : spans;
  const named = label === '' ? shade.kinds[kind] : m.words.labelled(shade.kinds[kind], label);
  const isAll = desk.accounts.every(({ id }) => accountIds.includes(id));
  const accounts = isAll ? [] : desk.accounts.filter(({ id }) => accountIds.includes(id)).map(accountLabel);
  return [named, span, ...(accounts.length === 0 ? [] : [accounts.join(', ')])].join(' · ');
}
