import type { Transaction } from '#storage/database.ts';

import type { Desk } from './desk.ts';
import { effectivePolicy } from './effective-policy.ts';
import { type PolicyChange, readPolicyChanges } from './policy-change.ts';

/** Something that approval was asked for: the policy of that time, and the authors. */
export interface Asked {
  /** Number of the desk's policy when it was asked for. */
  readonly askedPolicy: number;
  readonly authors: readonly string[];
}

/** Returns the desk with the policy that applies to what was asked for. */
export async function deskAsAsked(tx: Transaction, desk: Desk, asked: Asked): Promise<Desk> {
  const { askedPolicy } = asked;
  const changes = askedPolicy < desk.policyNumber ? await readPolicyChanges(tx, desk.id, askedPolicy) : [];
  return withPolicyOf(desk, asked, changes);
}

/** Returns the desk with the policy that applied then to what was asked for, whatever has been changed since. */
export async function deskAsAskedAt(tx: Transaction, desk: Desk, asked: Asked, at: Date): Promise<Desk> {
  const changes = await readPolicyChanges(tx, desk.id, asked.askedPolicy);
  const next = changes.find((change) => change.at > at);
  const then = next === undefined ? desk : { ...desk, ...next.before, stewards: desk.stewards };
  return withPolicyOf(
    then,
    asked,
    changes.filter((change) => change.at <= at),
  );
}

/** Returns what `deskAsAsked` does, from given changes of the desk's policy, which may include earlier ones. Pure. */
export function withPolicyOf(desk: Desk, { askedPolicy, authors }: Asked, changes: readonly PolicyChange[]): Desk {
  const kept = effectivePolicy(
    changes.filter(({ number }) => number > askedPolicy),
    authors,
  );
  // For a waiting request, an author cannot appoint a deputy.
  const away = desk.away.map((one) =>
    one.policyNumber > askedPolicy && isOnesOwn(one, authors) ? { ...one, deputy: null } : one,
  );
  return { ...desk, ...(kept === null ? {} : { ...kept, stewards: desk.stewards }), away };
}

/**
 * Tells whether an absence was entered by an author for somebody else, or by a steward who became the deputy: its
 * deputy does not count for waiting requests.
 */
function isOnesOwn({ person, deputy, setBy }: Desk['away'][number], authors: readonly string[]): boolean {
  return setBy !== person && (authors.includes(setBy) || deputy === setBy);
}
