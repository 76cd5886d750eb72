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

/** Writes an id, wherever it was kept, as one part of a path. Of dots alone it names nothing, so leads nowhere. */
export function inPath(id: string): string {
  return /^\.*$/.test(id) ? '-' : encodeURIComponent(id.toWellFormed());
}
