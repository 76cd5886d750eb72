import type { DecisionOutcome, DecisionRefusal } from '#approvals/decide.ts';
import { type Answer, type DeskPress, doOnce } from '#bot/action.ts';
import { deciderOf, hereBy } from '#bot/context.ts';
import type { Desk } from '#desks/desk.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { UnitOfWork } from '#storage/store.ts';

/** Refusals for a decision about something other than a draft. Optional ones fall back to a similar sentence. */
export interface Refusals {
  readonly author: string;
  readonly authorsDeputy: string;
  readonly closed: string;
  /** Left out: as `author`. */
  readonly asker?: string;
  /** Left out: as `closed`. */
  readonly expired?: string;
  readonly changed?: string;
}

/**
 * Takes the person's decision on something other than a draft. If it does not count, only they are told.
 * `subjectDesk`: the desk with the policy that counts for the subject.
 */
export async function decideAbout(
  ctx: DeskPress,
  {
    subjectDesk,
    refusals,
    decides,
  }: {
    readonly subjectDesk: Desk;
    readonly refusals: Refusals;
    readonly decides: (work: UnitOfWork, decider: ReturnType<typeof deciderOf>) => Promise<DecisionOutcome>;
  },
): Promise<Answer> {
  const { bot, chat, m } = ctx;
  // Ask the chat before the transaction begins.
  const here = await hereBy(bot, chat, ctx, subjectDesk);
  return doOnce<DeskPress, DecisionOutcome>({
    does: (_, work) => decides(work, deciderOf({ ...ctx, ...here })),
    says: {
      decided: null,
      repeated: m.answers.decision.repeated,
      refused: (_, { why }) => refusalText(m, refusals, why),
    },
  })(ctx);
}

/** Says why a decision about something other than a draft does not count. */
export function refusalText({ answers, steps }: Messages, refusals: Refusals, why: DecisionRefusal): string {
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
    // Only a subject with several states needs its own sentence. With one state, a card is never of another.
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
