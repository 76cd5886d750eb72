/** The result of a command of the terminal: words for a person, the same as data for a script, and the exit code. */
export interface CommandResult {
  /** 0: done; 1: refused, or done but of no use yet; 2: invalid input. */
  readonly exitCode: 0 | 1 | 2;
  readonly text: string;
  readonly data: unknown;
}

export function done(text: string, data: unknown): CommandResult {
  return { exitCode: 0, text, data };
}

/** Builds the result of a refused command. Scripts may rely on `code`; `text` says what happened and what to do now. */
export function refused(code: string, text: string, exitCode: 1 | 2 = 1): CommandResult {
  return { exitCode, text, data: { refused: code } };
}
