import { join } from 'node:path';

import packageJson from '../../package.json' with { type: 'json' };

const words = packageJson.scripts.start.split(' ');
const atNode = words.indexOf('node');

/** What `npm start` gives its Tambour in the environment. */
export const shippedEnvironment: Readonly<Record<string, string>> = Object.fromEntries(
  words.slice(0, atNode).map((word) => {
    const [name = '', value = ''] = word.split('=');
    return [name, value];
  }),
);

const isFlag = (word: string): boolean => word.startsWith('--');

/** The flags of Node that `npm start` gives. */
export const shippedFlags: readonly string[] = words.slice(atNode + 1).filter(isFlag);

/** The program that `npm start` runs, and its argument. */
export const shippedProgram: readonly string[] = words
  .slice(atNode + 1)
  .filter((word) => !isFlag(word))
  .map((word, at) => (at === 0 ? join(import.meta.dirname, '../..', word) : word));
