import type { UserId } from '#chat/refs.ts';
import { askersOf, barredOf } from '#drafts/authors-of.ts';

import type { Candidates } from './candidates.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import { nameIn } from '#bot/drafting/names.ts';

const mostNamed = 5;

/**
 * Returns the people who could still approve this revision. Leaves out people who wrote or worded it or have approved
 * already, and deputies who stand in only for these.
 */
export function awaitedOf(view: DraftView): readonly UserId[] {
  const { standing, decisions } = view;
  const isApproved = standing.kind === 'waiting' || standing.kind === 'approved';
  const approvals = decisions.filter(({ kind, withdrawnAt }) => kind === 'approve' && withdrawnAt === null);
  const done = isApproved
    ? [...standing.by, ...approvals.flatMap(({ inPlaceOf }) => (inPlaceOf === null ? [] : [inPlaceOf]))]
    : [];
  return freeOf(view.candidates, [...barredFrom(view), ...done]);
}

/** Says whose approval is awaited, by name if they are few. */
export function awaitedText(view: DraftView): string {
  return peopleText(view, awaitedOf(view));
}

/** Names people who may approve if they are few, else says where they come from. */
export function peopleText(
  view: Pick<DraftView, 'turn' | 'm' | 'candidates' | 'names'>,
  awaited: readonly UserId[],
): string {
  const { turn, m } = view;
  if (turn.approversFrom === 'channel') return m.cards.anyMember;
  const isMany = view.candidates.kind === 'some' || awaited.length > mostNamed;
  if (turn.approversFrom === 'group' && isMany) return m.cards.anyOfGroup;
  return awaited.map((person) => deputyText(view, person)).join(` ${m.cards.orAwaited} `);
}

/**
 * Returns the approvers to mention by name. Nobody is mentioned if a channel or a large group approves, since all of
 * them would be disturbed.
 */
export function calledOf(view: DraftView): readonly UserId[] {
  const { candidates } = view;
  return candidates.kind === 'each' ? freeOf(candidates, barredFrom(view)) : [];
}

/** Returns those of `calledOf` who have not approved yet. */
export function awaitedNamed(view: DraftView): readonly UserId[] {
  const awaited = awaitedOf(view);
  return calledOf(view).filter((person) => awaited.includes(person));
}

/** Returns a person's name, and for whom they stand in. */
function deputyText(view: Pick<DraftView, 'candidates' | 'm' | 'names'>, person: UserId): string {
  const { candidates, m } = view;
  const places = candidates.kind === 'each' ? (candidates.places.get(person) ?? []) : [];
  const [place] = places;
  return place === undefined ? nameIn(view, person) : m.absences.inPlaceOf(nameIn(view, person), nameIn(view, place));
}

/** Lists the people who may not be the only ones to approve the revision, where one approval is enough. */
export function barredFrom({ turn, draft }: Pick<DraftView, 'turn' | 'draft'>): readonly UserId[] {
  return [...barredOf(draft, turn), ...(turn.approvalsNeeded > 1 ? [] : askersOf(draft))];
}

/** Returns the candidates without those who are barred, and without deputies who stand in only for these. */
export function freeOf(candidates: Candidates, barred: readonly UserId[]): readonly UserId[] {
  if (candidates.kind === 'unreadable') return [];
  const places = candidates.kind === 'each' ? candidates.places : new Map<UserId, readonly UserId[]>();
  return candidates.people
    .map(({ id }) => id)
    .filter((person) => !barred.includes(person) && (places.get(person)?.some((one) => !barred.includes(one)) ?? true));
}
