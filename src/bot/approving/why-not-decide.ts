import { refusalOfPerson } from '#approvals/decide.ts';
import { deciderOf, type DraftContext } from '#bot/context.ts';
import { subjectOfDraft } from '#drafts/subject-of-draft.ts';

import { refusalText } from './decision-text.ts';

/**
 * Returns why the person may not decide on the draft, to tell them before they write; null if they may. `what`: to
 * approve a new time, or to object, which is only possible while a draft waits for decisions.
 */
export async function whyNotDecide(ctx: DraftContext, what: 'approve' | 'object'): Promise<string | null> {
  const { draft, desk } = ctx;
  const subject = subjectOfDraft(draft, desk);
  const why =
    refusalOfPerson(subject, desk, { ...deciderOf(ctx), revision: subject.number }) ??
    (what === 'object' ? subject.shut : null);
  return why === null ? null : refusalText(ctx, why, what);
}
