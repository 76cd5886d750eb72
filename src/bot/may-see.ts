import type { DeskContext } from './context.ts';
import { onDesk } from '#desks/may.ts';

/**
 * Tells whether the person may see what the desk's channel shows: its members, guests included, and people who work on
 * the desk.
 */
export function maySee({ user, desk, members }: DeskContext): boolean {
  if (members.channel.includes(user.id)) return true;
  return user.kind === 'member' && onDesk(desk, user.id, members);
}
