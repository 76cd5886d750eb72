import { refusalOfPerson } from '#approvals/decide.ts';

import { deciderOf, type DraftDeed } from './deed.ts';

/** What to tell who may not decide about the draft, before they write why; null where they may. */
export function whyNotDecide(deed: DraftDeed): string | null {
  const { draft, desk, m } = deed;
  const why = refusalOfPerson(draft, desk, { ...deciderOf(deed), revision: draft.current.number });
  return why === null ? null : m.answers.decision[why];
}
