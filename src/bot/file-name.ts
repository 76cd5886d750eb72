import { fitted } from './fitted.ts';

const mostUnits = 100;

/**
 * What somebody called a file, as it may stand in a sentence of ours and be kept: in one line, of bounded length, and
 * without characters that turn the text around them, that nobody sees, or that a database does not take. It is read by
 * people, and is no path.
 */
export function fileName(name: string): string {
  const line = name
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll(/(?!\u200d)\p{Cf}/gu, '')
    .trim();
  return line === '' ? '…' : fitted(line, mostUnits);
}
