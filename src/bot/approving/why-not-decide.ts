import { refusalOfPerson } from '#approvals/decide.ts';

import { newcomerText } from './decision-text.ts';
import { deciderOf, type DraftContext } from '#bot/context.ts';

/** Returns why the person may not decide on the draft, to tell them before they write a reason; null where they may. */
export function whyNotDecide(ctx: DraftContext): string | null {
  const { draft, desk, m } = ctx;
  const why = refusalOfPerson(draft, desk, { ...deciderOf(ctx), revision: draft.current.number });
  if (why === 'newcomer') return newcomerText(ctx);
  return why === null ? null : m.answers.decision[why];
}
