import type { DecisionOutcome, DecisionRefusal } from '#approvals/decide.ts';
import { MAX_SCHEDULED } from '#desks/quotas.ts';
import { readDraft } from '#drafts/draft.ts';
import type { SendLateOutcome } from '#publishing/send-late.ts';

import type { DraftContext } from './context.ts';

/** What to tell who decided; null where the thread says it. */
export async function decisionText(ctx: DraftContext, outcome: DecisionOutcome): Promise<string | null> {
  const { m } = ctx;
  switch (outcome.kind) {
    case 'decided':
      return null;
    case 'repeated':
      return m.answers.decision.repeated;
    case 'refused':
      return refusalText(ctx, outcome.why);
  }
}

async function refusalText(ctx: DraftContext, why: DecisionRefusal): Promise<string> {
  const { m } = ctx;
  switch (why) {
    case 'old_revision':
      return oldCardText(ctx);
    case 'other_content':
      return m.answers.otherCard(ctx.draft.current.number);
    case 'too_many_scheduled':
      return m.quotas.scheduled(MAX_SCHEDULED);
    case 'author':
    case 'editor':
    case 'not_approver':
    case 'authors_deputy':
    case 'group_unreadable':
    case 'guest':
    case 'bot':
    case 'inactive':
    case 'not_asked':
    case 'reactions_off':
    case 'closed':
    case 'expired':
      return m.answers.decision[why];
  }
}

/** What to tell who sends a late post; null where the thread says it. */
export async function sendLateText(ctx: DraftContext, outcome: SendLateOutcome): Promise<string | null> {
  switch (outcome.kind) {
    case 'decided':
    case 'contentChanged':
      return null;
    case 'refused':
      return decisionText(ctx, outcome);
    case 'frozen':
      return ctx.m.freeze.answer.nothingLeaves;
    case 'nothingLate':
      return ctx.m.answers.notPossibleNow;
    case 'underWay':
      return ctx.m.answers.waitForOthers;
  }
}

/** Which version the draft is at by now: it may have changed since the press was looked at. */
export async function oldCardText({ bot, draft, m }: DraftContext): Promise<string> {
  const now = await readDraft(bot.store.db, draft.id);
  return m.answers.oldCard((now ?? draft).current.number);
}
