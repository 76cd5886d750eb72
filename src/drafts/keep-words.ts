import type { Transaction } from '#storage/database.ts';

import { type Content, contentFields } from './content.ts';
import { type Revision, revisionFromRow } from './draft.ts';
import { foldedWords } from './folded-words.ts';

type NewestRevision = Pick<Revision, 'draftId' | 'number'>;

/** UTF-16 code units of one draft that are indexed; PostgreSQL stores at most a megabyte of words. */
const maxLength = 100_000;

/**
 * Stores the words by which drafts are found: those of the current revision and of each for which approval was asked,
 * which includes all published ones. Runs in the transaction that writes the revision, so that no draft is found by
 * words that it never had.
 */
export async function keepWords(tx: Transaction, newest: readonly NewestRevision[]): Promise<void> {
  const rows = await tx.revision.findMany({
    where: {
      draftId: { in: newest.map(({ draftId }) => draftId) },
      OR: [{ askedAt: { not: null } }, ...newest.map(({ draftId, number }) => ({ draftId, number }))],
    },
    orderBy: { number: 'desc' },
  });
  const contents = Map.groupBy(rows, ({ draftId }) => draftId);
  const kept = newest.map(({ draftId }) => ({
    draftId,
    words: wordsOf((contents.get(draftId) ?? []).map((row) => revisionFromRow(row).content)),
  }));
  await tx.$executeRaw`
    INSERT INTO "DraftWords" ("draftId", "words")
    SELECT (kept->>'draftId')::uuid, array_to_tsvector(ARRAY(SELECT jsonb_array_elements_text(kept->'words')))
    FROM jsonb_array_elements(${JSON.stringify(kept)}::jsonb) AS kept
    ON CONFLICT ("draftId") DO UPDATE SET "words" = EXCLUDED."words"`;
}

/** Returns all words that people read or hear of these contents, each once; if the text is very long, of its start. */
function wordsOf(contents: readonly Content[]): readonly string[] {
  const texts = contents.flatMap((content) => Object.values(contentFields).flatMap((field) => field.words(content)));
  return foldedWords(texts.join('\n').slice(0, maxLength));
}
