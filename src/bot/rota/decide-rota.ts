import { z } from 'zod';

import type { Action, Answer, DeskPress } from '#bot/action.ts';
import { decideAbout } from '#bot/approving/decide-about.ts';
import { decideRota, deskOfRota } from '#rota/decide-rota.ts';
import { readRota } from '#rota/rota.ts';

/** Agrees to the rota on the card, as far as this person may. */
export const approveRota: Action<'approveRota'> = {
  button: { about: 'desk', may: 'anybody', press: (ctx) => deciding(ctx, 'approve') },
};

/** Refuses the rota on the card: the one before stays. */
export const refuseRota: Action<'refuseRota'> = {
  button: { about: 'desk', may: 'anybody', press: (ctx) => deciding(ctx, 'reject') },
};

async function deciding(ctx: DeskPress, kind: 'approve' | 'reject'): Promise<Answer> {
  const { bot, desk, m, target } = ctx;
  const { db, clock } = bot.store;
  const { author, authorsDeputy, expired, closed } = m.rota.refusals;
  const id = z.uuid().safeParse(target).data;
  const rota = id === undefined ? null : await readRota(db, id);
  if (rota === null || rota.deskId !== desk.id) return closed;
  const subjectDesk = await deskOfRota(db, rota, clock.now());
  return decideAbout(ctx, {
    subjectDesk,
    refusals: { author, authorsDeputy, expired, closed },
    decides: (work, decider) => decideRota(work, { rotaId: rota.id, deskId: desk.id, ...decider, kind }),
  });
}
