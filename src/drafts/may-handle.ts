import type { Desk } from '#desks/desk.ts';
import { type Members, onDesk } from '#desks/may.ts';

import type { Draft } from './draft.ts';

/** Tells whether a person may ask for approval and cancel: the author, and everybody who works on the desk. */
export function mayHandle(draft: Draft, desk: Desk, person: string, members: Members): boolean {
  return draft.author === person || onDesk(desk, person, members);
}
