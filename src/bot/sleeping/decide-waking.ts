import { z } from 'zod';

import { readWaking } from '#accounts/waking.ts';
import type { DecisionOutcome, DecisionRefusal } from '#approvals/decide.ts';
import { type Action, type Answer, type DeskPress, doOnce } from '#bot/action.ts';
import { deciderOf, hereBy } from '#bot/context.ts';
import { deskOfWaking, decideWaking } from '#publishing/decide-waking.ts';
import type { Messages } from '#messages/words/messages.ts';

/** Agrees that the account on the card wakes, as far as this person may. */
export const approveWaking: Action<'approveWaking'> = {
  button: { about: 'desk', may: 'anybody', press: (ctx) => deciding(ctx, 'approve') },
};

/** Refuses that the account on the card wakes: it sleeps on. */
export const refuseWaking: Action<'refuseWaking'> = {
  button: { about: 'desk', may: 'anybody', press: (ctx) => deciding(ctx, 'reject') },
};

async function deciding(ctx: DeskPress, kind: 'approve' | 'reject'): Promise<Answer> {
  const { bot, chat, desk, m } = ctx;
  const { store } = bot;
  const wakingId = z.uuid().safeParse(ctx.target).data;
  const waking = wakingId === undefined ? null : await readWaking(store.db, wakingId, store.clock.now());
  if (waking === null || waking.deskId !== desk.id) return m.sleep.waking.refusals.closed;
  const own = await deskOfWaking(store.db, waking, store.clock.now());
  // The chat is asked before the transaction.
  const here = await hereBy(bot, chat, ctx, own);
  return doOnce<DeskPress, DecisionOutcome>({
    does: (_, work) =>
      decideWaking(work, { wakingId: waking.id, deskId: desk.id, ...deciderOf({ ...ctx, ...here }), kind }),
    says: {
      decided: null,
      repeated: m.answers.decision.repeated,
      refused: (_, { why }) => refusalText(m, why),
    },
  })(ctx);
}

function refusalText({ answers, sleep, steps }: Messages, why: DecisionRefusal): string {
  const { refusals } = sleep.waking;
  switch (why) {
    case 'author':
    case 'editor':
      return refusals.author;
    case 'asker':
      return refusals.asker;
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
    // Its one state is bound to its id, so that a card of it is never of another.
    case 'old_revision':
    case 'other_content':
    case 'asked_anew':
    case 'not_asked':
    case 'reactions_off':
    case 'expired':
    case 'too_many_scheduled':
    case 'closed':
      return refusals.closed;
  }
}
