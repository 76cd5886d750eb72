import { errorCode } from './error-code.ts';

/** Details of an error that a log may hold. */
export interface DescribedError {
  readonly name: string;
  readonly code?: string;
  readonly at: readonly string[];
  /** The error that caused it, if any. */
  readonly cause?: DescribedError;
}

const deepest = 4;
const mostPlaces = 8;

/**
 * Returns what may be logged of an error and its causes, at most four deep. Never a message: a database quotes values
 * in it, such as the text of a post.
 */
export function describeError(error: unknown, depth = 1): DescribedError {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const code = errorCode(error);
  const at = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    ...(code === undefined ? {} : { code }),
    at: at.map((line) => line.trim()).slice(0, mostPlaces),
    ...(error.cause instanceof Error && depth < deepest ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
}
