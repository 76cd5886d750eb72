import type { DeskContext } from '#bot/context.ts';
import { mayApprove } from '#desks/may.ts';
import type { Template } from '#drafts/template.ts';

/** Everybody on the desk keeps and uses templates; who kept one, approvers and stewards change and remove it. */
export function mayChangeTemplate({ user, desk, members }: DeskContext, { keptBy }: Template): boolean {
  if (user.kind !== 'member') return false;
  return user.id === keptBy || desk.stewards.includes(user.id) || mayApprove(desk, user.id, members);
}
