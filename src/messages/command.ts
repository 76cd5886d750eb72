import { isStartedByNpm } from '#process-environment.ts';

/** The commands that sentences name; a test checks that the program has each. */
export const commandNames = [
  'account add',
  'account list',
  'account wake',
  'backup',
  'chat another',
  'chat moved',
  'desk change',
  'desk create',
  'delivery list',
  'delivery settle',
  'desk list',
  'doctor',
  'figures import',
  'figures past',
  'journal sign',
  'key rotate',
  'key rotate-signing',
  'practice',
  'restore',
  'setup',
  'setup mattermost',
  'start',
  'thaw',
] as const;

/**
 * Formats a command of the terminal as people type it here: by the program's name if it is installed as a service, or
 * through npm if npm started it. Arguments are quoted for the shell, since people choose names.
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
