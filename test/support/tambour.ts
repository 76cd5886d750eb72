import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';

import type { Language } from '#languages.ts';
import type { Connection } from '#storage/connection.ts';

import { openTestDatabase } from './store.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { onServer } from './test-server.ts';

const own = join(import.meta.dirname, '../../bin/tambour.js');
/** A first start takes three seconds of a processor, and on a busy machine many times as long. */
const startsWithinMs = 240_000;
const endsWithinMs = 60_000;

type Environment = Readonly<Record<string, string>>;

/** A server program that runs until it is told to end. */
export interface Running {
  readonly url: string;
  readonly pid: number;
  /** Milliseconds from the call until it printed its address. */
  readonly startedInMs: number;
  /** Everything that it wrote, on both streams. */
  output(): string;
  /** Kills it at once, as the kernel may. */
  kill(): Promise<void>;
  /** Sends SIGTERM; resolves to the exit code. */
  stop(): Promise<number>;
  /** Waits until it ends by itself, for at most a minute; resolves to the exit code. */
  ended(): Promise<number>;
}

/** Outcome of a command. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  /** Standard input. */
  readonly input?: string;
  readonly env?: Environment;
}

/** The real program with its own data folder, in its own processes. */
export interface Tambour extends AsyncDisposable {
  /** The data folder. */
  readonly data: string;
  /** Its environment, for starting it in other ways. */
  readonly env: Environment;
  /** Its database; null if it runs its own. */
  readonly connection: Connection | null;
  start(more?: Environment, args?: readonly string[]): Promise<Running>;
  /** Starts the practice chat and networks in their own process, for a `start` beside it. */
  startPractice(): Promise<Running>;
  /** Runs one command. */
  run(args: readonly string[], more?: RunOptions): Promise<Ended>;
  /**
   * Moves everything that deliveries and jobs wait for nearer, as if the machine had stood still; in its given
   * database, or in `elsewhere`.
   */
  letPass(seconds: number, elsewhere?: Connection): Promise<void>;
}

export interface TambourOptions {
  /**
   * `ready`: a given one, as after a first start; `empty`: a given one, for a first start; `embedded`: Tambour's own.
   */
  readonly database?: 'ready' | 'empty' | 'embedded';
  /** The machine's language, given by LANG. */
  readonly language?: Language;
  readonly env?: Environment;
  /** The program to run; left out: this one. */
  readonly program?: string;
}

/** Prepares a Tambour: `await using tambour = await openTambour()`. Starts nothing yet. */
export async function openTambour(options: TambourOptions = {}): Promise<Tambour> {
  await using opened = new AsyncDisposableStack();
  const folder = opened.use(await temporaryFolder());
  const { database: content = 'ready', program = own } = options;
  const database = content === 'embedded' ? null : opened.use(await openTestDatabase(content));
  const programs = new Set<Running>();
  opened.defer(async () => {
    for (const program of programs) await program.kill();
  });
  const data = join(folder.path, 'data');
  const env: Environment = {
    PATH: process.env['PATH'] ?? '',
    LANG: options.language === undefined ? 'C' : `${options.language}.UTF-8`,
    TAMBOUR_DATA: data,
    TAMBOUR_PORT: '0',
    ...compiledOnce(),
    ...(database === null ? {} : { DATABASE_URL: database.url }),
    ...options.env,
  };
  const start = async (
    command: readonly ['start' | 'practice', ...args: readonly string[]],
    more: Environment,
  ): Promise<Running> => {
    const running = await startProgram(command, { program, cwd: folder.path, env: { ...env, ...more } });
    programs.add(running);
    return running;
  };
  let practiceUrl: Environment = {};
  const rest = opened.move();
  return {
    data,
    env,
    connection: database?.connection ?? null,
    start: (more = {}, args = []) => start(['start', ...args], { ...practiceUrl, ...more }),
    async startPractice() {
      const servers = await start(['practice'], {});
      practiceUrl = { TAMBOUR_PRACTICE_URL: servers.url };
      return servers;
    },
    run: (args, { input = '', env: other = {} } = {}) =>
      runProgram(args, { program, cwd: folder.path, env: { ...env, ...other }, input }),
    async letPass(seconds, elsewhere = database?.connection) {
      if (elsewhere === undefined) throw new Error('only a given database can be changed from outside');
      await onServer(elsewhere, (client) => client.query(sooner(seconds)));
    },
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  };
}

/** Shares the compile cache of `npm test`: each data folder would otherwise have its own. */
function compiledOnce(): Environment {
  const folder = process.env['NODE_COMPILE_CACHE'];
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: folder };
}

/** Starts a server program; throws with its output if it ends instead. */
async function startProgram(
  command: readonly string[],
  { program, ...how }: { readonly program: string; readonly cwd: string; readonly env: Environment },
): Promise<Running> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...command], {
    ...how,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  let written = '';
  const said = new Promise<string>((settle) => {
    const take = (chunk: Buffer): void => {
      written += chunk.toString();
      const url = /^ {4}(http:\S+)$/m.exec(written)?.[1];
      if (url !== undefined) settle(url);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
  });
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<number> => {
    if (child.exitCode === null && child.signalCode === null && child.kill(signal)) await exited;
    return child.exitCode ?? -1;
  };
  const url = await Promise.race([said, exited.then(() => null), pause(startsWithinMs, null, { ref: false })]);
  if (url === null || child.pid === undefined) {
    await end('SIGKILL');
    throw new Error(`"${command.join(' ')}" did not start:\n${written}`);
  }
  return {
    url,
    pid: child.pid,
    startedInMs: performance.now() - startedAt,
    output: () => written,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    async ended() {
      await Promise.race([exited, pause(endsWithinMs, null, { ref: false })]);
      if (child.exitCode === null) throw new Error(`process ${child.pid} still runs:\n${written}`);
      return child.exitCode;
    },
  };
}

async function runProgram(
  args: readonly string[],
  how: { readonly program: string; readonly cwd: string; readonly env: Environment; readonly input: string },
): Promise<Ended> {
  const { program, cwd, env, input } = how;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args], { cwd, env });
  const ended = once(child, 'close');
  // A command that ends without reading its input is no error outside of its test.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  // A "start" that should have been refused would run for ever.
  const tooLong = setTimeout(() => child.kill('SIGKILL'), startsWithinMs);
  const [out, err] = await Promise.all([readAll(child.stdout), readAll(child.stderr), ended]);
  clearTimeout(tooLong);
  return { code: child.exitCode ?? -1, out, err };
}

function sooner(seconds: number): string {
  const before = `- interval '${seconds} seconds'`;
  return `
    UPDATE "Delivery" SET "dueAt" = "dueAt" ${before}, "leaseUntil" = "leaseUntil" ${before};
    UPDATE pgboss.job SET start_after = start_after ${before} WHERE state IN ('created', 'retry');
    UPDATE pgboss.job SET heartbeat_on = heartbeat_on ${before} WHERE state = 'active'`;
}
