import { isStartedByNpm } from '#config.ts';

/** Those that sentences name; a test asks the program for each. */
export const commandNames = [
  'account add',
  'account list',
  'account wake',
  'backup',
  'chat another',
  'chat moved',
  'desk change',
  'desk create',
  'desk list',
  'doctor',
  'key rotate',
  'practice',
  'restore',
  'setup',
  'setup mattermost',
  'start',
  'thaw',
] as const;

/**
 * Writes a command of the terminal as one types it here: by the program's name, which is a command where it is installed
 * as a service, or to npm where npm started it. What people named is quoted, so that a shell takes it as it is.
 */
export function command(
  name: (typeof commandNames)[number],
  args: readonly string[] = [],
  isByNpm: boolean = isStartedByNpm(),
): string {
  return [isByNpm ? 'npm run -s tambour --' : 'tambour', name, ...args.map(quoted)].join(' ');
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
