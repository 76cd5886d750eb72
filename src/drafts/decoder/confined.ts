import { execFile } from 'node:child_process';
import { type DisposableTempDir, existsSync, mkdtempDisposableSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { filterFor } from './kernel-filter.ts';

/** Paths that every program on this machine reads: libraries, and no private data. */
const system = ['/usr', '/lib', '/lib64', '/dev/null'];

/**
 * Whether this machine can confine a program. `unknown`: that could not be found out at the moment, for example because
 * no process could be started.
 */
export type Confinement = 'can' | 'cannot' | 'unknown';

export interface Confined extends Disposable {
  /** The command-line words to put before a program and its arguments. Empty on a machine that cannot confine it. */
  readonly before: readonly string[];
}

/**
 * Prepares to start a program with util-linux's setpriv (2.41 and newer), so that the kernel lets it open only its own
 * files (Landlock), inspect no other process, reach no host and no socket (seccomp), and ends it with its parent.
 * `written`: files that it may write. Returns null if it is unknown at the moment whether this machine can do that, or
 * if it can and there is no room for the filter's file: then the program must not be started. Do not dispose the result
 * before the program has started.
 */
export async function confined(files: readonly string[], written: readonly string[] = []): Promise<Confined | null> {
  switch (await confinement()) {
    case 'can':
      return prepared(files, written);
    case 'cannot':
      return { before: [], [Symbol.dispose]() {} };
    case 'unknown':
      return null;
  }
}

/** The answer for this machine, once it is known: only a new kernel or a new setpriv changes it. */
let answered: Exclude<Confinement, 'unknown'> | null = null;

/** Tests whether this machine can confine a program so. Repeats the test only as long as the answer is unknown. */
export async function confinement(): Promise<Confinement> {
  if (answered !== null) return answered;
  const answer = await tried();
  if (answer !== 'unknown') answered = answer;
  return answer;
}

const triedWithinMs = 20_000;
/**
 * How setpriv (also BusyBox's) says that it or the kernel lacks something. Any other failure can pass, such as a lack of
 * memory or of processes.
 */
const lacking =
  /^setpriv: (?:unrecognized option\b|Seccomp non-functional|(?!failed to execute).*: (?:Function not implemented|Operation not (?:supported|permitted)|Invalid argument)$)/mu;

async function tried(): Promise<Confinement> {
  if (filter() === null) return 'cannot';
  using confinement = prepared([], []);
  if (confinement === null) return 'unknown';
  const [command = '', ...args] = confinement.before;
  const options = { cwd: '/', env: {}, timeout: triedWithinMs };
  // Awaited here, since the filter's file is deleted at the end of this scope.
  return await new Promise((resolve) => {
    execFile(command, [...args, 'true'], options, (error, _, stderr) => {
      if (error === null) resolve('can');
      else resolve(error.code === 'ENOENT' || (error.killed !== true && lacking.test(stderr)) ? 'cannot' : 'unknown');
    });
  });
}

function filter(): Uint8Array | null {
  return process.platform === 'linux' ? filterFor(process.arch) : null;
}

/** Writes the filter's file, and returns the words before a program's; null if the file cannot be written. */
function prepared(files: readonly string[], written: readonly string[]): Confined | null {
  const folder = folderWithFilter();
  if (folder === null) return null;
  const filterFile = join(folder.path, filterName);
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
  return { before, [Symbol.dispose]: () => folder.remove() };
}

const filterName = 'filter';

function folderWithFilter(): DisposableTempDir | null {
  try {
    const folder = mkdtempDisposableSync(join(tmpdir(), 'tambour-'));
    try {
      writeFileSync(join(folder.path, filterName), filter() ?? '', { mode: 0o600 });
      return folder;
    } catch {
      folder.remove();
      return null;
    }
  } catch {
    return null;
  }
}
