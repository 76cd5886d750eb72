import { once } from 'node:events';

import type { Ground } from './open-ground.ts';
import { runMain } from './run-main.ts';

/** One running Tambour among several, as the kernel sees it. */
export interface Replica {
  readonly name: string;
  /** 0 where it could not be started. */
  readonly pid: number;
  /** Resolves once it said where it is; false where it ended before. */
  readonly started: Promise<boolean>;
  /** Where it answers; null until it said so. */
  url(): string | null;
  isAlive(): boolean;
  /** All that it wrote. */
  output(): string;
  kill(): Promise<void>;
  /** SIGSTOP; SIGCONT. */
  stop(): void;
  resume(): void;
  /** SIGTERM; the exit code. */
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
