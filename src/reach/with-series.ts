import type { FiguresRow } from './figures-row.ts';
import { interactionsOf } from './interactions-of.ts';

type Placed = FiguresRow & { readonly position: number };

/**
 * Combines each series into one row: the figures of its first post, and beside them those of all its posts. Later posts
 * are no publications of their own. Keeps the order of `rows`.
 */
export function withSeries(rows: readonly Placed[]): readonly FiguresRow[] {
  const behind = Map.groupBy(
    rows.filter(({ position }) => position > 1),
    seriesKey,
  );
  return rows.flatMap((placed) => {
    const { position, ...row } = placed;
    if (position > 1) return [];
    const parts = (behind.get(seriesKey(placed)) ?? []).filter(isPublic);
    return [parts.length === 0 ? row : seriesOf(row, parts)];
  });
}

function seriesOf(first: FiguresRow, behind: readonly Placed[]): FiguresRow {
  const all = [first, ...behind];
  const known = all.map(interactionsOf).filter((count) => count !== null);
  const unanswered = behind
    .map((row) => (row.outcome === 'counts' ? row.unanswered : null))
    .filter((count) => count !== null);
  return {
    ...first,
    series: {
      parts: all.length,
      read: known.length,
      interactions: known.length === 0 ? null : sum(known),
      unansweredBehind: unanswered.length === 0 ? null : sum(unanswered),
    },
  };
}

function isPublic({ state }: FiguresRow): boolean {
  return state === 'sent';
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function seriesKey({ draftId, revision, accountId }: FiguresRow): string {
  return `${draftId} ${revision} ${accountId}`;
}
