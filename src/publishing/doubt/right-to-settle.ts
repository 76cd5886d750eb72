import type { Desk } from '#desks/desk.ts';
import { approversOf, holdsRight, isGroupUnreadable, isHere, type Members, placesOf } from '#desks/may.ts';
import { authorsOf } from '#drafts/authors-of.ts';
import type { Draft } from '#drafts/draft.ts';

/** The right to say what a network has of a post, where Tambour cannot find out. */
export type RightToSettle =
  | { readonly kind: 'may' }
  /** `can`: the people of the chat who may; nobody: the administrator in the terminal. */
  | { readonly kind: 'mayNot'; readonly isAuthor: boolean; readonly can: readonly string[] };

/**
 * Returns whether this person may settle a doubt of the draft: an approver, or the deputy of one, who is none of its
 * authors, since whoever worded a post would gain by what they say of it. Where there is nobody like that, a steward who
 * is no author. So somebody always may, in the end the administrator in the terminal. Pure.
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
  // Whom a group has that cannot be read nobody knows: a steward is not let in by that.
  const isUnknown = isGroupUnreadable(desk, members);
  const can = first.length > 0 || isUnknown ? first : desk.stewards.filter(isFree);
  // guard: no author settles a doubt
  if (!isFree(person)) return { kind: 'mayNot', isAuthor: true, can };
  // guard: who settles a doubt
  if (!holdsRight(desk, person, members) && !can.includes(person)) return { kind: 'mayNot', isAuthor: false, can };
  return { kind: 'may' };
}
