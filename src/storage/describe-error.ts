import { errorCode } from './error-code.ts';

/** What a log may say of an error: never its message, in which a database quotes values, such as the text of a post. */
export function describeError(error: unknown): {
  readonly name: string;
  readonly code?: string;
  readonly at: string[];
} {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const code = errorCode(error);
  const at = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, ...(code === undefined ? {} : { code }), at: at.map((line) => line.trim()).slice(0, 8) };
}
