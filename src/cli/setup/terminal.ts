import type { Readable, Writable } from 'node:stream';

import { CANCEL_SYMBOL, confirm, log, multiselect, note, password, select, text } from '@clack/prompts';

/** Thrown when Ctrl-C is pressed. */
export class Cancelled extends Error {}

/** A check of what was typed: returns what is wrong with it, or undefined. */
export type Refuse = (typed: string) => string | undefined;

/** The questions of one conversation. Each throws `Cancelled` at Ctrl-C. */
export interface Terminal {
  choose<T extends string>(message: string, options: readonly Choice<T>[], initial: T): Promise<T>;
  /** Asks for at least one of the options. */
  several<T extends string>(
    message: string,
    options: readonly Choice<T>[],
    initial: readonly T[],
  ): Promise<readonly T[]>;
  confirm(message: string, initial: boolean): Promise<boolean>;
  /** Asks for a text, with `current` there to be edited. */
  text(message: string, current: string, refuse: Refuse): Promise<string>;
  /** Asks for a secret, typed unseen. With `isThere`, Enter keeps the existing one, and null is returned. */
  secret(message: string, isThere: boolean, refuse: Refuse): Promise<string | null>;
  say(message: string): void;
  warn(message: string): void;
  note(title: string, lines: readonly string[]): void;
}

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string;
}

export interface Streams {
  readonly input: Readable;
  readonly output: Writable;
}

export function openTerminal(streams: Streams): Terminal {
  return {
    async choose(message, options, initial) {
      const answer = given(await select({ ...streams, message, options: shown(options), initialValue: initial }));
      return options.find(({ value }) => value === answer)?.value ?? initial;
    },
    async several(message, options, initial) {
      const asked = { ...streams, message, options: shown(options), initialValues: [...initial], required: true };
      const answer = given(await multiselect(asked));
      return options.filter(({ value }) => answer.includes(value)).map(({ value }) => value);
    },
    confirm: async (message, initial) => given(await confirm({ ...streams, message, initialValue: initial })),
    async text(message, current, refuse) {
      const validate = (typed: string | undefined): string | undefined => refuse((typed ?? '').trim());
      return given(await text({ ...streams, message, initialValue: current, validate })).trim();
    },
    async secret(message, isThere, refuse) {
      const asked = isThere ? `${message} (one is set: Enter keeps it)` : message;
      const validate = (typed: string | undefined): string | undefined => {
        const trimmed = (typed ?? '').trim();
        return isThere && trimmed === '' ? undefined : refuse(trimmed);
      };
      // The library gives undefined if nothing was typed, whatever its types say.
      const answer: string | undefined = given(
        await password({ ...streams, message: asked, validate, clearOnError: true }),
      );
      const trimmed = (answer ?? '').trim();
      return trimmed === '' ? null : trimmed;
    },
    say: (message) => log.success(message, streams),
    warn: (message) => log.warn(message, streams),
    note: (title, lines) => note(lines.join('\n'), title, streams),
  };
}

function shown(options: readonly Choice<string>[]): { value: string; label: string; hint?: string }[] {
  return options.map(({ value, label, hint }) =>
    hint === undefined ? { value, label } : { value, label, hint: hint },
  );
}

function given<T>(answer: T | typeof CANCEL_SYMBOL): Exclude<T, typeof CANCEL_SYMBOL> {
  if (answer === CANCEL_SYMBOL) throw new Cancelled();
  // The comparison has shown it, but the compiler cannot narrow a type parameter.
  return answer as Exclude<T, typeof CANCEL_SYMBOL>;
}
