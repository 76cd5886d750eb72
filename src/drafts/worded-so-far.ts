import type { UnitOfWork } from '#storage/store.ts';

import { readUnsigned } from './authorship.ts';
import { contentOfRow } from './kept-content.ts';
import { isMacOfRevision } from './revision-mac.ts';
import { rewordedBy, type Worded, wordedBySchema } from './worded-by.ts';
import { wordingsOf } from './wording.ts';

interface WordedSoFar {
  /** The draft's revisions, oldest first. */
  readonly earlier: readonly Worded[];
  /** The wordings beside the draft, each with the content that it was based on. */
  readonly beside: readonly {
    readonly content: Worded['content'];
    readonly base: Worded['content'];
    readonly by: string;
  }[];
}

/**
 * Reads who worded each part of every revision of a draft so far. Believes a revision's own record only if Tambour
 * signed it; otherwise computes it from the revisions before.
 */
export async function wordedSoFar(
  { tx, decisionKey }: Pick<UnitOfWork, 'tx' | 'decisionKey'>,
  { id: draftId, deskId, author }: { readonly id: string; readonly deskId: string; readonly author: string },
): Promise<WordedSoFar> {
  const rows = await tx.revision.findMany({ where: { draftId }, orderBy: { number: 'asc' } });
  const wordings = rows.length === 0 ? [] : await wordingsOf(tx, draftId);
  const earlier: Worded[] = [];
  let editors: readonly { readonly number: number; readonly person: string }[] | null = null;
  for (const row of rows) {
    const content = contentOfRow(row);
    const wordedBy = wordedBySchema.nullable().parse(row.wordedBy);
    const { number, mac } = row;
    if (mac !== null && wordedBy !== null && isMacOfRevision(decisionKey, { ...row, wordedBy, deskId, author }, mac)) {
      earlier.push({ content, wordedBy });
      continue;
    }
    editors ??= (await readUnsigned(tx, [draftId])).get(draftId)?.editors ?? [];
    const own = editors.filter((one) => one.number === number).map(({ person }) => person);
    const { proposedBy } = row;
    earlier.push({ content, wordedBy: rewordedBy({ content, editors: own, proposedBy, author, earlier, beside: [] }) });
  }
  const beside = wordings.flatMap(({ content, base, by }) => {
    const of = earlier[base - 1];
    return of === undefined ? [] : [{ content, base: of.content, by }];
  });
  return { earlier, beside };
}
