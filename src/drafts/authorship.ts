import type { Transaction } from '#storage/database.ts';
import type { Revision as RevisionRow } from '#storage/generated/client.ts';

import { type WordedBy, wordedBySchema } from './worded-by.ts';

/** The people who worded a revision. */
export type Authorship =
  | { readonly kind: 'signed'; readonly wordedBy: WordedBy; readonly mac: string }
  /**
   * A revision without a signature: everybody who has edited the draft so far, by the rows and by the journal, and
   * everybody who has asked for approval of the revision, by the journal.
   */
  | { readonly kind: 'unsigned'; readonly editors: readonly string[]; readonly askers: readonly string[] };

type Numbered = Pick<RevisionRow, 'draftId' | 'number'>;
type AuthorshipRow = Numbered & Pick<RevisionRow, 'wordedBy' | 'mac'>;

/** People who edited or asked about one draft's revisions, by the journal and the rows. */
export interface Unsigned {
  readonly editors: readonly (Pick<Numbered, 'number'> & { readonly person: string })[];
  readonly askers: readonly (Pick<Numbered, 'number'> & { readonly person: string })[];
}

/** Reads who worded revisions, by draft id. Takes one more statement if a revision is not signed. */
export async function readAuthorships(
  tx: Transaction,
  rows: readonly AuthorshipRow[],
): Promise<ReadonlyMap<string, Authorship>> {
  const unsigned = await readUnsigned(
    tx,
    rows.filter((row) => row.mac === null || row.wordedBy === null).map(({ draftId }) => draftId),
  );
  return new Map(
    rows.map((row): readonly [string, Authorship] => {
      const { draftId, number, mac, wordedBy } = row;
      if (mac !== null && wordedBy !== null) {
        return [draftId, { kind: 'signed', mac, wordedBy: wordedBySchema.parse(wordedBy) }];
      }
      const { editors = [], askers = [] } = unsigned.get(draftId) ?? {};
      return [
        draftId,
        {
          kind: 'unsigned',
          editors: peopleOf(editors.filter((one) => one.number <= number)),
          askers: peopleOf(askers.filter((one) => one.number === number)),
        },
      ];
    }),
  );
}

/**
 * Reads who edited and asked about the revisions of these drafts. Uses the journal as well as the rows, so that
 * removing a signature makes more people authors, never fewer.
 */
export async function readUnsigned(
  tx: Transaction,
  draftIds: readonly string[],
): Promise<ReadonlyMap<string, Unsigned>> {
  if (draftIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ draftId: string; number: number; person: string; role: 'edited' | 'asked' }[]>`
    SELECT "draftId", "number", "editedBy" AS "person", 'edited' AS "role" FROM "Revision"
      WHERE "draftId" = ANY(${draftIds}::uuid[])
    UNION SELECT "draftId", ("data"->>'revision')::int, "actor",
        CASE "kind" WHEN 'approval.asked' THEN 'asked' ELSE 'edited' END FROM "JournalEntry"
      WHERE "draftId" = ANY(${draftIds}::uuid[]) AND "kind" IN ('draft.created', 'draft.revised', 'approval.asked')
    ORDER BY 1, 2, 3`;
  return new Map(
    [...Map.groupBy(rows, ({ draftId }) => draftId)].map(([draftId, own]) => [
      draftId,
      { editors: own.filter(({ role }) => role === 'edited'), askers: own.filter(({ role }) => role === 'asked') },
    ]),
  );
}

function peopleOf(all: readonly { readonly person: string }[]): readonly string[] {
  return [...new Set(all.map(({ person }) => person))];
}
