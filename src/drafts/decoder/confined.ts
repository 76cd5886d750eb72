import { execFile } from 'node:child_process';
import { mkdtempDisposableSync, existsSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { filterFor } from './kernel-filter.ts';

/** Paths that every program on this machine reads: libraries, and no private data. */
const system = ['/usr', '/lib', '/lib64', '/dev/null'];

export interface Confined extends Disposable {
  /** The command-line words to put before a program and its arguments. */
  readonly before: readonly string[];
}

/**
 * Prepares to start a program with util-linux's setpriv (2.41 and newer), so that the kernel lets it open only its own
 * files (Landlock), inspect no other process, reach no host and no socket (seccomp), and ends it with its parent.
 * `written`: files that it may write. Returns null on a system or processor that does not support this. Do not dispose
 * the result before the program has started.
 */
export function confined(files: readonly string[], written: readonly string[] = []): Confined | null {
  const filter = process.platform === 'linux' ? filterFor(process.arch) : null;
  if (filter === null) return null;
  const folder = mkdtempDisposableSync(join(tmpdir(), 'tambour-'));
  const filterFile = join(folder.path, 'filter');
  writeFileSync(filterFile, filter, { mode: 0o600 });
  const before = [
    'setpriv',
    '--no-new-privs',
    '--pdeathsig=KILL',
    `--seccomp-filter=${filterFile}`,
    '--landlock-access=fs',
    ...[...system.filter((path) => existsSync(path)), ...files, filterFile].map(
      (path) =>
        `--landlock-rule=path-beneath:execute,read-file${statSync(path).isDirectory() ? ',read-dir' : ''}:${path}`,
    ),
    ...written.map((path) => `--landlock-rule=path-beneath:write-file,read-file,truncate:${path}`),
  ];
  return {
    before,
    [Symbol.dispose]() {
      folder.remove();
    },
  };
}

/** Tests whether this machine can confine a program so. */
export async function canConfine(): Promise<boolean> {
  using confinement = confined([]);
  if (confinement === null) return false;
  const [command = '', ...args] = confinement.before;
  // Awaited here, since the filter's file is deleted at the end of this scope.
  return await promisify(execFile)(command, [...args, 'true'], { env: {} }).then(
    () => true,
    () => false,
  );
}
