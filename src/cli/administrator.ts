import { userInfo } from 'node:os';

import { sudoCaller } from '#process-environment.ts';
import { administratorBy } from '#desks/administrator.ts';

/** Names the administrator at the terminal for the journal: the caller of sudo, else the user of this process. */
export function administrator(caller: string | null = sudoCaller()): string {
  return administratorBy(systemUser(caller));
}

/** Returns the system user at the terminal, in letters that a table and a journal show as they are. */
export function systemUser(caller: string | null = sudoCaller()): string {
  return (caller ?? ownUser()).replaceAll(/[^\w.@\\-]/g, '?').slice(0, 64);
}

function ownUser(): string {
  try {
    return userInfo().username;
  } catch {
    // A container's user may have no name.
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}
