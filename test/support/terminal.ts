import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import { until } from './until.ts';

const main = join(import.meta.dirname, '../../bin/tambour.js');

/** The program in a terminal of its own, with somebody who reads and types. */
export interface TypedTerminal extends AsyncDisposable {
  /** Waits for what was not read yet, then types; without `keys`, only waits. */
  answer(question: RegExp, keys?: string): Promise<void>;
  /** All that it showed, without colours and cursor movements. */
  seen(): string;
  /** The exit code. */
  ended(): Promise<number>;
}

export const enter = '\r';
export const down = '\u001B[B';
export const ctrlC = '\u0003';
/** Empties the line, and types. */
export function anew(text: string): string {
  return `\u0015${text}\r`;
}

/**
 * Opens one. `script`, which every Debian has, makes the terminal:
 * https://man7.org/linux/man-pages/man1/script.1.html.
 */
export function openTerminal(
  args: readonly string[],
  how: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): TypedTerminal {
  const quoted = [process.execPath, '--disable-warning=ExperimentalWarning', main, ...args].map((part) => `'${part}'`);
  const command = `stty cols 110 rows 50; exec ${quoted.join(' ')}`;
  const env = { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', TERM: 'xterm', SHELL: '/bin/sh', ...how.env };
  const child = spawn('script', ['--quiet', '--return', '--flush', '--command', command, '/dev/null'], {
    cwd: how.cwd,
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'close');
  let written = '';
  child.stdout.on('data', (bytes: Buffer) => {
    written += bytes.toString();
  });
  let read = 0;
  const seen = (): string => stripVTControlCharacters(written);
  return {
    async answer(question, keys = '') {
      await until(`${String(question)} in:\n${seen().slice(-1500)}`, () => {
        const match = question.exec(seen().slice(read));
        if (match === null) return false;
        read += match.index + match[0].length;
        return true;
      }).catch((error: unknown) => {
        throw new Error(`the terminal shows:\n${seen().slice(read)}`, { cause: error });
      });
      // A caller that only waits may be waiting for the last that the program says.
      if (keys !== '') child.stdin.write(keys);
    },
    seen,
    async ended() {
      await exited;
      return child.exitCode ?? -1;
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.kill('SIGKILL')) await exited;
    },
  };
}
