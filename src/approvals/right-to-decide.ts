import type { Desk } from '#desks/desk.ts';
import { holdsRight, type Members, placesOf } from '#desks/may.ts';

import type { Subject } from './subject.ts';

/** A person's right to decide about a subject. */
export type RightToDecide =
  | { readonly kind: 'own' }
  | { readonly kind: 'inPlaceOf'; readonly person: string }
  | { readonly kind: 'none' }
  /** They stand in only for its authors, who could not decide either. */
  | { readonly kind: 'authorsDeputy' };

/**
 * Returns this person's right to decide about the subject; whether they are one of its authors is checked elsewhere. A
 * deputy can do what the absent person could, and no more. `taken`: people in whose place somebody has approved
 * already, since a place counts once. Pure.
 */
export function rightToDecide(
  { barred, askers }: Pick<Subject, 'barred' | 'askers'>,
  desk: Desk,
  request: { readonly person: string; readonly members: Members; readonly taken: readonly string[] },
): RightToDecide {
  const { person, members, taken } = request;
  if (holdsRight(desk, person, members)) return { kind: 'own' };
  const places = placesOf(desk, person, members);
  const open = places.filter((place) => !barred.includes(place));
  const free = open.filter((one) => !taken.includes(one));
  const place = free.find((one) => !askers.includes(one)) ?? free[0] ?? open[0];
  if (place !== undefined) return { kind: 'inPlaceOf', person: place };
  return { kind: places.length > 0 ? 'authorsDeputy' : 'none' };
}
