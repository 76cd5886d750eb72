import type { Desk } from '#desks/desk.ts';
import { approversOf, holdsRight, isGroupUnreadable, isHere, type Members, placesOf } from '#desks/may.ts';
import { authorsOf } from '#drafts/authors-of.ts';
import type { Draft } from '#drafts/draft.ts';

/** The right to say whether a network has a post, if Tambour cannot find out. */
export type RightToSettle =
  | { readonly kind: 'may' }
  /** `can`: the people in the chat who may; if empty, only the administrator in the terminal may. */
  | { readonly kind: 'mayNot'; readonly isAuthor: boolean; readonly can: readonly string[] };

/**
 * Returns whether this person may settle a doubt of the draft. Approvers and their deputies may, but not the draft's
 * authors, who would gain by their own answer. If there is nobody like that, a steward who is no author may; in the end
 * the administrator in the terminal always may. Pure.
 */
export function rightToSettle(
  draft: Draft,
  desk: Desk,
  { person, members }: { readonly person: string; readonly members: Members },
): RightToSettle {
  const authors = authorsOf(draft);
  const isFree = (one: string): boolean => !authors.includes(one);
  const mayInPlace = (one: string): boolean => placesOf(desk, one, members).some(isFree);
  const isPresent = (one: string): boolean =>
    !desk.away.some((away) => away.person === one) && isHere(desk, one, members);
  const approvers = (approversOf(desk, members) ?? []).filter((one) => isFree(one) && isPresent(one));
  const deputies = desk.away.flatMap(({ deputy }) =>
    deputy !== null && isFree(deputy) && mayInPlace(deputy) ? [deputy] : [],
  );
  const first = [...new Set([...approvers, ...deputies])];
  // An unreadable group may have approvers, so it is no reason to let a steward in.
  const isUnknown = isGroupUnreadable(desk, members);
  const can = first.length > 0 || isUnknown ? first : desk.stewards.filter(isFree);
  // guard: no author settles a doubt
  if (!isFree(person)) return { kind: 'mayNot', isAuthor: true, can };
  // guard: who settles a doubt
  if (!holdsRight(desk, person, members) && !can.includes(person)) return { kind: 'mayNot', isAuthor: false, can };
  return { kind: 'may' };
}
