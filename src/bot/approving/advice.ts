import type { DraftView } from '#bot/drafting/draft-view.ts';
import type { ChatUser } from '#chat/chat.ts';
import type { UserId } from '#chat/refs.ts';
import { authorsOf } from '#drafts/authors-of.ts';

import { barredFrom } from './awaited.ts';

/** A change after which enough people could approve a draft that too few can approve now. */
export type Fix =
  /** A new absence is noted for each of these people, with a deputy who has no part in the draft. */
  | { readonly kind: 'deputy'; readonly people: readonly ChatUser[] }
  /** So many more people approve here. `thenAskAnew`: approval must be asked for again, by the new rules. */
  | { readonly kind: 'add'; readonly count: number; readonly thenAskAnew: boolean }
  /** So many more people join the channel, all of whose members approve. */
  | { readonly kind: 'invite'; readonly count: number }
  /** So many more people join the group that approves. */
  | { readonly kind: 'intoGroup'; readonly count: number };

/** The people to ask for help, and what to ask them for. */
export interface Advice {
  /** Stewards who may act for this draft: none of its authors. Empty: the administrator. */
  readonly ask: readonly UserId[];
  /** Each of them alone is enough. */
  readonly fixes: readonly Fix[];
}

/** Returns what helps a draft that lacks `lacking` possible approvers. Advises nothing that cannot help. */
export function adviceFor(view: DraftView, lacking: number): Advice {
  const ask = askedOf(view);
  const deputies = deputyFix(view, ask, lacking);
  return { ask, fixes: [...(deputies === null ? [] : [deputies]), morePeople(view, lacking)] };
}

/**
 * Lists the people to ask for help. A steward who is an author can relax no rule for their own words, so the other
 * stewards are asked: those present, if any.
 */
export function askedOf({ desk, draft }: Pick<DraftView, 'desk' | 'draft'>): readonly UserId[] {
  const authors = authorsOf(draft);
  const others = desk.stewards.filter((person) => !authors.includes(person));
  const present = others.filter((person) => !desk.away.some((away) => away.person === person));
  return present.length === 0 ? others : present;
}

/** Advises deputies for possible approvers who are away, if enough others are there to stand in; else null. */
function deputyFix(view: DraftView, ask: readonly UserId[], lacking: number): Fix | null {
  const { candidates } = view;
  if (candidates.kind !== 'each' || ask.length === 0) return null;
  const barred = barredFrom(view);
  const isFree = (user: ChatUser): boolean => !barred.includes(user.id);
  const deputized = [...candidates.places].flatMap(([deputy, places]) => (barred.includes(deputy) ? [] : places));
  const people = candidates.missed.filter(({ awayUntil }) => awayUntil !== null).map(({ user }) => user);
  const away = people.filter((user) => isFree(user) && !deputized.includes(user.id)).slice(0, lacking);
  const spare = candidates.spare.filter(isFree);
  // Stewards cannot appoint themselves as deputies.
  const isEnough = ask.every((steward) => spare.filter(({ id }) => id !== steward).length >= lacking);
  return away.length === lacking && isEnough ? { kind: 'deputy', people: away } : null;
}

function morePeople({ turn, draft }: DraftView, count: number): Fix {
  switch (turn.approversFrom) {
    case 'channel':
      return { kind: 'invite', count };
    case 'group':
      return { kind: 'intoGroup', count };
    case 'people': {
      const authors = authorsOf(draft);
      const named = turn.approvers.filter((person) => !authors.includes(person));
      // As in desks/effective-policy.ts: while enough others are named, an added person counts only for later requests.
      return { kind: 'add', count, thenAskAnew: draft.state === 'asked' && named.length >= turn.approvalsNeeded };
    }
  }
}
