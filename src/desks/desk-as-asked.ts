import type { Transaction } from '#storage/database.ts';

import type { Desk } from './desk.ts';
import { keptPolicy } from './kept-policy.ts';
import { type PolicyChange, readPolicyChanges } from './policy-change.ts';

/** Something that approval was asked for: by which policy, and whose it is. */
export interface Asked {
  /** Number of the desk's policy when it was asked for. */
  readonly askedPolicy: number;
  readonly authors: readonly string[];
}

/** Returns the desk with the policy that counts for what was asked for there. */
export async function deskAsAsked(tx: Transaction, desk: Desk, asked: Asked): Promise<Desk> {
  const { askedPolicy } = asked;
  const changes = askedPolicy < desk.policyNumber ? await readPolicyChanges(tx, desk.id, askedPolicy) : [];
  return withPolicyOf(desk, asked, changes);
}

/** Returns what `deskAsAsked` does, from the changes of the desk's policy, earlier ones among them. Pure. */
export function withPolicyOf(desk: Desk, { askedPolicy, authors }: Asked, changes: readonly PolicyChange[]): Desk {
  const kept = keptPolicy(
    changes.filter(({ number }) => number > askedPolicy),
    authors,
  );
  // For what waits, no author’s word makes a deputy.
  const away = desk.away.map((one) =>
    one.policyNumber > askedPolicy && isOnesOwn(one, authors) ? { ...one, deputy: null } : one,
  );
  return { ...desk, ...(kept === null ? {} : { ...kept, stewards: desk.stewards }), away };
}

/**
 * Tells whether an absence was noted by an author for somebody else, or by a steward who named themself: for what waits
 * their deputy stands in for nobody.
 */
function isOnesOwn({ person, deputy, setBy }: Desk['away'][number], authors: readonly string[]): boolean {
  return setBy !== person && (authors.includes(setBy) || deputy === setBy);
}
