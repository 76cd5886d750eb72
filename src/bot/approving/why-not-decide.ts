import { refusalOfPerson } from '#approvals/decide.ts';

import { deciderOf, type DraftContext } from '#bot/context.ts';

/** What to tell who may not decide about the draft, before they write why; null where they may. */
export function whyNotDecide(ctx: DraftContext): string | null {
  const { draft, desk, m } = ctx;
  const why = refusalOfPerson(draft, desk, { ...deciderOf(ctx), revision: draft.current.number });
  return why === null ? null : m.answers.decision[why];
}
