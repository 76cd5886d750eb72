import { after } from 'node:test';

let isKept = false;
const closing: (() => Promise<void>)[] = [];

/** Keeps what all tests of a process share open after the current part: more parts follow (run-part.ts). */
export function keepUntilTheEnd(): void {
  isKept = true;
}

/** Closes something after the last test. */
export function atTheEnd(close: () => Promise<void>): void {
  if (isKept) closing.push(close);
  else after(close);
}

/** Closes everything that was kept open. */
export async function closeAll(): Promise<void> {
  for (const close of closing.splice(0)) await close();
}
