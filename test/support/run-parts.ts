import { type Part, type PartOutcome, startTestProcess, type TestProcess } from './test-process.ts';

/** A part, and whether it runs in a process of its own. */
export interface PartOfRun extends Part {
  readonly isAlone: boolean;
}

/** After so many files a process makes room for another: each leaves a little in its memory. */
const filesOfProcess = 200;

/**
 * Runs parts, `atOnce` beside each other, and sums up. Those that need no process of their own share one for each of
 * these, since the first tests of a process cost twice as much of a processor as later ones: nothing is loaded, compiled
 * or planned yet. What parts print comes when they end, so that no two are mixed; where there is one alone, at once.
 */
export async function runParts(parts: readonly PartOfRun[], atOnce: number, signal: AbortSignal): Promise<PartOutcome> {
  const waiting = [...parts];
  const outcomes: PartOutcome[] = [];
  let ended = 0;
  const work = async (): Promise<void> => {
    let shared: TestProcess | null = null;
    for (let part = waiting.shift(); part !== undefined && !signal.aborted; part = waiting.shift()) {
      const held: Buffer[] = [];
      const print = (chunk: Buffer): unknown => (parts.length > 1 ? held.push(chunk) : process.stdout.write(chunk));
      const startedMs = performance.now();
      if (!part.isAlone && (shared === null || !shared.isAlive() || shared.files() >= filesOfProcess)) {
        if (shared !== null) outcomes.push(await shared.end());
        shared = startTestProcess(signal);
      }
      const outcome =
        part.isAlone || shared === null ? await runPart(part, print, signal) : await shared.run(part, print);
      outcomes.push(outcome);
      ended += 1;
      const seconds = Math.round((performance.now() - startedMs) / 1000);
      process.stdout.write(Buffer.concat(held));
      const sign = outcome.counts.failed > 0 ? '✖' : '—';
      console.log(`${sign} ${part.name}: ${seconds} s; ${ended} of ${parts.length} have ended\n`);
    }
    if (shared !== null) outcomes.push(await shared.end());
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

/** Runs a part in a process of its own. */
export async function runPart(
  part: Part,
  print: (chunk: Buffer) => unknown,
  signal: AbortSignal,
): Promise<PartOutcome> {
  const own = startTestProcess(signal);
  return sumOf([await own.run(part, print), await own.end()]);
}
