import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { inspect } from 'node:util';

import type { FromPart } from './support/run-parts.ts';

// Runs the files that it is given in this one process, prints what came of them, and counts for its parent, which it
// tells of each failure.

function tell(what: FromPart): void {
  process.send?.(what);
}

const tests = run({ files: process.argv.slice(2), isolation: 'none' });
// A rejection that nobody awaits is no test's own (without-promise-hooks.ts), but for the one that runs then.
let running = { file: '', name: '' };
tests.on('test:dequeue', ({ name, file = '' }) => {
  running = { file, name };
});
process.on('unhandledRejection', (reason) => {
  const says = `nobody awaited what was rejected while it ran: ${inspect(reason)}`;
  tell({ kind: 'failed', failure: { ...running, says } });
});
tests.on('test:fail', ({ name, file = '', details: { error } }) => {
  // A suite fails by its tests, each of which is told by itself.
  if ('failureType' in error && error.failureType === 'subtestsFailed') return;
  tell({ kind: 'failed', failure: { file, name, says: inspect(error.cause ?? error) } });
});
tests.on('test:summary', ({ file, counts: { tests: all, passed, skipped, todo } }) => {
  if (file !== undefined) return;
  tell({ kind: 'counted', counts: { passed, failed: all - passed - skipped - todo, skipped } });
});
tests.compose(spec).pipe(process.stdout);
