import type { DraftView } from '#bot/drafting/draft-view.ts';
import type { ChatUser } from '#chat/chat.ts';
import type { UserId } from '#chat/refs.ts';
import { authorsOf } from '#drafts/authors-of.ts';

import { barredFrom } from './awaited.ts';

/** Something after which enough people can approve a draft that too few could approve. */
export type Mend =
  /** The absences of these people are noted anew, each with a deputy who has no part in the draft. */
  | { readonly kind: 'deputy'; readonly people: readonly ChatUser[] }
  /** So many people more approve here. `thenAskAnew`: what is asked already keeps its rules, and is asked anew then. */
  | { readonly kind: 'add'; readonly count: number; readonly thenAskAnew: boolean }
  /** So many people more come into the channel, all of whose members approve. */
  | { readonly kind: 'invite'; readonly count: number }
  /** So many people more come into the group that approves. */
  | { readonly kind: 'intoGroup'; readonly count: number };

/** Whom to ask for what. */
export interface Advice {
  /** Stewards whose word counts for this draft: none of its authors. Empty: the administrator. */
  readonly ask: readonly UserId[];
  /** Each of them is enough alone. */
  readonly mends: readonly Mend[];
}

/** Returns what helps a draft that `lacking` people too few could approve. Nothing that cannot help is advised. */
export function adviceFor(view: DraftView, lacking: number): Advice {
  const ask = askedOf(view);
  const deputies = deputyMend(view, ask, lacking);
  return { ask, mends: [...(deputies === null ? [] : [deputies]), morePeople(view, lacking)] };
}

/**
 * Lists who is asked to help. A steward who is an author can loosen nothing for what they wrote: others are asked, first of
 * all those present.
 */
export function askedOf({ desk, draft }: Pick<DraftView, 'desk' | 'draft'>): readonly UserId[] {
  const authors = authorsOf(draft);
  const others = desk.stewards.filter((person) => !authors.includes(person));
  const present = others.filter((person) => !desk.away.some((away) => away.person === person));
  return present.length === 0 ? others : present;
}

/** A deputy helps where somebody is away who could approve, and somebody is there who could do it in their place. */
function deputyMend(view: DraftView, ask: readonly UserId[], lacking: number): Mend | null {
  const { candidates } = view;
  if (candidates.kind !== 'each' || ask.length === 0) return null;
  const barred = barredFrom(view);
  const isFree = (user: ChatUser): boolean => !barred.includes(user.id);
  const deputized = [...candidates.places].flatMap(([deputy, places]) => (barred.includes(deputy) ? [] : places));
  const people = candidates.missed.filter(({ awayUntil }) => awayUntil !== null).map(({ user }) => user);
  const away = people.filter((user) => isFree(user) && !deputized.includes(user.id)).slice(0, lacking);
  const spare = candidates.spare.filter(isFree);
  // No steward makes themself a deputy.
  const isEnough = ask.every((steward) => spare.filter(({ id }) => id !== steward).length >= lacking);
  return away.length === lacking && isEnough ? { kind: 'deputy', people: away } : null;
}

function morePeople({ turn, draft }: DraftView, count: number): Mend {
  switch (turn.approversFrom) {
    case 'channel':
      return { kind: 'invite', count };
    case 'group':
      return { kind: 'intoGroup', count };
    case 'people': {
      const authors = authorsOf(draft);
      const named = turn.approvers.filter((person) => !authors.includes(person));
      // As desks/kept-policy.ts has it: while enough others are named, whoever is added counts only for what is asked later.
      return { kind: 'add', count, thenAskAnew: draft.state === 'asked' && named.length >= turn.approvalsNeeded };
    }
  }
}
