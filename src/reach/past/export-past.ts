import { byteOrderMark, lineEnd, onOneLine, type Separator, textCell } from '#reach/csv-cell.ts';
import type { Store } from '#storage/store.ts';
import { graphemesOf } from '#text/graphemes.ts';

import { type PastPostKept, pastOfDesk } from './past-of-desk.ts';

const textStartLength = 80;

/** The names of the columns; docs/past.md describes each. */
export const pastColumns = [
  'account',
  'network',
  'source',
  'counted_at',
  'published_at',
  'post',
  'text_start',
  'likes',
  'shares',
  'pair',
] as const;

/** Yields a desk's posts from before Tambour as lines of a CSV file, each with the other post of its pair. */
export async function* exportPast(
  store: Pick<Store, 'db' | 'decisionKey'>,
  deskId: string,
  separator: Separator = ',',
): AsyncGenerator<string, void> {
  yield `${byteOrderMark}${pastColumns.join(separator)}${lineEnd}`;
  const { imports, posts, pairs } = await pastOfDesk(store, deskId);
  const byAccount = new Map(imports.map((one) => [one.accountId, one]));
  const partner = new Map(
    pairs.flatMap(({ one, other }) => [
      [one.id, other],
      [other.id, one],
    ]),
  );
  for (const post of posts) {
    const from = byAccount.get(post.accountId);
    if (from === undefined) throw new Error(`post ${post.id} of the past belongs to no import`);
    const cells: Readonly<Record<(typeof pastColumns)[number], string | number | null>> = {
      // With its "@", a handle would look like the beginning of a formula in each row.
      account: textCell(from.handle.replace(/^@/, '')),
      network: from.network,
      source: from.source,
      counted_at: from.countedAt.toISOString(),
      published_at: post.publishedAt.toISOString(),
      post: textCell(post.remoteId),
      text_start: textCell(startOf(post)),
      likes: post.likes,
      shares: post.shares,
      pair: textCell(partner.get(post.id)?.remoteId ?? ''),
    };
    yield `${pastColumns.map((name) => cells[name] ?? '').join(separator)}${lineEnd}`;
  }
}

function startOf({ text }: PastPostKept): string {
  return graphemesOf(onOneLine(text)).slice(0, textStartLength).join('').trimEnd();
}
