import { z } from 'zod';

import { unescapeText } from './unescape-text.ts';

/** Plain text as Slack gives it back, with entities in it: https://github.com/slackapi/bolt-python/issues/513 */
export const plainWords = z.object({ text: z.string().transform(unescapeText) });
