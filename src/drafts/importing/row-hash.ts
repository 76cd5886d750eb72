import { createHash } from 'node:crypto';

import type { Content } from '#drafts/content.ts';
import { jsonOfContent } from '#drafts/kept-content.ts';
import { canonicalJson } from '#storage/canonical-json.ts';

/** Returns the SHA-256 of a row's content, which does not depend on how the file was written. */
export function rowHash(content: Content): string {
  // How late a post may leave is a desk setting, not part of the row.
  const { window } = content;
  return hashOf({ ...jsonOfContent(content), window: window?.publishAt.toISOString() ?? null });
}

/** Returns the SHA-256 of the cells of a row that could not be read. */
export function cellsHash(cells: readonly string[]): string {
  return hashOf(cells);
}

/** Returns the SHA-256 of all rows that a card showed, which its button carries. */
export function rowsHash(hashes: readonly string[]): string {
  return hashOf(hashes);
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
