import { describeError } from '#storage/describe-error.ts';

import { fail } from './print.ts';

/** Prints that Tambour met an error that nobody foresaw, and sets the exit code 1. */
export function failUnforeseen(error: unknown): void {
  const { name, code, at } = describeError(error);
  fail(
    `Tambour met an error of its own and stopped; nothing that was confirmed is lost.\nPlease report: ${[name, code, at[0]].join(' ')}`,
  );
}

/**
 * Ends the process with its exit code after `longestMs`, unless it has ended by then. Without this, whatever has not
 * closed holds it open: a process that had said that it stopped stayed for minutes over two connections to a database
 * that stood still, and systemd restarts only what has ended.
 */
export function endWithin(longestMs: number): void {
  setTimeout(() => {
    process.stdout.write('', () => process.stderr.write('', () => process.exit()));
  }, longestMs).unref();
}
