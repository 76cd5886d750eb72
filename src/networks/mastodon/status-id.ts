import { z } from 'zod';

import { toldIdSchema } from './told-id.ts';

/**
 * Returns the id of a post, the same each time. snac puts before it the second in which its file was last touched, so
 * that a post that is corrected, or that another person saves, comes with another id. Only what follows names the post,
 * and snac looks at nothing else when it is asked for one: `mastoapi_id` and `MID_TO_MD5` in its mastoapi.c.
 */
export function statusId(told: string): string {
  return told.replace(/^[ \d]{10}(?=[0-9a-f]{32}$)/, '0000000000');
}

export const statusIdSchema = z.string().transform(statusId).pipe(toldIdSchema);
