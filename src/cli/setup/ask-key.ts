import { isAbsolute } from 'node:path';

import type { Answers } from './answers.ts';

/** A key to make once everything is confirmed. */
export interface WantedKey {
  readonly path: string;
  /** The key file to copy, since it has sealed tokens already; null: a new key. */
  readonly copyOf: string | null;
}

/** Asks where to keep the master key; null where it stays as it is. */
export async function askKey(answers: Answers): Promise<WantedKey | null> {
  const { terminal, deps } = answers;
  const current = answers.get('TAMBOUR_KEY_FILE');
  const { defaultKey } = deps;
  if (current === '' && defaultKey.exists) {
    const isMoved = await terminal.confirm(
      'The master key lies in the data folder. Copy it to a place apart, so that no copy of the folder holds both?',
      true,
    );
    if (!isMoved) return null;
  }
  const path = await terminal.text(
    'File of the master key, which seals the tokens; outside the data folder',
    current === '' ? deps.suggestedKeyFile : current,
    (text) => (isAbsolute(text) ? undefined : 'Give the whole path, from "/" on.'),
  );
  answers.set('TAMBOUR_KEY_FILE', path);
  return { path, copyOf: current === '' && defaultKey.exists ? defaultKey.path : null };
}
