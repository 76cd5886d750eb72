import { readFileSync, readdirSync } from 'node:fs';

/** Memory of processes, in MiB. PSS counts a page shared by n processes as one nth for each. */
export interface Memory {
  readonly rssMiB: number;
  readonly pssMiB: number;
}

/** Measures these processes together; Linux only. */
export function memoryOf(pids: readonly number[]): Memory {
  const sum = (field: 'Rss' | 'Pss'): number =>
    pids.reduce((all, pid) => {
      const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
      return all + Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(rollup)?.[1] ?? Number.NaN) / 1024;
    }, 0);
  return { rssMiB: sum('Rss'), pssMiB: sum('Pss') };
}

/** Lists the processes of the PostgreSQL server on this data folder, including its backends. */
export function postgresOf(dataFolder: string): readonly number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const main = all.find((pid) => {
    const args = read(`/proc/${pid}/cmdline`).split('\0');
    return (args[0] ?? '').endsWith('/postgres') && args.some((arg) => arg.startsWith(dataFolder));
  });
  if (main === undefined) throw new Error(`no PostgreSQL runs on ${dataFolder}`);
  const children = all.filter((pid) => / \(.*\) \S (\d+)/.exec(` ${read(`/proc/${pid}/stat`)}`)?.[1] === main);
  return [main, ...children].map(Number);
}

/** Reads a file of /proc. Its process may end meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
