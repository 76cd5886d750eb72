import { z } from 'zod';

import type { DecisionOutcome, DecisionRefusal } from '#approvals/decide.ts';
import { type Action, type Answer, type DeskPress, doOnce } from '#bot/action.ts';
import { deciderOf, hereBy } from '#bot/context.ts';
import { deskForTemplate } from '#drafts/emergency/agreed.ts';
import { decideTemplate } from '#drafts/emergency/decide-template.ts';
import { readEmergencyTemplate } from '#drafts/emergency/template.ts';
import type { Messages } from '#messages/words/messages.ts';

/** Agrees to the template on the card, as far as this person may. */
export const approveEmergencyTemplate: Action<'approveEmergencyTemplate'> = {
  button: { about: 'desk', may: 'anybody', press: (ctx) => deciding(ctx, 'approve') },
};

/** Refuses the template on the card: an agreed version before it stays. */
export const refuseEmergencyTemplate: Action<'refuseEmergencyTemplate'> = {
  button: { about: 'desk', may: 'anybody', press: (ctx) => deciding(ctx, 'reject') },
};

async function deciding(ctx: DeskPress, kind: 'approve' | 'reject'): Promise<Answer> {
  const { bot, chat, desk, m } = ctx;
  const { db } = bot.store;
  const id = z.uuid().safeParse(ctx.target).data;
  const template = id === undefined ? null : await readEmergencyTemplate(db, desk.id, id);
  if (template === null) return m.emergencyTemplates.refusals.closed;
  // The chat is asked before the transaction.
  const here = await hereBy(bot, chat, ctx, await deskForTemplate(db, desk, template));
  const decider = deciderOf({ ...ctx, ...here });
  return doOnce<DeskPress, DecisionOutcome>({
    does: (_, work) => decideTemplate(work, { templateId: template.id, deskId: desk.id, ...decider, kind }),
    says: {
      decided: null,
      repeated: m.answers.decision.repeated,
      refused: (_, { why }) => refusalText(m, why),
    },
  })(ctx);
}

function refusalText({ answers, emergencyTemplates: { refusals }, steps }: Messages, why: DecisionRefusal): string {
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
