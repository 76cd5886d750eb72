import { z } from 'zod';

/** No server has longer ones. */
const maxCharacters = 128;

/**
 * An id as a server may tell it: visible signs of ASCII but those that would part a path or end it, and no step within
 * one. What else a server calls a post cannot be asked for without asking for something else.
 */
export const toldIdSchema = z
  .string()
  .min(1)
  .max(maxCharacters)
  .regex(/^(?!\.+$)[!-~]+$/)
  .regex(/^[^/?#%\\]+$/);

/** Reads an id that may be none: null where a server names a thing by what cannot be asked for. */
export function orUnusable<Id extends z.ZodType<string, string>>(
  id: Id,
): z.ZodUnion<[Id, z.ZodPipe<z.ZodString, z.ZodTransform<null, string>>]> {
  return z.union([id, z.string().transform(() => null)]);
}

/** Writes an id, wherever it was kept, as one part of a path. Of dots alone it names nothing, so leads nowhere. */
export function inPath(id: string): string {
  return /^\.*$/.test(id) ? '-' : encodeURIComponent(id.toWellFormed());
}
