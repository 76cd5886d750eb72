import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

import type { Ground } from './open-ground.ts';

const script = join(import.meta.dirname, 'tambour-process.ts');

/** Any command of `src/main.ts`, with the same waits. */
export function runMain(
  { environment, data }: Pick<Ground, 'environment' | 'data'>,
  args: readonly string[],
  {
    guard = null,
    more = {},
  }: { readonly guard?: string | null; readonly more?: Readonly<Record<string, string>> } = {},
): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, JSON.stringify({ guard, args })], {
    cwd: data,
    env: { PATH: process.env['PATH'], ...environment, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
