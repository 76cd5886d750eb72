import { createInterface } from 'node:readline';

import { forTerminal } from '#cli/for-terminal.ts';

/** A terminal that shows a person text and reads the lines they type; or a script in its place. */
export interface Lines {
  readonly say: (text: string) => void;
  /** Returns the line that was typed; null at the end of input. */
  readonly ask: (question: string) => Promise<string | null>;
}

/** Opens the terminal for questions. Each line is one answer, also where they are piped in. */
export function openLines(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Lines & AsyncDisposable {
  const reading = createInterface({ input, output, terminal: false });
  const typed = reading[Symbol.asyncIterator]();
  return {
    say: (text) => {
      output.write(`${forTerminal(text)}\n`);
    },
    async ask(question) {
      output.write(`${forTerminal(question)} `);
      const { done, value } = await typed.next();
      return done === true ? null : value;
    },
    async [Symbol.asyncDispose]() {
      reading.close();
      await Promise.resolve();
    },
  };
}
