import type { Desk } from '#desks/desk.ts';
import { onDesk } from '#desks/may.ts';

import type { Draft } from './draft.ts';

/** Who may ask for approval and cancel: the author, and whoever works on the desk. */
export function mayHandle(draft: Draft, desk: Desk, person: string, channelMembers: readonly string[]): boolean {
  return draft.author === person || onDesk(desk, person, channelMembers);
}
