import { isStartedByNpm } from '#config.ts';

/**
 * Words with each command of the terminal as one types it here: sentences call the program by its name, which is a
 * command where it is installed as a service, and which npm has to be asked for where npm started it.
 */
export function asTyped(words: string, isByNpm: boolean = isStartedByNpm()): string {
  return isByNpm ? words.replaceAll(/(?<![/@\w-])tambour (?=[a-z])/g, 'npm run -s tambour -- ') : words;
}
