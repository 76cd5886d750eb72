import { z } from 'zod';

import { readWaking } from '#accounts/waking.ts';
import type { Action, Answer, DeskPress } from '#bot/action.ts';
import { decideAbout } from '#bot/approving/decide-about.ts';
import { deskOfWaking, decideWaking } from '#publishing/holding/decide-waking.ts';

/** Agrees to wake the account on the card, as far as this person may. */
export const approveWaking: Action<'approveWaking'> = {
  button: { about: 'desk', may: 'anybody', press: (ctx) => deciding(ctx, 'approve') },
};

/** Refuses to wake the account on the card: it sleeps on. */
export const refuseWaking: Action<'refuseWaking'> = {
  button: { about: 'desk', may: 'anybody', press: (ctx) => deciding(ctx, 'reject') },
};

async function deciding(ctx: DeskPress, kind: 'approve' | 'reject'): Promise<Answer> {
  const { bot, desk, m, target } = ctx;
  const { db, clock } = bot.store;
  const { author, asker, authorsDeputy, closed } = m.sleep.waking.refusals;
  const wakingId = z.uuid().safeParse(target).data;
  const waking = wakingId === undefined ? null : await readWaking(db, wakingId, clock.now());
  if (waking === null || waking.deskId !== desk.id) return closed;
  const subjectDesk = await deskOfWaking(db, waking, clock.now());
  return decideAbout(ctx, {
    subjectDesk,
    refusals: { author, asker, authorsDeputy, closed },
    decides: (work, decider) => decideWaking(work, { wakingId: waking.id, deskId: desk.id, ...decider, kind }),
  });
}
