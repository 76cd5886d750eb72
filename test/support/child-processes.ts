import { readFileSync, readdirSync } from 'node:fs';

/** The processes that this one has started and that still run, by their numbers. Linux alone tells. */
function childProcesses(): readonly number[] {
  return readdirSync('/proc/self/task').flatMap((thread) =>
    readFileSync(`/proc/self/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
}

/** The child processes that run this file. */
export function childrenRunning(file: string): readonly number[] {
  return childProcesses().filter((pid) => argumentsOf(pid).some((argument) => argument.endsWith(file)));
}

function argumentsOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}
