import { z } from 'zod';

/** Longer than any server's. */
const maxCharacters = 128;

/**
 * An id from a server: visible ASCII without characters that would split or end a path, and not only dots. With any
 * other id a request would reach something else.
 */
export const remoteIdSchema = z
  .string()
  .min(1)
  .max(maxCharacters)
  .regex(/^(?!\.+$)[!-~]+$/)
  .regex(/^[^/?#%\\]+$/);

/** Reads an id that may be unusable: null if no request could name the thing by it. */
export function orUnusable<Id extends z.ZodType<string, string>>(
  id: Id,
): z.ZodUnion<[Id, z.ZodPipe<z.ZodString, z.ZodTransform<null, string>>]> {
  return z.union([id, z.string().transform(() => null)]);
}

/** Writes a stored id as one part of a path. An id of only dots names nothing and becomes "-". */
export function inPath(id: string): string {
  return /^\.*$/.test(id) ? '-' : encodeURIComponent(id.toWellFormed());
}
