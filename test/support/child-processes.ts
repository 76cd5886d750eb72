import { readFileSync, readdirSync } from 'node:fs';

/** The processes that a process has started and that still run, by their numbers. Linux alone tells. */
function childProcesses(parent: number): readonly number[] {
  return readdirSync(`/proc/${parent}/task`).flatMap((thread) =>
    readFileSync(`/proc/${parent}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
}

/** Lists the child processes, of this process unless another is named, that run this file. */
export function childrenRunning(file: string, parent: number = process.pid): readonly number[] {
  return childProcesses(parent).filter((pid) => argumentsOf(pid).some((argument) => argument.endsWith(file)));
}

function argumentsOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}
