import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A program in a separate process that serves HTTP. */
export interface Program extends AsyncDisposable {
  readonly url: string;
  readonly pid: number;
  /** Milliseconds from the spawn until `/readyz` answered 200. */
  readonly readyInMs: number;
  /** Returns its log lines so far, from level "warn" on. */
  warnings(): readonly string[];
}

const lookEveryMs = 3;
const readyWithinMs = 60_000;

/** Runs a script on a free port, which it gets through `env`, until it is ready. Throws with its output if it fails. */
export async function startProgram(
  script: readonly string[],
  env: (port: number) => Readonly<Record<string, string>>,
): Promise<Program> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const begunAt = performance.now();
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...script], {
    env: { PATH: process.env['PATH'], LANG: 'C', ...env(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (written += chunk.toString()));
  const exited = once(child, 'exit');
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const end = async (): Promise<void> => {
    if (!isOver()) child.kill('SIGTERM');
    await Promise.race([exited, pause(10_000, null, { ref: false })]);
    if (!isOver()) child.kill('SIGKILL');
    await exited;
  };
  while (!(await isReady(url))) {
    if (isOver() || performance.now() - begunAt > readyWithinMs) {
      await end();
      throw new Error(`${script[0] ?? 'the program'} did not become ready:\n${written}`);
    }
    await pause(lookEveryMs);
  }
  const readyInMs = performance.now() - begunAt;
  const warnings = (): readonly string[] => written.split('\n').filter((line) => /^\{"level":[456]0,/.test(line));
  return { url, pid: child.pid ?? 0, readyInMs, warnings, [Symbol.asyncDispose]: end };
}

async function isReady(url: string): Promise<boolean> {
  try {
    const { status } = await fetch(`${url}/readyz`);
    return status === 200;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
