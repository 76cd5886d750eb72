import type { DeskContext } from './context.ts';
import { onDesk } from '#desks/may.ts';

/** Whether this person may see what stands in the desk's channel: its members, guests too, and who works on the desk. */
export function maySee({ user, desk, members }: DeskContext): boolean {
  if (members.channel.includes(user.id)) return true;
  return user.kind === 'member' && onDesk(desk, user.id, members);
}
