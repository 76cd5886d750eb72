import { type DeskContext, worksHere } from '#bot/context.ts';

/** Tells whether the person may freeze: anybody who works on the desk or wrote one of its drafts may. */
export async function mayFreeze(ctx: DeskContext): Promise<boolean> {
  const { bot, desk, user } = ctx;
  if (worksHere(ctx, null)) return true;
  if (user.kind !== 'member') return false;
  return (await bot.store.db.draft.findFirst({ where: { deskId: desk.id, author: user.id } })) !== null;
}
