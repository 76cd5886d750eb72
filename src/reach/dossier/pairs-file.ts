import { byteOrderMark, lineEnd, type Separator, textCell } from '#reach/csv-cell.ts';
import type { DigestPeriod } from '#reach/digest-period.ts';
import { interactionsOf } from '#reach/interactions-of.ts';
import type { Pairing } from '#reach/pairs-of.ts';
import type { Desk } from '#desks/desk.ts';
import { pastOfDesk } from '#reach/past/past-of-desk.ts';
import type { Store } from '#storage/store.ts';

import { dossierAges } from './dossier.ts';
import { dayIn, monthOf } from './dossier-months.ts';
import { countedPairs, isWithin } from './past.ts';
import { pairEach, readPosted } from './pairings.ts';

/** The columns of the file; docs/figures.md describes each. */
const columns = [
  'desk',
  'month',
  'networks',
  'age',
  'draft',
  'draft_id',
  'revision',
  'why_not',
  'first_delivery',
  'second_delivery',
  'first_interactions',
  'second_interactions',
  'day',
] as const;

const ageNames = { h72: '72h', d28: '28d' } as const;

/** Beginning of a span if none is given. */
export const sinceEver = new Date(0);

/** A file's desk, and the span in which its posts were published. */
export interface FileOf {
  readonly desk: Pick<Desk, 'id' | 'name' | 'timeZone' | 'accounts'>;
  readonly span: DigestPeriod;
  readonly asOf: Date;
}

/**
 * Yields a desk's pairs as lines of a CSV file: for each two networks, each age and each revision published on one of
 * them, its pair or the reason for having none; then the confirmed pairs from before Tambour.
 */
export async function* exportPairs(
  store: Pick<Store, 'db' | 'decisionKey'>,
  { desk, span, asOf }: FileOf,
  separator: Separator = ',',
): AsyncGenerator<string, void> {
  yield `${byteOrderMark}${columns.join(separator)}${lineEnd}`;
  const { accounts, all } = await store.db.$transaction(
    async (tx) => {
      const posted = await readPosted(tx, desk, span, asOf);
      return { accounts: posted.accounts, all: pairEach(posted) };
    },
    { isolationLevel: 'RepeatableRead', timeout: 60_000 },
  );
  const line = (networks: readonly string[], age: string, cells: Partial<Cells>): string => {
    const named: Partial<Record<string, string>> = { ...cells, networks: networks.join('/'), age };
    return `${columns.map((name) => (name === 'desk' ? textCell(desk.name) : (named[name] ?? ''))).join(separator)}${lineEnd}`;
  };
  for (const { networks, at } of all)
    for (const age of dossierAges)
      for (const pairing of at[age]) yield line(networks, ageNames[age], cellsOf(pairing, desk.timeZone));
  for (const { one, networks, got } of countedPairs(await pastOfDesk(store, desk.id), accounts)) {
    if (!isWithin(span, one)) continue;
    const [first, second] = got;
    yield line(networks, 'past', {
      month: monthOf(one.publishedAt, desk.timeZone),
      first_interactions: String(first),
      second_interactions: String(second),
      day: dayIn(one.publishedAt, desk.timeZone),
    });
  }
}

type Cells = Readonly<Record<Exclude<(typeof columns)[number], 'desk' | 'networks' | 'age'>, string>>;

function cellsOf(pairing: Pairing, timeZone: string): Cells {
  const [one, other] = pairing.kind === 'pair' ? pairing.pair.posts : [pairing.row, null];
  const deliveryOf = (post: typeof one | null): string => (post === null || post.isOriginal ? '' : post.deliveryId);
  return {
    month: monthOf(one.publishedAt, timeZone),
    draft: String(one.draftNumber),
    draft_id: one.draftId,
    revision: String(one.revision),
    why_not: pairing.kind === 'pair' ? '' : pairing.why,
    first_delivery: pairing.kind === 'pair' ? deliveryOf(one) : '',
    second_delivery: deliveryOf(other),
    first_interactions: other === null ? '' : String(interactionsOf(one) ?? ''),
    second_interactions: other === null ? '' : String(interactionsOf(other) ?? ''),
    day: dayIn(one.publishedAt, timeZone),
  };
}
