import type { DecisionOutcome, DecisionRefusal } from '#approvals/decide.ts';
import { type Answer, type DeskPress, doOnce } from '#bot/action.ts';
import { deciderOf, hereBy } from '#bot/context.ts';
import type { Desk } from '#desks/desk.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { UnitOfWork } from '#storage/store.ts';

/** Sentences for whoever cannot decide about something that is no draft; what is left out is said as the next best. */
interface Refusals {
  readonly author: string;
  readonly authorsDeputy: string;
  readonly closed: string;
  /** Left out: as an author. */
  readonly asker?: string;
  /** Left out: as closed. */
  readonly expired?: string;
  readonly changed?: string;
}

/**
 * Takes the decision of whoever pressed, on something that is no draft, and tells them alone where it does not count.
 * `own`: the desk with the policy that counts for it.
 */
export async function decideAbout(
  ctx: DeskPress,
  {
    own,
    refusals,
    decides,
  }: {
    readonly own: Desk;
    readonly refusals: Refusals;
    readonly decides: (work: UnitOfWork, decider: ReturnType<typeof deciderOf>) => Promise<DecisionOutcome>;
  },
): Promise<Answer> {
  const { bot, chat, m } = ctx;
  // The chat is asked before the transaction.
  const here = await hereBy(bot, chat, ctx, own);
  return doOnce<DeskPress, DecisionOutcome>({
    does: (_, work) => decides(work, deciderOf({ ...ctx, ...here })),
    says: {
      decided: null,
      repeated: m.answers.decision.repeated,
      refused: (_, { why }) => refusalText(m, refusals, why),
    },
  })(ctx);
}

function refusalText({ answers, steps }: Messages, refusals: Refusals, why: DecisionRefusal): string {
  const { author, closed, asker = author, expired = closed, changed = closed } = refusals;
  switch (why) {
    case 'author':
    case 'editor':
      return author;
    case 'asker':
      return asker;
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
      return expired;
    // Says so only where a subject has several states: with one alone, a card is never of another.
    case 'old_revision':
      return changed;
    case 'other_content':
    case 'asked_anew':
    case 'not_asked':
    case 'reactions_off':
    case 'too_many_scheduled':
    case 'closed':
      return closed;
  }
}
