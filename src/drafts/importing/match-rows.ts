import type { BatchDraft, ImportedRow } from './batch.ts';

/** How a row relates to the drafts that earlier versions of its file made. */
export type Match =
  | { readonly kind: 'new' }
  | { readonly kind: 'same'; readonly draft: BatchDraft }
  | { readonly kind: 'changed'; readonly draft: BatchDraft };

/**
 * Finds for each row the draft that an earlier version of it made: by the column "id" if there is one; otherwise by its
 * whole content, then by its text, then by its time and accounts, each if exactly one draft and one row match. Returns
 * the matches by the rows' positions. Pure.
 */
export function matchRows(rows: readonly ImportedRow[], drafts: readonly BatchDraft[]): ReadonlyMap<number, Match> {
  const matches = new Map<number, Match>();
  const free = new Set(drafts);
  const take = (row: ImportedRow, draft: BatchDraft): void => {
    matches.set(row.position, { kind: draft.hash === row.hash ? 'same' : 'changed', draft });
    free.delete(draft);
  };
  for (const row of rows) {
    const draft = row.key === null ? undefined : drafts.find((one) => one.key === row.key && free.has(one));
    if (draft !== undefined) take(row, draft);
  }
  const ways: readonly ((one: ImportedRow | BatchDraft) => string | null)[] = [
    ({ hash }) => hash,
    ({ content }) => content?.text ?? null,
    ({ content }) =>
      content === null ? null : `${content.window?.publishAt.getTime() ?? ''} ${content.accountIds.join(' ')}`,
  ];
  for (const way of ways) {
    const left = rows.filter((row) => !matches.has(row.position));
    for (const row of left) {
      const said = way(row);
      const same = said === null ? [] : [...free].filter((draft) => mayBe(row, draft) && way(draft) === said);
      const [draft] = same;
      const isOne = same.length === 1 && left.filter((other) => way(other) === said).length === 1;
      if (draft !== undefined && isOne) take(row, draft);
    }
  }
  for (const row of rows) if (!matches.has(row.position)) matches.set(row.position, { kind: 'new' });
  return matches;
}

/** Tells whether a draft may have been made of a row: a row with another key is another row, whatever its content. */
function mayBe(row: ImportedRow, draft: BatchDraft): boolean {
  return row.key === null || draft.key === null || row.key === draft.key;
}
