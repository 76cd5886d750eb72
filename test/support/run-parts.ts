import { fork } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { z } from 'zod';

const countsSchema = z.object({ passed: z.int(), failed: z.int(), skipped: z.int() });
const failureSchema = z.object({ file: z.string(), name: z.string(), says: z.string() });
const fromPartSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('counted'), counts: countsSchema }),
  z.object({ kind: z.literal('failed'), failure: failureSchema }),
]);

/** How many tests of a part did what. */
export type PartCounts = Readonly<z.infer<typeof countsSchema>>;

/** A test that failed: `says` is its error, with the difference and the stack. */
export type Failure = Readonly<z.infer<typeof failureSchema>>;

/** Message from the process of a part to its parent. */
export type FromPart = z.infer<typeof fromPartSchema>;

export interface PartOutcome {
  readonly counts: PartCounts;
  readonly failures: readonly Failure[];
}

/** Test files that share one process. */
export interface Part {
  readonly name: string;
  readonly files: readonly string[];
}

const script = join(import.meta.dirname, '../run-part.ts');
const withoutPromiseHooks = pathToFileURL(join(import.meta.dirname, 'without-promise-hooks.ts')).href;
/** A part that hangs is a failure that names it, not a run without an end. */
const partTimeoutMs = 15 * 60_000;

/** Much of what tests make lives for one of them: collected less often, it costs a twentieth of the processor less. */
const roomForYoung = ['--min-semi-space-size=32', '--max-semi-space-size=32'];

/**
 * Runs parts, `atOnce` beside each other, and sums up. What they print comes when they end, so that no two are mixed;
 * where there is one alone, at once.
 */
export async function runParts(parts: readonly Part[], atOnce: number, signal: AbortSignal): Promise<PartOutcome> {
  const waiting = [...parts];
  const outcomes: PartOutcome[] = [];
  const work = async (): Promise<void> => {
    for (let part = waiting.shift(); part !== undefined && !signal.aborted; part = waiting.shift()) {
      const held: Buffer[] = [];
      const print = (chunk: Buffer): unknown => (parts.length > 1 ? held.push(chunk) : process.stdout.write(chunk));
      const startedMs = performance.now();
      const outcome = await runPart(part, print, signal);
      outcomes.push(outcome);
      const seconds = Math.round((performance.now() - startedMs) / 1000);
      process.stdout.write(Buffer.concat(held));
      const sign = outcome.counts.failed > 0 ? '✖' : '—';
      console.log(`${sign} ${part.name}: ${seconds} s; ${outcomes.length} of ${parts.length} have ended\n`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return sumOf(outcomes);
}

/** Adds up the outcomes of parts that ran one after the other, or beside each other. */
export function sumOf(outcomes: readonly PartOutcome[]): PartOutcome {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const one of outcomes) {
    for (const what of ['passed', 'failed', 'skipped'] as const) counts[what] += one.counts[what];
  }
  return { counts, failures: outcomes.flatMap(({ failures }) => failures) };
}

/** Runs the files of one part in a process of their own; whatever makes that fail is at least one failed test. */
export async function runPart(
  { name, files }: Part,
  print: (chunk: Buffer) => unknown,
  signal: AbortSignal,
): Promise<PartOutcome> {
  const child = fork(script, files, {
    execArgv: ['--disable-warning=ExperimentalWarning', '--import', withoutPromiseHooks, ...roomForYoung],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    timeout: partTimeoutMs,
    signal,
  });
  child.stdout?.on('data', print);
  const told: PartCounts[] = [];
  const failures: Failure[] = [];
  child.on('message', (message) => {
    const from = fromPartSchema.parse(message);
    if (from.kind === 'counted') told.push(from.counts);
    else failures.push(from.failure);
  });
  // Where the run is stopped; that the child is gone then is awaited all the same.
  child.on('error', () => {});
  const code = await new Promise<number | null>((resolve) => void child.once('close', resolve));
  const [counts = { passed: 0, failed: 0, skipped: 0 }] = told;
  if (code === 0 && told.length > 0) return { counts, failures };
  // An error after its test has ended fails the process, not the test.
  const says = 'something failed outside the tests, or ended them';
  print(Buffer.from(`✖ ${name}: ${says}\n`));
  return {
    counts: { ...counts, failed: counts.failed + 1 },
    failures: [...failures, { file: name, name: says, says: `it ended with ${code ?? 'a signal'}` }],
  };
}
