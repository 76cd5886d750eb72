import { describeError } from '#storage/describe-error.ts';

/**
 * Names a failure in one word, for a person to search for. It is the innermost code, since Slack's library and our ways
 * out wrap what happened in codes of their own.
 */
export function wordOf(error: unknown): string {
  let word = describeError(error).name;
  for (let at = error; at instanceof Error; at = 'original' in at ? at.original : at.cause) {
    if ('code' in at && typeof at.code === 'string' && !at.code.startsWith('slack_')) word = at.code;
  }
  return word;
}
