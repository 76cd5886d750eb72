import { z } from 'zod';

import type { DecisionOutcome, DecisionRefusal } from '#approvals/decide.ts';
import { type Action, type Answer, type DeskPress, doOnce } from '#bot/action.ts';
import { deciderOf, hereBy } from '#bot/context.ts';
import type { Messages } from '#messages/words/messages.ts';
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
  const { bot, chat, desk, m } = ctx;
  const { store } = bot;
  const id = z.uuid().safeParse(ctx.target).data;
  const rota = id === undefined ? null : await readRota(store.db, id);
  if (rota === null || rota.deskId !== desk.id) return m.rota.refusals.closed;
  const own = await deskOfRota(store.db, rota, store.clock.now());
  // The chat is asked before the transaction.
  const here = await hereBy(bot, chat, ctx, own);
  return doOnce<DeskPress, DecisionOutcome>({
    does: (_, work) => decideRota(work, { rotaId: rota.id, deskId: desk.id, ...deciderOf({ ...ctx, ...here }), kind }),
    says: {
      decided: null,
      repeated: m.answers.decision.repeated,
      refused: (_, { why }) => refusalText(m, why),
    },
  })(ctx);
}

function refusalText({ answers, rota: { refusals }, steps }: Messages, why: DecisionRefusal): string {
  switch (why) {
    case 'author':
    case 'editor':
    case 'asker':
      return refusals.author;
    case 'other_turn':
      return steps.otherTurnOnCard;
    case 'authors_deputy':
      return refusals.authorsDeputy;
    case 'not_approver':
    case 'newcomer':
    case 'group_unreadable':
    case 'guest':
    case 'bot':
    case 'inactive':
      return answers.decision[why];
    case 'expired':
      return refusals.expired;
    // Its one state is bound to its id, so that a card of it is never of another.
    case 'old_revision':
    case 'other_content':
    case 'asked_anew':
    case 'not_asked':
    case 'reactions_off':
    case 'too_many_scheduled':
    case 'closed':
      return refusals.closed;
  }
}
