import { type Part, type PartOutcome, startTestProcess, type TestProcess } from './test-process.ts';

/** A part, whether it runs in a process of its own, and whether it waits for most of its time. */
export interface PartOfRun extends Part {
  readonly isAlone: boolean;
  readonly mostlyWaits: boolean;
}

/** After so many files a process makes room for another: each leaves a little in its memory. */
const filesOfProcess = 200;

/**
 * Runs parts, `atOnce` beside each other, and sums up. Those that need no process of their own share one for each of
 * these, since the first tests of a process cost twice as much of a processor as later ones: nothing is loaded, compiled
 * or planned yet. Those that mostly wait take one place together, and first. What parts print comes when they end, so that
 * no two are mixed; where there is one alone, at once.
 */
export async function runParts(parts: readonly PartOfRun[], atOnce: number, signal: AbortSignal): Promise<PartOutcome> {
  const waiting = parts.filter(({ mostlyWaits }) => !mostlyWaits);
  const outcomes: PartOutcome[] = [];
  let ended = 0;
  const told = async (
    part: PartOfRun,
    run: (print: (chunk: Buffer) => unknown) => Promise<PartOutcome>,
  ): Promise<void> => {
    const held: Buffer[] = [];
    const startedMs = performance.now();
    const outcome = await run((chunk) => (parts.length > 1 ? held.push(chunk) : process.stdout.write(chunk)));
    outcomes.push(outcome);
    ended += 1;
    const seconds = Math.round((performance.now() - startedMs) / 1000);
    process.stdout.write(Buffer.concat(held));
    const sign = outcome.counts.failed > 0 ? '✖' : '—';
    console.log(`${sign} ${part.name}: ${seconds} s; ${ended} of ${parts.length} have ended\n`);
  };
  const work = async (first: readonly PartOfRun[]): Promise<void> => {
    await Promise.all(first.map((part) => told(part, (print) => runPart(part, print, signal))));
    let shared: TestProcess | null = null;
    for (let part = waiting.shift(); part !== undefined && !signal.aborted; part = waiting.shift()) {
      const next = part;
      if (next.isAlone) {
        await told(next, (print) => runPart(next, print, signal));
        continue;
      }
      if (shared === null || !shared.isAlive() || shared.files() >= filesOfProcess) {
        if (shared !== null) outcomes.push(await shared.end());
        shared = startTestProcess(signal);
      }
      const own: TestProcess = shared;
      await told(next, (print) => own.run(next, print));
    }
    if (shared !== null) outcomes.push(await shared.end());
  };
  const patient = parts.filter(({ mostlyWaits }) => mostlyWaits);
  await Promise.all(Array.from({ length: atOnce }, (_, place) => work(place === 0 ? patient : [])));
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
