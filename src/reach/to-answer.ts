import type { Digest } from './digest.ts';
import type { FiguresRow } from './figures-row.ts';

/** Returns the posts with replies that nobody answered, the most first, then the oldest; `rows` are oldest first. */
export function toAnswer(rows: readonly FiguresRow[], titleOf: (row: FiguresRow) => string): Digest['toAnswer'] {
  return rows
    .flatMap((row) => {
      const { outcome, unanswered, url, draftNumber } = row;
      if (outcome !== 'counts' || unanswered === null || unanswered === 0 || url === null) return [];
      return [{ draftNumber, title: titleOf(row), url, unanswered }];
    })
    .toSorted((one, other) => other.unanswered - one.unanswered);
}
