import { createHash } from 'node:crypto';

import { z } from 'zod';

import type { FileRef, UserId } from '#chat/refs.ts';
import type { Content } from '#drafts/content.ts';
import { foldedWords } from '#drafts/folded-words.ts';
import { MAX_IMAGES } from '#drafts/image-limits.ts';
import { partsOf } from '#drafts/parts-of.ts';
import type { Worded } from '#drafts/worded-by.ts';

// Some platforms keep at most 3,000 characters with a form.
const longestName = 60;
const hashLength = 32;

const carriedSchema = z.object({
  files: z
    .array(z.tuple([z.string().min(1).max(200), z.string().max(longestName), z.int().nonnegative()]))
    .max(MAX_IMAGES),
  /** Whose words the form began with, and a hash of these. */
  said: z.object({ by: z.string().min(1), words: z.string().length(hashLength) }).nullable(),
});

type Said = NonNullable<z.infer<typeof carriedSchema>['said']>;

/**
 * Packs a message's first files, and whose words it has, into a form's `target`, which comes back with the form; null
 * if there is neither. `said` null: the words are nobody else's.
 */
export function carriedTarget(
  files: readonly FileRef[],
  said: { readonly by: UserId; readonly text: string } | null,
): string | null {
  const first = files
    .slice(0, MAX_IMAGES)
    .map(({ id, name, byteLength }) => [id, name.slice(0, longestName).toWellFormed(), byteLength]);
  if (first.length === 0 && said === null) return null;
  return JSON.stringify({ files: first, said: said === null ? null : { by: said.by, words: wordsHash(said.text) } });
}

/** Unpacks a form's `target`. Throws if `carriedTarget` did not make it. */
export function carriedIn(target: string | null): { readonly files: readonly FileRef[]; readonly said: Said | null } {
  if (target === null) return { files: [], said: null };
  const carried: unknown = JSON.parse(target);
  const { files, said } = carriedSchema.parse(carried);
  return { files: files.map(([id, name, byteLength]) => ({ id, name, byteLength })), said };
}

/**
 * Returns a new draft's content with who worded it: the text is also the message's author's, until the draft's author
 * rewords it. Other spacing or punctuation is no rewording.
 */
export function wordedFrom({ by, words }: Said, content: Content, author: UserId): Worded {
  const isReworded = wordsHash(content.text) !== words;
  const own = [...partsOf(content).keys()].map((name) => [name, { by: [author], released: [] }]);
  const text = isReworded ? { by: [author], released: [by] } : { by: [author, by], released: [] };
  return { content, wordedBy: { ...Object.fromEntries(own), text } };
}

function wordsHash(text: string): string {
  return createHash('sha256').update(foldedWords(text).join(' '), 'utf8').digest('hex').slice(0, hashLength);
}
