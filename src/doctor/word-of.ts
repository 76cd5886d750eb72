import { describeError } from '#storage/describe-error.ts';

/**
 * Names an error in one word to search for. It is the innermost code, since Slack's library and our own network code
 * wrap errors in codes of their own.
 */
export function wordOf(error: unknown): string {
  let word = describeError(error).name;
  for (let at = error; at instanceof Error; at = 'original' in at ? at.original : at.cause) {
    if ('code' in at && typeof at.code === 'string' && !at.code.startsWith('slack_')) word = at.code;
  }
  return word;
}
