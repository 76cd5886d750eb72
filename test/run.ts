import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

import { provideRealServers } from './support/real-servers.ts';

// npm test [-- part of a path …]: sees to everything that the suites need, runs them, counts last.

const root = join(import.meta.dirname, '..');

/** The histories take some minutes, every other file about one at most, on two busy cores. */
const fileTimeoutMs = 15 * 60_000;

/** Run first and alone: its processes keep the machine busy, and beside others take twice as long. */
const alone = join(root, 'test/prove/histories.long.test.ts');
/** Then these, beside each other alone: while one waits for a claim to lapse, another has the processor. */
const killing = ['embedded', 'server', 'replicas'].map((lane) => join(root, `test/prove/real/${lane}.long.test.ts`));
/** Many files wait more than they work. */
const besideEachOther = availableParallelism() + 1;

function requireNode(): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 24 || (major === 24 && minor >= 12)) return;
  console.error(`The tests need Node 24.12 or newer; this is ${process.versions.node}. Run them by "npm test".`);
  process.exit(1);
}

/** `npm ci` has made Prisma's client already, unless it ran without scripts or the schema has changed since. */
function generateClient(): void {
  const client = join(root, 'src/storage/generated/client.ts');
  const schema = join(root, 'prisma/schema.prisma');
  if (existsSync(client) && statSync(client).mtimeMs >= statSync(schema).mtimeMs) return;
  const prisma = join(root, 'node_modules/prisma/build/index.js');
  const { status } = spawnSync(process.execPath, [prisma, 'generate'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

function chosenFiles(): readonly string[] {
  const parts = process.argv.slice(2);
  return globSync('test/**/*.test.ts', { cwd: root })
    .sort()
    .filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)))
    .map((file) => join(root, file));
}

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

async function runAll(): Promise<Counts> {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stopping.abort();
    });
  }
  const files = chosenFiles();
  const others = files.filter((file) => file !== alone && !killing.includes(file));
  const parts = [[alone], killing, others].map((part) => part.filter((file) => files.includes(file)));
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const part of parts) {
    if (part.length === 0 || stopping.signal.aborted) continue;
    const counts = await runFiles(part, stopping.signal);
    for (const what of ['passed', 'failed', 'skipped'] as const) sum[what] += counts[what];
  }
  return sum;
}

async function runFiles(files: readonly string[], signal: AbortSignal): Promise<Counts> {
  const tests = run({
    files: [...files],
    cwd: root,
    concurrency: besideEachOther,
    // A file that hangs is a failure that names it, not a run without an end.
    timeout: fileTimeoutMs,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    signal,
  });
  const counts = Promise.withResolvers<Counts>();
  tests.on('test:summary', ({ file, counts: { tests, passed, skipped, todo } }) => {
    if (file === undefined) counts.resolve({ passed, failed: tests - passed - skipped - todo, skipped });
  });
  tests.once('error', counts.reject);
  tests.compose(spec).pipe(process.stdout);
  return counts.promise;
}

requireNode();
// Of some hundred processes each would else strip and compile the same files.
process.env['NODE_COMPILE_CACHE'] ??= join(root, 'node_modules/.cache/compiled');
generateClient();
provideRealServers();
const { startTestServer } = await import('./support/test-server.ts');
const server = await startTestServer();
const { connection, template } = server;
process.env['TAMBOUR_TEST_SERVER'] = JSON.stringify({ connection, template });
try {
  const { passed, failed, skipped } = await runAll();
  const skips = skipped === 0 ? '' : `, ${skipped} skipped`;
  const skipsFail = skipped > 0 && process.env['CI'] === 'true';
  process.exitCode = failed > 0 || skipsFail || passed === 0 ? 1 : 0;
  process.once('exit', () => {
    if (skipsFail) console.log('Suites were skipped, which counts as a failure where CI=true.');
    console.log(`${passed} passed, ${failed} failed${skips}`);
  });
} finally {
  await server.close();
}
