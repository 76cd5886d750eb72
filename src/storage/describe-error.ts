import { errorCode } from './error-code.ts';

/** What a log may say of an error. */
export interface DescribedError {
  readonly name: string;
  readonly code?: string;
  readonly at: readonly string[];
  /** What brought it about, where that was an error too. */
  readonly cause?: DescribedError;
}

const deepest = 4;
const mostPlaces = 8;

/**
 * What a log may say of an error and of what brought it about, at most four deep: never a message, in which a database
 * quotes values, such as the text of a post.
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
