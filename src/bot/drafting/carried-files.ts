import { z } from 'zod';

import type { FileRef } from '#chat/refs.ts';
import { MAX_IMAGES } from '#drafts/image-limits.ts';

// Some platforms keep no more than 3,000 characters with a form.
const longestName = 60;

const carriedSchema = z
  .array(z.tuple([z.string().min(1).max(200), z.string().max(longestName), z.int().nonnegative()]))
  .max(MAX_IMAGES);

/** A message's first files, for a form's `target`, to come back with it; null where there are none. */
export function carriedTarget(files: readonly FileRef[]): string | null {
  const carried = files
    .slice(0, MAX_IMAGES)
    .map(({ id, name, byteLength }) => [id, name.slice(0, longestName).toWellFormed(), byteLength]);
  return carried.length === 0 ? null : JSON.stringify(carried);
}

/** The files that a form's `target` carries. Throws where it is none that `carriedTarget` made. */
export function filesOfTarget(target: string | null): readonly FileRef[] {
  if (target === null) return [];
  const carried: unknown = JSON.parse(target);
  return carriedSchema.parse(carried).map(([id, name, byteLength]) => ({ id, name, byteLength }));
}
