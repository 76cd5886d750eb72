import { z } from 'zod';

/** An id of X, of a post, a picture or a user: https://docs.x.com/fundamentals/x-ids. */
export const xIdSchema = z.string().regex(/^\d{1,19}$/);

/** An id of X; null if it cannot be one. */
export const xIdOrUnusable = z.union([xIdSchema, z.string().transform(() => null)]);
