import { type DeskContext, worksHere } from '#bot/context.ts';
import { mayApprove } from '#desks/may.ts';

/** Tells whether somebody may have the dossier, and enter data for it: the desk's stewards and approvers may. */
export function mayHaveDossier(ctx: DeskContext): boolean {
  const { desk, user, members } = ctx;
  return worksHere(ctx, null) && (desk.stewards.includes(user.id) || mayApprove(desk, user.id, members));
}
