import { run } from 'node:test';
import { spec } from 'node:test/reporters';

import type { PartCounts } from './support/run-parts.ts';

// Runs the files that it is given in this one process, prints what came of them, and counts for its parent.

const tests = run({ files: process.argv.slice(2), isolation: 'none' });
tests.on('test:summary', ({ file, counts: { tests: all, passed, skipped, todo } }) => {
  if (file !== undefined) return;
  const counts: PartCounts = { passed, failed: all - passed - skipped - todo, skipped };
  process.send?.(counts);
});
tests.compose(spec).pipe(process.stdout);
