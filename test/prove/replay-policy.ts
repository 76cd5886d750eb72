import { z } from 'zod';

import type { Standing } from './replay.ts';
import type { Evidence, JournalRow } from './witness.ts';

const partsSchema = z
  .object({ approvalsNeeded: z.number(), graceSeconds: z.number(), approvers: z.array(z.string()).readonly() })
  .partial();
const fromToSchema = z.object({ to: partsSchema });

/** A desk's approvers and how many must approve, from one entry of the journal on. */
interface KnownPolicy {
  readonly approvalsNeeded: number;
  readonly graceSeconds: number;
  readonly approvers: readonly string[];
  /** Person who made the change; null for the first policy. */
  readonly by: string | null;
  readonly seq: bigint;
}

type Known = Pick<Evidence, 'journal' | 'desk'>;

/** Lists the desk's policies, oldest first. */
export function policiesIn({ journal, desk }: Known): readonly KnownPolicy[] {
  const { approvalsNeeded, graceSeconds, approvers } = desk;
  const all: KnownPolicy[] = [{ approvalsNeeded, graceSeconds, approvers, by: null, seq: -1n }];
  for (const entry of journal) {
    const changed = entry.kind === 'desk.changed' ? changedIn(entry) : {};
    const before = all.at(-1);
    if (before === undefined || Object.keys(changed).length === 0) continue;
    all.push({ ...before, ...changed, by: entry.actor, seq: entry.seq });
  }
  return all;
}

function changedIn({ data }: JournalRow): Partial<Omit<KnownPolicy, 'by' | 'seq'>> {
  const fromTo = fromToSchema.safeParse(data);
  const { approvalsNeeded, graceSeconds, approvers } = fromTo.success ? fromTo.data.to : partsSchema.parse(data);
  return {
    ...(approvalsNeeded === undefined ? {} : { approvalsNeeded }),
    ...(graceSeconds === undefined ? {} : { graceSeconds }),
    ...(approvers === undefined ? {} : { approvers }),
  };
}

/** Lists everybody whom the desk ever named as an approver. */
export function everNamed(known: Known): readonly string[] {
  return [...new Set(policiesIn(known).flatMap(({ approvers }) => approvers))];
}

/** Lists the policies from the one in force when approval was asked up to that of an entry. */
export function policiesFor(known: Known, { askedSeq }: Standing, upTo: bigint): readonly KnownPolicy[] {
  const all = policiesIn(known).filter(({ seq }) => seq <= upTo);
  const first = all.findLastIndex(({ seq }) => seq < (askedSeq ?? 0n));
  return all.slice(Math.max(0, first));
}

/**
 * Returns why these places do not satisfy all policies (oldest first) at once; null if they do. If nobody could, they
 * must satisfy one of them: the first, or one that no author made since. Approvers whom an author, or the approver
 * themself, brought in do not count.
 */
export function whyNotSufficient(
  policies: readonly KnownPolicy[],
  places: readonly string[],
  writers: readonly string[],
): string | null {
  const all = strictest(policies);
  if (isFulfillable(all, writers)) return missingFrom(all, places);
  const why = policies
    .filter(({ by }, index) => index === 0 || by === null || !writers.includes(by))
    .map((policy) => missingFrom(withoutBroughtIn(policy, policies, writers), places));
  return why.includes(null) ? null : (why[0] ?? 'no policy');
}

/**
 * Tells whether these places certainly suffice: under all policies at once or, if nobody could satisfy both of two,
 * under the later one, which no author may have made and whose maker does not count.
 */
export function isCertainlySufficient(
  policies: readonly KnownPolicy[],
  places: readonly string[],
  writers: readonly string[],
): boolean {
  const all = strictest(policies);
  if (isFulfillable(all, writers)) return missingFrom(all, places) === null;
  const [, second, ...others] = policies;
  if (second === undefined || others.length > 0 || writers.includes(second.by ?? '')) return false;
  const alone = withoutBroughtIn(second, policies, writers);
  return isFulfillable(alone, writers) && missingFrom(alone, places) === null;
}

type Needs = Pick<KnownPolicy, 'approvalsNeeded' | 'approvers'>;

function strictest(policies: readonly KnownPolicy[]): Needs {
  const [first, ...others] = policies;
  return {
    approvalsNeeded: Math.max(...policies.map(({ approvalsNeeded }) => approvalsNeeded)),
    approvers: (first?.approvers ?? []).filter((person) => others.every(({ approvers }) => approvers.includes(person))),
  };
}

function isFulfillable({ approvalsNeeded, approvers }: Needs, writers: readonly string[]): boolean {
  return approvers.filter((person) => !writers.includes(person)).length >= approvalsNeeded;
}

function missingFrom({ approvalsNeeded, approvers }: Needs, places: readonly string[]): string | null {
  const counting = places.filter((place) => approvers.includes(place));
  return counting.length >= approvalsNeeded
    ? null
    : `${counting.length} of ${approvalsNeeded} of ${approvers.join(', ')} had approved it`;
}

function withoutBroughtIn(
  { approvalsNeeded, approvers, seq }: KnownPolicy,
  policies: readonly KnownPolicy[],
  writers: readonly string[],
): Needs {
  const isBroughtIn = (person: string): boolean => {
    const begun = policies.findLastIndex(
      (policy, index) =>
        policy.seq <= seq &&
        policy.approvers.includes(person) &&
        policies[index - 1]?.approvers.includes(person) !== true,
    );
    const by = policies[begun]?.by ?? null;
    return begun > 0 && by !== null && (writers.includes(by) || by === person);
  };
  return { approvalsNeeded, approvers: approvers.filter((person) => !isBroughtIn(person)) };
}
