import { describeError } from '#storage/describe-error.ts';

/**
 * A failure in one word, for a person to search for: the code that lies deepest, since Slack's library and our ways
 * out have their own for whatever happened on the way.
 */
export function wordOf(error: unknown): string {
  let word = describeError(error).name;
  for (let at = error; at instanceof Error; at = 'original' in at ? at.original : at.cause) {
    if ('code' in at && typeof at.code === 'string' && !at.code.startsWith('slack_')) word = at.code;
  }
  return word;
}
