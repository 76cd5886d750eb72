import { once } from 'node:events';

import type { Ground } from './open-ground.ts';
import { runMain } from './run-main.ts';

/** One of several Tambour processes. */
export interface Replica {
  readonly name: string;
  /** 0 if it could not be started. */
  readonly pid: number;
  /** Resolves once it has printed its address; false if it ended before. */
  readonly started: Promise<boolean>;
  /** Returns its address; null until it has printed it. */
  url(): string | null;
  isAlive(): boolean;
  /** Returns all its output. */
  output(): string;
  kill(): Promise<void>;
  /** Sends SIGSTOP; `resume` sends SIGCONT. */
  stop(): void;
  resume(): void;
  /** Sends SIGTERM; returns the exit code. */
  end(): Promise<number | null>;
}

/** Starts `src/main.ts start` in a process of its own. */
export function startReplica(
  ground: Ground,
  name: string,
  {
    guard = null,
    more = {},
  }: { readonly guard?: string | null; readonly more?: Readonly<Record<string, string>> } = {},
): Replica {
  const child = runMain(ground, ['start'], { guard, more });
  const exited = once(child, 'exit');
  let written = '';
  let url: string | null = null;
  const started = new Promise<boolean>((settle) => {
    const take = (chunk: Buffer): void => {
      written = (written + chunk.toString()).slice(-200_000);
      url ??= /^ {4}(http:\S+)$/m.exec(written)?.[1] ?? null;
      if (url !== null) settle(true);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    void exited.then(() => settle(false));
  });
  const isAlive = (): boolean => child.exitCode === null && child.signalCode === null;
  return {
    name,
    pid: child.pid ?? 0,
    started,
    url: () => url,
    isAlive,
    output: () => written,
    async kill() {
      if (isAlive()) child.kill('SIGKILL');
      await exited;
    },
    stop: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    async end() {
      if (isAlive()) child.kill('SIGTERM');
      await exited;
      return child.exitCode;
    },
  };
}
