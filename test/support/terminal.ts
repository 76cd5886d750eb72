import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import { until } from './until.ts';

const main = join(import.meta.dirname, '../../bin/tambour.js');

/** The program in its own terminal, with somebody who reads and types. */
export interface TypedTerminal extends AsyncDisposable {
  /** Waits for unread output, then types; without `keys`, only waits. */
  answer(question: RegExp, keys?: string): Promise<void>;
  /** Everything shown, without colours and cursor movements. */
  seen(): string;
  /** Resolves to the exit code. */
  ended(): Promise<number>;
  /** Closes the window: only the system tells the programs in it. */
  closeWindow(): Promise<void>;
}

export const enter = '\r';
export const down = '\u001B[B';
export const ctrlC = '\u0003';
/** Clears the line, and types. */
export function anew(text: string): string {
  return `\u0015${text}\r`;
}

interface Where {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Returns the program as a shell command. */
export function typedProgram(args: readonly string[]): string {
  const words = [process.execPath, '--disable-warning=ExperimentalWarning', main, ...args];
  return words.map((part) => `'${part}'`).join(' ');
}

/** Opens a terminal that runs only the program. */
export function openTerminal(args: readonly string[], how: Where): TypedTerminal {
  return openShell(`exec ${typedProgram(args)}`, how);
}

/**
 * Opens a terminal with a shell that runs a command. `script`, part of every Debian, provides the terminal:
 * https://man7.org/linux/man-pages/man1/script.1.html.
 */
export function openShell(typed: string, how: Where): TypedTerminal {
  const command = `stty cols 110 rows 50; ${typed}`;
  const env = { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', TERM: 'xterm', SHELL: '/bin/sh', ...how.env };
  const child = spawn('script', ['--quiet', '--return', '--flush', '--command', command, '/dev/null'], {
    cwd: how.cwd,
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let hasEnded = false;
  child.once('close', () => {
    hasEnded = true;
  });
  const exited = once(child, 'close');
  let written = '';
  child.stdout.on('data', (bytes: Buffer) => {
    written += bytes.toString();
  });
  let read = 0;
  const end = async (): Promise<void> => {
    if (child.exitCode === null && child.kill('SIGKILL')) await exited;
  };
  const seen = (): string => stripVTControlCharacters(written);
  return {
    async answer(question, keys = '') {
      await until(`${String(question)} in:\n${seen().slice(-1500)}`, () => {
        // Looked at first: what is written until the end is all there then.
        const isOver = hasEnded;
        const match = question.exec(seen().slice(read));
        if (match === null && isOver) throw new Error('the program has ended');
        if (match === null) return false;
        read += match.index + match[0].length;
        return true;
      }).catch((error: unknown) => {
        throw new Error(`the terminal shows:\n${seen().slice(read)}`, { cause: error });
      });
      // A caller that only waits may wait for the program's last words.
      if (keys !== '') child.stdin.write(keys);
    },
    seen,
    async ended() {
      await exited;
      return child.exitCode ?? -1;
    },
    closeWindow: end,
    [Symbol.asyncDispose]: end,
  };
}
