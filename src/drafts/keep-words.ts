import type { Transaction } from '#storage/database.ts';
import type { Store } from '#storage/store.ts';

import { type Content, contentFields } from './content.ts';
import { type Revision, revisionFromRow } from './draft.ts';
import { foldedWords } from './folded-words.ts';

type NewestRevision = Pick<Revision, 'draftId' | 'number'>;

/** UTF-16 code units of one draft that are indexed; PostgreSQL stores at most a megabyte of words. */
const maxLength = 100_000;
const atOnce = 200;

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

/**
 * Stores the words of drafts that have none: those written before words were stored, or by an older replica. Uses one
 * transaction per batch, and leaves drafts that are locked for later.
 */
export async function keepMissingWords(store: Store): Promise<void> {
  let kept: number;
  do {
    kept = await store.write(async ({ tx }) => {
      const drafts = await tx.$queryRaw<{ readonly draftId: string; readonly number: number }[]>`
        SELECT d."id" AS "draftId", d."currentRevision" AS "number" FROM "Draft" d
        WHERE NOT EXISTS (SELECT FROM "DraftWords" w WHERE w."draftId" = d."id")
        LIMIT ${atOnce} FOR UPDATE OF d SKIP LOCKED`;
      if (drafts.length > 0) await keepWords(tx, drafts);
      return drafts.length;
    });
  } while (kept === atOnce);
}

/** Returns all words that people read or hear of these contents, each once; if the text is very long, of its start. */
function wordsOf(contents: readonly Content[]): readonly string[] {
  const texts = contents.flatMap((content) => Object.values(contentFields).flatMap((field) => field.words(content)));
  return foldedWords(texts.join('\n').slice(0, maxLength));
}
