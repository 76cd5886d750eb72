import { z } from 'zod';

import { type Action, type Answer, type DeskPress, doOnce } from '#bot/action.ts';
import { namer } from '#bot/drafting/names.ts';
import { isMemberHere } from '#bot/leaving/read-leave-form.ts';
import { answerHandover, type AnswerHandoverOutcome } from '#rota/handover.ts';

/** Accepts a handover that this person was asked to take over. */
export const acceptHandover: Action<'acceptHandover'> = {
  button: { about: 'desk', may: 'anybody', press: (ctx) => answering(ctx, 'accept') },
};

/** Declines a handover: the person on call stays on call. */
export const declineHandover: Action<'declineHandover'> = {
  button: { about: 'desk', may: 'anybody', press: (ctx) => answering(ctx, 'decline') },
};

async function answering(ctx: DeskPress, answer: 'accept' | 'decline'): Promise<Answer> {
  const { chat, m, user } = ctx;
  const { handover: words } = m.rota;
  const handoverId = z.uuid().safeParse(ctx.target).data;
  if (handoverId === undefined) return words.closed;
  // Somebody may have left since they were asked.
  if (answer === 'accept' && !(await isMemberHere(ctx, user.id))) return words.error.gone(user.name);
  return doOnce<DeskPress, AnswerHandoverOutcome>({
    does: ({ desk }, work) => answerHandover(work, { deskId: desk.id, handoverId, by: user, answer }),
    says: {
      accepted: words.youAre,
      declined: words.youAre,
      notYours: async (_, { toPerson }) => words.notYours((await namer(chat, [toPerson]))(toPerson)),
      already: (_, { state }) => (state === 'accepted' ? words.alreadyAccepted : words.alreadyDeclined),
      closed: words.closed,
    },
  })(ctx);
}
