import type { Digest } from './digest.ts';
import type { FiguresRow } from './figures-row.ts';
import { unansweredOf } from './interactions-of.ts';

/** Returns the posts with unanswered replies to any part of a series, most replies first, then the oldest. */
export function toAnswer(rows: readonly FiguresRow[], titleOf: (row: FiguresRow) => string): Digest['toAnswer'] {
  return rows
    .flatMap((row) => {
      const { url, draftNumber } = row;
      const unanswered = unansweredOf(row);
      if (unanswered === null || unanswered === 0 || url === null) return [];
      return [{ draftNumber, title: titleOf(row), url, unanswered }];
    })
    .toSorted((one, other) => other.unanswered - one.unanswered);
}
