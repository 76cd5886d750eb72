import { type Part, type PartOutcome, startTestProcess, type TestProcess, type TimeLimits } from './test-process.ts';

/** A part, whether it needs its own process, and whether it mostly waits. */
export interface PartOfRun extends Part {
  readonly isAlone: boolean;
  readonly mostlyWaits: boolean;
}

/** Most files of one process, since each leaves a little in its memory. */
const filesOfProcess = 200;

/**
 * Runs parts, `atOnce` at a time, and sums up. Parts that need no process of their own share one per place, since a
 * process's first tests take twice the processor time: nothing is loaded, compiled or planned yet. Those that mostly
 * wait share one place, and come first. A part's output is printed when it ends, so that no two mix; with a single
 * part, at once.
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

/** Sums the outcomes of parts. */
export function sumOf(outcomes: readonly PartOutcome[]): PartOutcome {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const one of outcomes) {
    for (const what of ['passed', 'failed', 'skipped'] as const) counts[what] += one.counts[what];
  }
  return { counts, failures: outcomes.flatMap(({ failures }) => failures) };
}

/** Runs a part in its own process. */
export async function runPart(
  part: Part,
  print: (chunk: Buffer) => unknown,
  signal: AbortSignal,
  limits?: TimeLimits,
): Promise<PartOutcome> {
  const own = startTestProcess(signal, limits);
  return sumOf([await own.run(part, print), await own.end()]);
}
