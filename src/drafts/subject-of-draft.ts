import type { Subject, SubjectRef } from '#approvals/subject.ts';
import type { Desk } from '#desks/desk.ts';

import { askersOf, barredOf } from './authors-of.ts';
import type { Draft } from './draft.ts';

/** Returns a draft's current revision as a subject of decisions. `desk`: with the policy that counts for it. Pure. */
export function subjectOfDraft(draft: Draft, desk: Pick<Desk, 'proposersApprove'>): Subject {
  const { author, current } = draft;
  return {
    ...refOfDraft(draft),
    number: current.number,
    fingerprint: current.fingerprint,
    author,
    barred: barredOf(draft, desk),
    askers: askersOf(draft),
    askedAnew: current.askedAnew,
    shut: shutOf(draft),
    notAfterAt: current.content.window?.notAfterAt ?? null,
  };
}

/** Returns the reference to a draft that its decisions are stored with. */
export function refOfDraft({ id, deskId }: Pick<Draft, 'id' | 'deskId'>): SubjectRef {
  return { kind: 'draft', id, deskId };
}

/** Returns why nobody can decide about a draft as it is; null if it waits for decisions. */
function shutOf({ state, current }: Draft): Subject['shut'] {
  switch (state) {
    case 'writing':
      return 'not_asked';
    case 'rejected':
    case 'cancelled':
      return 'closed';
    case 'asked':
    case 'approved':
      return current.asked === null ? 'not_asked' : null;
  }
}
