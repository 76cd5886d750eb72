import type { DeskContext } from '#bot/context.ts';
import { mayApprove } from '#desks/may.ts';
import type { Template } from '#drafts/template.ts';

/**
 * Tells whether the person may change or remove a template: the one who saved it, approvers and stewards may. Everybody
 * on the desk can save and use templates.
 */
export function mayChangeTemplate({ user, desk, members }: DeskContext, { savedBy }: Template): boolean {
  if (user.kind !== 'member') return false;
  return user.id === savedBy || desk.stewards.includes(user.id) || mayApprove(desk, user.id, members);
}
