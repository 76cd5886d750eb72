import { figureText } from '#bot/digest/figure-text.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import { labelOf, networkOf } from '#bot/drafting/labels.ts';
import type { Block } from '#chat/card.ts';
import type { DraftReading } from '#reach/readings-of-draft.ts';

/** A phone shows no more, and nobody compares more. */
const mostColumns = 3;
const figures = ['likes', 'shares', 'replies', 'views'] as const;

/**
 * What a draft's posts got, the accounts side by side, at each age that was read. What was not read is said, and is no
 * zero; views are a network's own count, and stand where one has them.
 */
export function readingsTable(view: DraftView, readings: readonly DraftReading[]): readonly Block[] {
  const { m } = view;
  const all = [...new Set(readings.map(({ accountId }) => accountId))];
  const accountIds = all.slice(0, mostColumns);
  if (accountIds.length === 0) return [];
  const ages = [...new Set(readings.map(({ age }) => age))];
  const words = m.story.readings;
  const cell = (accountId: string, age: DraftReading['age'], figure: (typeof figures)[number]): string => {
    const reading = readings.find((one) => one.accountId === accountId && one.age === age);
    const network = networkOf(view, accountId);
    const isCounted = figure !== 'views' || (network !== null && view.rules[network].countsViews);
    if (reading === undefined || (!isCounted && reading.views === null)) return m.digest.table.without;
    const count = reading.outcome === 'counts' ? reading[figure] : null;
    return count === null ? m.digest.table.notKnown : figureText(count, m.tongue);
  };
  const isRead = (figure: (typeof figures)[number]): boolean => readings.some((reading) => reading[figure] !== null);
  const shown = figures.filter((figure) => figure !== 'views' || isRead('views'));
  return [
    {
      kind: 'table',
      caption: words.caption,
      header: [words.figure, ...accountIds.map((id) => labelOf(view, id))],
      rows: ages.flatMap((age) =>
        shown.map((figure) => [
          words.row(words.age[age], words[figure]),
          ...accountIds.map((accountId) => cell(accountId, age, figure)),
        ]),
      ),
    },
    ...(all.length > mostColumns
      ? [{ kind: 'note' as const, inlines: [{ kind: 'text' as const, text: words.others(all.length - mostColumns) }] }]
      : []),
  ];
}
