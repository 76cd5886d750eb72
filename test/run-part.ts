import { once } from 'node:events';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { inspect } from 'node:util';

import { closeAll, keepUntilTheEnd } from './support/at-the-end.ts';
import { endOfPrint, type FromProcess, orderSchema } from './support/test-process.ts';

// Runs parts in this one process, as the parent sends their files. Prints the results, counts them for the parent, and
// reports each failure to it.

function tell(what: FromProcess): void {
  process.send?.(what);
}

/** Formats an error. If closing the test's resources failed as well, that error follows. */
function said(error: unknown): string {
  if (!(error instanceof SuppressedError)) return inspect(error);
  return `${said(error.suppressed)}\nand then, as it closed what was open:\n${said(error.error)}`;
}

// Node ties an unawaited rejection to no test (without-promise-hooks.ts), so we report it for the test that runs then.
let running = { file: '', name: '' };
process.on('unhandledRejection', (reason) => {
  const says = `nobody awaited what was rejected while it ran: ${inspect(reason)}`;
  tell({ kind: 'failed', failure: { ...running, says } });
  process.exitCode = 1;
});

async function runFiles(files: readonly string[]): Promise<void> {
  // Without this, the channel to the parent would keep the process alive after its last test.
  process.channel?.unref();
  let counts = { passed: 0, failed: 0, skipped: 0 };
  const tests = run({ files, isolation: 'none' });
  tests.on('test:dequeue', ({ name, file = '' }) => {
    running = { file, name };
    tell({ kind: 'running', ...running });
  });
  // The runner waits for what its tests have left open, such as a server.
  tests.on('test:complete', ({ name, file = '', nesting }) => {
    if (nesting === 0) tell({ kind: 'running', file, name: `what is open after: ${name}` });
  });
  tests.on('test:fail', ({ name, file = '', details: { error } }) => {
    // A suite fails because its tests fail, and each of them is reported by itself.
    if ('failureType' in error && error.failureType === 'subtestsFailed') return;
    tell({ kind: 'failed', failure: { file, name, says: said(error.cause ?? error) } });
  });
  tests.on('test:summary', ({ file, counts: { tests: all, passed, skipped, todo } }) => {
    if (file === undefined) counts = { passed, failed: all - passed - skipped - todo, skipped };
  });
  const print = tests.compose(spec);
  print.pipe(process.stdout, { end: false });
  await once(print, 'end');
  process.channel?.ref();
  process.stdout.write(endOfPrint);
  // An error outside of all tests fails the process.
  tell({ kind: 'ended', counts, isClean: (process.exitCode ?? 0) === 0 });
  process.exitCode = 0;
}

keepUntilTheEnd();
process.on('message', (message) => {
  const order = orderSchema.parse(message);
  if (typeof order === 'string') void closeAll().then(() => process.disconnect());
  else void runFiles(order.files);
});
