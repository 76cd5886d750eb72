import { z } from 'zod';

import { readLeaving } from '#accounts/leaving/plan.ts';
import type { Action, Answer, DeskPress } from '#bot/action.ts';
import { decideAbout } from '#bot/approving/decide-about.ts';
import { decideLeaving, deskOfLeaving } from '#publishing/leaving/decide-leaving.ts';

/** Agrees to the plan on the card, or to cancel it, as far as this person may. */
export const approveLeaving: Action<'approveLeaving'> = {
  button: { about: 'desk', may: 'anybody', press: (ctx) => deciding(ctx, 'approve') },
};

/** Refuses the plan on the card, or its cancellation: nothing changes. */
export const refuseLeaving: Action<'refuseLeaving'> = {
  button: { about: 'desk', may: 'anybody', press: (ctx) => deciding(ctx, 'reject') },
};

async function deciding(ctx: DeskPress, kind: 'approve' | 'reject'): Promise<Answer> {
  const { bot, desk, m, revision: number, target } = ctx;
  const { db, clock } = bot.store;
  const { author, authorsDeputy, expired, changed, closed } = m.leaving.refusals;
  const id = z.uuid().safeParse(target).data;
  const leaving = id === undefined ? null : await readLeaving(db, id, clock.now());
  if (leaving === null || leaving.deskId !== desk.id) return closed;
  const subjectDesk = await deskOfLeaving(db, leaving, clock.now());
  return decideAbout(ctx, {
    subjectDesk,
    refusals: { author, authorsDeputy, expired, changed, closed },
    decides: (work, decider) =>
      decideLeaving(work, { leavingId: leaving.id, deskId: desk.id, number, ...decider, kind }),
  });
}
