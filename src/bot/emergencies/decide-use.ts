import { z } from 'zod';

import type { DecisionOutcome, DecisionRefusal } from '#approvals/decide.ts';
import { type Action, type Answer, type DeskPress, doOnce } from '#bot/action.ts';
import { deciderOf, hereBy } from '#bot/context.ts';
import { decideUse, deskOfUse } from '#emergencies/decide-use.ts';
import { readRegularisation } from '#emergencies/regularisation.ts';
import type { Messages } from '#messages/words/messages.ts';

/** Approves afterwards what went out by the emergency path: by ordinary approvers, never by whoever published it. */
export const approveUse: Action<'approveUse'> = {
  button: { about: 'desk', may: 'anybody', press: (ctx) => deciding(ctx, 'approve') },
};

/** Says that what went out by the emergency path has to be corrected: it stays open until that is done. */
export const objectToUse: Action<'objectToUse'> = {
  button: { about: 'desk', may: 'anybody', press: (ctx) => deciding(ctx, 'changes') },
};

async function deciding(ctx: DeskPress, kind: 'approve' | 'changes'): Promise<Answer> {
  const { bot, chat, desk, m } = ctx;
  const { db, clock, decisionKey } = bot.store;
  const useId = z.uuid().safeParse(ctx.target).data;
  const asked = useId === undefined ? null : await readRegularisation({ tx: db, decisionKey }, useId);
  if (asked === null || asked.use.deskId !== desk.id) return m.emergency.afterwards.closed;
  const { id } = asked.use;
  // The chat is asked before the transaction.
  const here = await hereBy(bot, chat, ctx, await deskOfUse(db, asked, clock.now()));
  return doOnce<DeskPress, DecisionOutcome>({
    does: (_, work) => decideUse(work, { useId: id, deskId: desk.id, ...deciderOf({ ...ctx, ...here }), kind }),
    says: {
      decided: null,
      repeated: m.answers.decision.repeated,
      refused: (_, { why }) => refusalText(m, why),
    },
  })(ctx);
}

function refusalText({ answers, emergency, steps }: Messages, why: DecisionRefusal): string {
  const { afterwards } = emergency;
  switch (why) {
    case 'author':
    case 'editor':
    case 'asker':
      return afterwards.officer;
    case 'other_turn':
      return steps.otherTurnOnCard;
    case 'authors_deputy':
      return afterwards.authorsDeputy;
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
      return afterwards.closed;
  }
}
