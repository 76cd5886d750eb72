/** What a command of the terminal came to: words for a person, the same as data for a script, and the exit code. */
export interface CommandResult {
  /** 0 done, 1 refused, or done and of no use yet, 2 asked wrongly. */
  readonly exitCode: 0 | 1 | 2;
  readonly text: string;
  readonly data: unknown;
}

export function done(text: string, data: unknown): CommandResult {
  return { exitCode: 0, text, data };
}

/** `code` is what a script may rely on; `text` names what happened and what to do now. */
export function refused(code: string, text: string, exitCode: 1 | 2 = 1): CommandResult {
  return { exitCode, text, data: { refused: code } };
}
