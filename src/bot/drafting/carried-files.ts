import { z } from 'zod';

import type { FileRef } from '#chat/refs.ts';
import { MAX_IMAGES } from '#drafts/image-limits.ts';

// Some platforms keep at most 3,000 characters with a form.
const longestName = 60;

const carriedSchema = z
  .array(z.tuple([z.string().min(1).max(200), z.string().max(longestName), z.int().nonnegative()]))
  .max(MAX_IMAGES);

/** Packs a message's first files into a form's `target`, which comes back with the form; null without files. */
export function carriedTarget(files: readonly FileRef[]): string | null {
  const carried = files
    .slice(0, MAX_IMAGES)
    .map(({ id, name, byteLength }) => [id, name.slice(0, longestName).toWellFormed(), byteLength]);
  return carried.length === 0 ? null : JSON.stringify(carried);
}

/** Unpacks the files in a form's `target`. Throws if `carriedTarget` did not make it. */
export function filesOfTarget(target: string | null): readonly FileRef[] {
  if (target === null) return [];
  const carried: unknown = JSON.parse(target);
  return carriedSchema.parse(carried).map(([id, name, byteLength]) => ({ id, name, byteLength }));
}
