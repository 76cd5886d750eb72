import { type Decider, refusalOfPerson, type PersonRefusal } from '#approvals/decide.ts';
import type { Desk } from '#desks/desk.ts';
import type { Members } from '#desks/may.ts';
import type { Content } from '#drafts/content.ts';
import { type Draft, lockDraft, readRevision } from '#drafts/draft.ts';
import { changesBetween } from '#drafts/changes-between.ts';
import type { Finding } from '#drafts/finding.ts';
import { findingsOf } from '#drafts/findings-of.ts';
import { keepWording } from '#drafts/keep-wording.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import { tidyContent } from '#drafts/tidy-content.ts';
import { wordingOn } from '#drafts/wording-on.ts';
import type { Writing } from '#storage/store.ts';

import { isUnderWay } from './cancel-delivery.ts';
import { deliveriesOf } from './delivery-states.ts';

export type ProposeOutcome =
  | { readonly kind: 'proposed' }
  | { readonly kind: 'refused'; readonly why: ProposeRefusal }
  /** Taken as it is, approval could not be asked for: only what blocks, and did not before. */
  | { readonly kind: 'blocked'; readonly findings: readonly Finding[] };

export type ProposeRefusal =
  | Exclude<PersonRefusal, 'editor'>
  | 'not_asked'
  | 'cancelled'
  | 'rejected'
  /** On its way, or public. */
  | 'under_way'
  /** It says what the draft says already. */
  | 'unchanged'
  /** Too many wait already. */
  | 'too_many';

export interface ProposeRequest {
  readonly draftId: string;
  readonly person: Decider;
  readonly members: Members;
  /** The revision that the person had before their eyes. */
  readonly base: number;
  readonly content: Content;
  readonly desk: Desk;
  readonly rules: Rules;
}

/**
 * Keeps an approver's wording for the author to take; the draft stays as it is. A revision that came meanwhile is no
 * obstacle: the card compares the two.
 */
export async function proposeWording(w: Writing, request: ProposeRequest): Promise<ProposeOutcome> {
  const { draftId, person, desk, rules } = request;
  const draft = await lockDraft(w.tx, draftId);
  const base = await readRevision(w.tx, draftId, request.base);
  if (draft === null || base === null) throw new Error(`no draft ${draftId}, or no revision ${request.base} of it`);
  const underWay = (await deliveriesOf(w.tx, draftId)).some(isUnderWay);
  const why = whyNotPropose(draft, request) ?? (underWay ? 'under_way' : base.asked === null ? 'not_asked' : null);
  if (why !== null) return { kind: 'refused', why };
  const tidied = tidyContent(
    request.content,
    desk.accounts.map(({ id }) => id),
  );
  const after = wordingOn(tidied, base.content, draft.current.content);
  if (changesBetween(draft.current.content, after).length === 0) return { kind: 'refused', why: 'unchanged' };
  const now = w.clock.now();
  const before = new Set(blocking(draft.current.content, desk, rules, now).map(({ code }) => code));
  const findings = blocking(after, desk, rules, now).filter(({ code }) => !before.has(code));
  if (findings.length > 0) return { kind: 'blocked', findings };
  const wording = { kind: 'proposed', base: base.number, by: person.id, content: tidied } as const;
  return (await keepWording(w, draft, wording)) ? { kind: 'proposed' } : { kind: 'refused', why: 'too_many' };
}

/** Why this person may propose nothing for the draft as it stands; null where they may. Pure. */
export function whyNotPropose(
  draft: Draft,
  { person, members, desk }: Pick<ProposeRequest, 'person' | 'members' | 'desk'>,
): Extract<ProposeRefusal, PersonRefusal | 'cancelled' | 'rejected'> | null {
  const why = refusalOfPerson(draft, desk, { person, members, revision: draft.current.number });
  // Whoever worded the current revision may word it better: the author sees that too, and takes it or not.
  if (why !== null && why !== 'editor') return why;
  return draft.state === 'cancelled' || draft.state === 'rejected' ? draft.state : null;
}

function blocking(content: Content, desk: Desk, rules: Rules, now: Date): readonly Finding[] {
  return findingsOf(content, desk, rules, now).filter(({ level }) => level === 'blocks');
}
