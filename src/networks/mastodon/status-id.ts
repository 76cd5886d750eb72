import { z } from 'zod';

import { remoteIdSchema } from './remote-id.ts';

/**
 * Returns a post's id in a stable form. snac prefixes it with the second in which the post's file was last touched, so
 * an edited post, or one that another person saves, comes with another id. Only the rest names the post, and snac
 * ignores the prefix in requests: `mastoapi_id` and `MID_TO_MD5` in its mastoapi.c.
 */
export function statusId(told: string): string {
  return told.replace(/^[ \d]{10}(?=[0-9a-f]{32}$)/, '0000000000');
}

export const statusIdSchema = z.string().transform(statusId).pipe(remoteIdSchema);
