import { fork } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { z } from 'zod';

const countsSchema = z.object({ passed: z.int(), failed: z.int(), skipped: z.int() });
const failureSchema = z.object({ file: z.string(), name: z.string(), says: z.string() });
const fromProcessSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ended'), counts: countsSchema, isClean: z.boolean() }),
  z.object({ kind: z.literal('failed'), failure: failureSchema }),
]);

/** Test files that run one after another in one process. */
const partSchema = z.object({ name: z.string(), files: z.array(z.string()).readonly() }).readonly();
export type Part = z.infer<typeof partSchema>;

/** Sent instead of a part when there is none left. */
export const noPart = 'no part is left';
export const orderSchema = z.union([partSchema, z.literal(noPart)]);

/** Counts of a part's tests, by outcome. */
export type PartCounts = Readonly<z.infer<typeof countsSchema>>;

/** A failed test: `says` is its error, with the difference and the stack. */
export type Failure = Readonly<z.infer<typeof failureSchema>>;

/** A message from a part's process to its parent. */
export type FromProcess = z.infer<typeof fromProcessSchema>;

/** Marks the end of a part's output, to separate it from the next one's. */
export const endOfPrint = '\u001e';

export interface PartOutcome {
  readonly counts: PartCounts;
  readonly failures: readonly Failure[];
}

/** A process that runs one part after another. */
export interface TestProcess {
  /** Runs a part; whatever makes it fail counts as at least one failed test. */
  run(part: Part, print: (chunk: Buffer) => unknown): Promise<PartOutcome>;
  /** False once it has ended by itself. */
  isAlive(): boolean;
  /** How many files it has run. */
  files(): number;
  /** Ends it; an error or a timeout in that counts as a failed test. */
  end(): Promise<PartOutcome>;
}

const script = join(import.meta.dirname, '../run-part.ts');
const withoutPromiseHooks = pathToFileURL(join(import.meta.dirname, 'without-promise-hooks.ts')).href;
/** A hanging part is a failure with its name, instead of an endless run. */
const partTimeoutMs = 15 * 60_000;

/** Most of what tests allocate lives for one test: collecting it less often saves a twentieth of the processor time. */
const roomForYoung = ['--min-semi-space-size=32', '--max-semi-space-size=32'];

/** Starts a process for parts; `signal` stops it. */
export function startTestProcess(signal: AbortSignal): TestProcess {
  const child = fork(script, [], {
    execArgv: ['--disable-warning=ExperimentalWarning', '--import', withoutPromiseHooks, ...roomForYoung],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    signal,
  });
  // When the run is aborted; the end of the child is awaited elsewhere.
  child.on('error', () => {});
  let code: number | null = null;
  let hasEnded = false;
  const closed = new Promise<undefined>((resolve) => {
    child.once('close', (how) => {
      code = how;
      hasEnded = true;
      resolve(undefined);
    });
  });
  let isTold = false;
  let files = 0;
  let running: Running | null = null;
  /** Failures between the parts. */
  const late: Failure[] = [];
  child.stdout?.on('data', (chunk: Buffer) => {
    if (running === null) return void process.stdout.write(chunk);
    running.isPrinted = chunk.at(-1) === endOfPrint.charCodeAt(0);
    running.print(running.isPrinted ? chunk.subarray(0, -1) : chunk);
    look(running);
  });
  child.on('message', (message) => {
    const from = fromProcessSchema.parse(message);
    if (from.kind === 'failed') (running?.failures ?? late).push(from.failure);
    else if (running !== null) running.ended = from;
    if (running !== null) look(running);
  });

  async function inTime(work: Promise<unknown>): Promise<void> {
    const timer = setTimeout(() => child.kill('SIGKILL'), partTimeoutMs);
    await work.finally(() => {
      clearTimeout(timer);
    });
  }

  return {
    async run(part, print) {
      files += part.files.length;
      const { promise, resolve } = Promise.withResolvers<undefined>();
      const own: Running = { print, failures: [], ended: null, isPrinted: false, over: () => resolve(undefined) };
      running = own;
      child.send(part, () => {});
      await inTime(Promise.race([promise, closed]));
      running = null;
      isTold = hasEnded;
      const { counts, isClean } = own.ended ?? { counts: none.counts, isClean: false };
      const outcome = { counts, failures: own.failures };
      return isClean ? outcome : failedOutside(part.name, outcome, print);
    },
    isAlive: () => !hasEnded,
    files: () => files,
    async end() {
      // An earlier end was already reported, as a failure of the part that it ran.
      if (hasEnded && isTold) return none;
      const isAsked = !hasEnded;
      child.send(noPart, () => {});
      await inTime(closed);
      const outcome = { ...none, failures: late };
      return isAsked && code === 0
        ? outcome
        : failedOutside(`after ${files} files`, outcome, (text) => process.stdout.write(text));
    },
  };
}

/** A running part. */
interface Running {
  readonly print: (chunk: Buffer) => unknown;
  readonly failures: Failure[];
  readonly over: () => void;
  ended: Extract<FromProcess, { kind: 'ended' }> | null;
  isPrinted: boolean;
}

const none: PartOutcome = { counts: { passed: 0, failed: 0, skipped: 0 }, failures: [] };

function look({ ended, isPrinted, over }: Running): void {
  if (ended !== null && isPrinted) over();
}

/** An error after its test has ended fails the process, not the test. */
function failedOutside(
  name: string,
  { counts, failures }: PartOutcome,
  print: (chunk: Buffer) => unknown,
): PartOutcome {
  const says = 'something failed outside the tests, or ended them';
  print(Buffer.from(`✖ ${name}: ${says}\n`));
  return {
    counts: { ...counts, failed: counts.failed + 1 },
    failures: [...failures, { file: name, name: says, says }],
  };
}
