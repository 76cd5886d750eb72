import type { Desk } from '#desks/desk.ts';
import { mayApprove, type Members, onDesk } from '#desks/may.ts';

import { authorsOf } from './authors-of.ts';
import type { Draft } from './draft.ts';

/** Tells whether a person may ask for approval of a draft, or correct it: its author, and everybody on the desk. */
export function mayHandle(draft: Draft, desk: Desk, person: string, members: Members): boolean {
  return draft.author === person || onDesk(desk, person, members);
}

/** Tells whether a person may cancel a draft, and reopen it: its authors, and the desk's approvers and stewards. */
export function mayCancel(draft: Draft, desk: Desk, person: string, members: Members): boolean {
  // guard: who cancels
  return (
    authorsOf(draft).includes(person) ||
    mayApprove(desk, person, members) ||
    desk.approvers.includes(person) ||
    desk.stewards.includes(person)
  );
}
