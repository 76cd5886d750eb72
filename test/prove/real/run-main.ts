import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { mutants } from '../mutants.ts';
import { changedRooms } from '../mutate.ts';
import { shorter } from './durations.ts';
import type { Ground } from './open-ground.ts';

const script = join(import.meta.dirname, 'tambour-process.ts');

/** Files with the changed rooms, by place. Hundreds of processes share them instead of parsing all rooms each. */
const written = new Set<string>();

/** Runs any command of `src/main.ts` with the same waits. */
export function runMain(
  { environment, data }: Pick<Ground, 'environment' | 'data'>,
  args: readonly string[],
  {
    guard = null,
    more = {},
  }: { readonly guard?: string | null; readonly more?: Readonly<Record<string, string>> } = {},
): ChildProcess {
  const mutant = mutants.find((one) => one.guard === guard);
  if (guard !== null && mutant === undefined) throw new Error(`no mutant without ${guard}`);
  const rooms = join(data, '..', `rooms-${mutant === undefined ? 'whole' : mutants.indexOf(mutant)}.json`);
  if (!written.has(rooms)) {
    writeFileSync(rooms, JSON.stringify([...changedRooms([...shorter, ...(mutant?.without ?? [])])]));
    written.add(rooms);
  }
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, JSON.stringify({ rooms, args })], {
    cwd: data,
    env: { PATH: process.env['PATH'], ...environment, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
