import { figureText } from '#messages/figure-text.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import { labelOf, networkOf } from '#bot/drafting/labels.ts';
import type { Block } from '#chat/card.ts';
import type { DraftReading } from '#reach/readings-of-draft.ts';

/** The most accounts side by side. A phone shows no more. */
const mostColumns = 3;
const figures = ['likes', 'shares', 'replies', 'views'] as const;

/**
 * Builds a table of a draft's figures, the accounts side by side, at each age that was read. A missing reading is shown
 * as missing, never as zero. Views are the network's own count, shown if it has one.
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
    const said = count === null ? m.digest.table.notKnown : figureText(count, m.tongue);
    const all = reading.series?.[figure] ?? null;
    return reading.series === undefined || all === null ? said : words.withParts(said, figureText(all, m.tongue));
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
    ...(readings.some(({ series }) => series !== undefined)
      ? [{ kind: 'note' as const, inlines: [{ kind: 'text' as const, text: words.partsNote }] }]
      : []),
    ...(all.length > mostColumns
      ? [{ kind: 'note' as const, inlines: [{ kind: 'text' as const, text: words.others(all.length - mostColumns) }] }]
      : []),
  ];
}
