import type { Transaction } from '#storage/database.ts';
import type { Wording as WordingRow } from '#storage/generated/client.ts';

import type { Content } from './content.ts';
import { contentOfJson } from './kept-content.ts';

/** A wording for a draft that is no revision of it, and changes nothing until somebody takes it. */
export interface Wording {
  readonly id: string;
  readonly draftId: string;
  /** `proposed`: by an approver, for the author to accept; `late`: from a form that came after a newer revision. */
  readonly kind: 'proposed' | 'late';
  /** The revision that its form was opened on. */
  readonly base: number;
  /** The content that the form would have made of that revision. */
  readonly content: Content;
  readonly by: string;
  readonly createdAt: Date;
  readonly state:
    | { readonly kind: 'open' }
    | { readonly kind: 'accepted'; readonly by: string; readonly revision: number }
    | { readonly kind: 'dismissed'; readonly by: string };
}

/** The most wordings of a draft that may wait at a time, so that its thread stays readable. */
export const MOST_WORDINGS = 10;
const mostShown = 20;

/** Reads one wording; null if there is none. */
export async function readWording(tx: Transaction, id: string): Promise<Wording | null> {
  const row = await tx.wording.findUnique({ where: { id } });
  return row === null ? null : wordingFromRow(row);
}

/** Reads the draft's newest wordings, including ended ones, oldest first. */
export async function wordingsOf(tx: Transaction, draftId: string): Promise<readonly Wording[]> {
  const rows = await tx.wording.findMany({
    where: { draftId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: mostShown,
  });
  return rows.toReversed().map(wordingFromRow);
}

function wordingFromRow(row: WordingRow): Wording {
  const { id, draftId, kind, base, by, createdAt } = row;
  return { id, draftId, kind, base, content: contentOfJson(row.content), by, createdAt, state: stateOf(row) };
}

function stateOf({ id, state, endedBy, acceptedAs }: WordingRow): Wording['state'] {
  if (state === 'open') return { kind: 'open' };
  if (endedBy === null) throw new Error(`wording ${id} ended by nobody`);
  if (state === 'dismissed') return { kind: 'dismissed', by: endedBy };
  if (acceptedAs === null) throw new Error(`wording ${id} was accepted as no revision`);
  return { kind: 'accepted', by: endedBy, revision: acceptedAs };
}
