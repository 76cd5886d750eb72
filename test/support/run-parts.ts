import { fork } from 'node:child_process';
import { join } from 'node:path';

import { z } from 'zod';

const countsSchema = z.object({ passed: z.int(), failed: z.int(), skipped: z.int() });

/** How many tests of a part did what. */
export type PartCounts = Readonly<z.infer<typeof countsSchema>>;

/** Test files that share one process. */
export interface Part {
  readonly name: string;
  readonly files: readonly string[];
}

const script = join(import.meta.dirname, '../run-part.ts');
/** A part that hangs is a failure that names it, not a run without an end. */
const partTimeoutMs = 15 * 60_000;

/**
 * Runs parts, `atOnce` beside each other, and sums up. What they print comes when they end, so that no two are mixed;
 * where there is one alone, at once.
 */
export async function runParts(parts: readonly Part[], atOnce: number, signal: AbortSignal): Promise<PartCounts> {
  const waiting = [...parts];
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const failing: string[] = [];
  let ended = 0;
  const work = async (): Promise<void> => {
    for (let part = waiting.shift(); part !== undefined && !signal.aborted; part = waiting.shift()) {
      const held: Buffer[] = [];
      const print = (chunk: Buffer): unknown => (parts.length > 1 ? held.push(chunk) : process.stdout.write(chunk));
      const startedMs = performance.now();
      const counts = await runPart(part, print, signal);
      ended += 1;
      const seconds = Math.round((performance.now() - startedMs) / 1000);
      process.stdout.write(Buffer.concat(held));
      if (counts.failed > 0) failing.push(part.name);
      console.log(
        `${counts.failed > 0 ? '✖' : '—'} ${part.name}: ${seconds} s; ${ended} of ${parts.length} have ended\n`,
      );
      for (const what of ['passed', 'failed', 'skipped'] as const) sum[what] += counts[what];
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  if (failing.length > 0) console.log(`Failed: ${failing.join('; ')}`);
  return sum;
}

/** Runs the files of one part in a process of their own; whatever makes that fail is at least one failed test. */
export async function runPart(
  { name, files }: Part,
  print: (chunk: Buffer) => unknown,
  signal: AbortSignal,
): Promise<PartCounts> {
  const child = fork(script, files, {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    timeout: partTimeoutMs,
    signal,
  });
  child.stdout?.on('data', print);
  const told: PartCounts[] = [];
  child.on('message', (message) => told.push(countsSchema.parse(message)));
  // Where the run is stopped; that the child is gone then is awaited all the same.
  child.on('error', () => {});
  const code = await new Promise<number | null>((resolve) => void child.once('close', resolve));
  const [counts = { passed: 0, failed: 0, skipped: 0 }] = told;
  if (code === 0 && told.length > 0) return counts;
  // What throws after its test has ended fails the process, not the test.
  print(Buffer.from(`✖ ${name}: something failed outside the tests, or ended them\n`));
  return { ...counts, failed: counts.failed + 1 };
}
