import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { type Frame, type FrameLimits, frameOf, framesIn } from './frames.ts';
import type { Question } from './question.ts';

export interface Launched {
  readonly frames: AsyncGenerator<Frame, undefined>;
  readonly send: (question: Question, bytes: Uint8Array) => void;
  readonly hasEnded: () => boolean;
  readonly kill: () => void;
}

export interface Program {
  readonly command: readonly string[];
  /** Its files, besides the system's libraries. */
  readonly files: readonly string[];
}

const here = import.meta.dirname;
const root = join(here, '../../..');
/** The files of Tambour that the decoder reads. */
const ownFiles = [here, join(root, 'package.json'), join(root, 'node_modules')];
const entry = fileURLToPath(new URL('decoder-process.ts', import.meta.url));

/**
 * The decoder gets 1.5 GiB: the largest picture takes 1 GiB, and Node reserves half of that at its start. It writes no
 * file, leaves no core dump, and is killed first when memory is short.
 */
const limited = `echo 1000 > /proc/$$/oom_score_adj
ulimit -c 0
ulimit -f 0
ulimit -d 1572864
exec env -i "$@"`;

export const ownProgram: Program = {
  files: [process.execPath, ...ownFiles],
  command: [
    process.execPath,
    // OpenSSL's usual configuration is a system file that may be unreadable here.
    '--openssl-config=/dev/null',
    // Restricts only JavaScript: native code calls the kernel without Node.
    '--permission',
    '--allow-addons',
    ...ownFiles.map((path) => `--allow-fs-read=${path}`),
    '--max-old-space-size=64',
    '--max-semi-space-size=4',
    entry,
  ],
};

/**
 * Starts a decoder with an empty environment and no open files but its two pipes. It does not keep this process alive.
 * `limits`: of its answers. Returns null if the system starts no process at the moment.
 */
export function launch(command: readonly string[], limits: () => FrameLimits): Launched | null {
  const child = spawn('/bin/sh', ['-c', limited, 'sh', ...command], {
    cwd: '/',
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  let hasEnded = false;
  for (const event of ['error', 'exit'] as const) {
    child.once(event, () => {
      hasEnded = true;
    });
  }
  if (child.pid === undefined) return null;
  const { stdin, stdout } = child;
  child.unref();
  for (const pipe of [stdin, stdout]) if (pipe instanceof Socket) pipe.unref();
  // It may end during a write; reading its answer then shows that.
  stdin.on('error', () => undefined);
  return {
    frames: framesIn(stdout, limits),
    send(question, bytes) {
      for (const part of frameOf(question, bytes)) stdin.write(part);
    },
    hasEnded: () => hasEnded,
    kill() {
      child.kill('SIGKILL');
      stdin.destroy();
      stdout.destroy();
    },
  };
}
