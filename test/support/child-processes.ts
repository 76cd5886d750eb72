import { readFileSync, readdirSync } from 'node:fs';

/** Lists the running child processes of a process, by their ids. Works on Linux only. */
function childProcesses(parent: number): readonly number[] {
  return readdirSync(`/proc/${parent}/task`).flatMap((thread) =>
    readFileSync(`/proc/${parent}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
}

/** Lists the child processes that run this file, of this process by default. */
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
