import { byteOrderMark, lineEnd, type Separator, textCell } from '#reach/csv-cell.ts';
import type { DigestPeriod } from '#reach/digest-period.ts';
import { interactionsOf } from '#reach/interactions-of.ts';
import type { Pairing } from '#reach/pairs-of.ts';
import type { Desk } from '#desks/desk.ts';
import type { Database } from '#storage/database.ts';

import { dossierAges } from './dossier.ts';
import { monthOf } from './dossier-months.ts';
import { pairEach, readPosted } from './pairings.ts';

/** The columns of the file; docs/figures.md says what each holds. */
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
] as const;

const ageNames = { h72: '72h', d28: '28d' } as const;

/** The desk of a file, and the span in which its posts were published. */
export interface FileOf {
  readonly desk: Pick<Desk, 'id' | 'name' | 'timeZone' | 'accounts'>;
  readonly span: DigestPeriod;
  readonly asOf: Date;
}

/**
 * Yields a desk's pairs as the lines of a CSV file: for each two networks, each age and each revision that went out on one
 * of them, the pair that it makes, or why it makes none.
 */
export async function* exportPairs(
  db: Database,
  { desk, span, asOf }: FileOf,
  separator: Separator = ',',
): AsyncGenerator<string, void> {
  yield `${byteOrderMark}${columns.join(separator)}${lineEnd}`;
  const all = await db.$transaction(async (tx) => pairEach(tx, await readPosted(tx, desk, span, asOf)), {
    isolationLevel: 'RepeatableRead',
    timeout: 60_000,
  });
  for (const { networks, at } of all)
    for (const age of dossierAges)
      for (const pairing of at[age]) {
        const row = { [columns[0]]: textCell(desk.name), ...cellsOf(pairing, desk.timeZone) };
        const named: Readonly<Record<string, string>> = { ...row, networks: networks.join('/'), age: ageNames[age] };
        yield `${columns.map((name) => named[name] ?? '').join(separator)}${lineEnd}`;
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
  };
}
