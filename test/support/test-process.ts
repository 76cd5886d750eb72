import { fork } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { z } from 'zod';

const countsSchema = z.object({ passed: z.int(), failed: z.int(), skipped: z.int() });
const failureSchema = z.object({
  file: z.string(),
  name: z.string(),
  says: z.string(),
  /** It took longer than it may, and its process was ended. */
  isOverrun: z.boolean().default(false),
});
const fromProcessSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ended'), counts: countsSchema, isClean: z.boolean() }),
  z.object({ kind: z.literal('failed'), failure: failureSchema }),
  /** A test has begun. */
  z.object({ kind: z.literal('running'), file: z.string(), name: z.string() }),
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
export type Failure = Readonly<z.input<typeof failureSchema>>;

/** A message from a part's process to its parent. */
export type FromProcess = z.input<typeof fromProcessSchema>;

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
/** How long a process may take. What takes longer is ended and is a failure with its name, not an endless run. */
export interface TimeLimits {
  /** For the tests of one file. */
  readonly fileMs: (file: string) => number;
  /** For closing what its tests shared, after the last of them. */
  readonly endMs: number;
  /** For the end of its output, which programs that it started may hold open. */
  readonly outputMs: number;
}

/** Several times as long as files take on a busy machine. */
const usualLimits: TimeLimits = {
  fileMs: (file) => (file.endsWith('.long.test.ts') ? 20 : 5) * 60_000,
  endMs: 60_000,
  outputMs: 5_000,
};

/** Most of what tests allocate lives for one test: collecting it less often saves a twentieth of the processor time. */
const roomForYoung = ['--min-semi-space-size=32', '--max-semi-space-size=32'];

/** Starts a process for parts; `signal` stops it. */
export function startTestProcess(signal: AbortSignal, limits: TimeLimits = usualLimits): TestProcess {
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
  child.once('exit', () => {
    setTimeout(() => child.stdout?.destroy(), limits.outputMs).unref();
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
    switch (from.kind) {
      case 'failed':
        (running?.failures ?? late).push(from.failure);
        break;
      case 'running':
        running?.begins(from);
        break;
      case 'ended':
        if (running !== null) running.ended = from;
    }
    if (running !== null) look(running);
  });

  /** Ends the process when something has taken too long, and says what. */
  function limited(
    ms: number,
    failures: Failure[],
    what: Pick<Failure, 'file' | 'name'>,
    says: string,
  ): NodeJS.Timeout {
    return setTimeout(() => {
      failures.push({ ...what, isOverrun: true, says: `${says} ${Math.round(ms / 1000)} s, and was ended` });
      child.kill('SIGKILL');
    }, ms);
  }

  return {
    async run(part, print) {
      files += part.files.length;
      const { promise, resolve } = Promise.withResolvers<undefined>();
      const failures: Failure[] = [];
      const test = { file: part.name, name: 'before its first test' };
      const limit = (file: string): NodeJS.Timeout =>
        limited(limits.fileMs(file), failures, test, 'its file had run for');
      let timer = limit(part.files[0] ?? part.name);
      const begins = ({ file, name }: { readonly file: string; readonly name: string }): void => {
        if (file !== test.file) {
          clearTimeout(timer);
          timer = limit(file);
        }
        test.file = file;
        test.name = name;
      };
      const own: Running = { print, failures, begins, ended: null, isPrinted: false, over: () => resolve(undefined) };
      running = own;
      child.send(part, () => {});
      await Promise.race([promise, closed]);
      clearTimeout(timer);
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
      const what = { file: `after ${files} files`, name: 'as it closed what its tests had left open' };
      const timer = limited(limits.endMs, late, what, 'it had not ended after');
      await closed;
      clearTimeout(timer);
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
  readonly begins: (test: { readonly file: string; readonly name: string }) => void;
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
  const told = failures.find(({ isOverrun }) => isOverrun === true) ?? { file: name, name: says, says };
  print(Buffer.from(`✖ ${told.file}: ${told.name}: ${told.says}\n`));
  return {
    counts: { ...counts, failed: counts.failed + 1 },
    failures: failures.includes(told) ? failures : [...failures, told],
  };
}
