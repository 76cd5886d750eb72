import type { PolicyChange } from './policy-change.ts';
import { isSamePolicy, type Policy } from './policy.ts';
import { stricterSeen } from './seen-rule.ts';
import { couldBeFilled } from './steps.ts';
import { asSteps, throughBoth, withoutSetter } from './stricter-steps.ts';

/**
 * Returns the policy that counts for what was asked for before these changes: after each of them the stricter of the
 * one that counted and the new one, so that nobody loosens it while it waits. Null where nothing has changed.
 *
 * The higher number and the longer times count. Of two lists of people those on both may approve; people who are named
 * are stricter than a group, and a group than a channel. Where too few would be left, as after an approver has left, the
 * new policy counts alone, so that nothing hangs. But whoever changes it gains no right by that over what waits, and an
 * author's change only tightens: what it loosens, or whom it names, counts neither then nor after the changes of others.
 * Where one of both has steps, all of both are gone through; if nobody could do that, it has to be asked for anew. Pure.
 */
export function keptPolicy(changes: readonly PolicyChange[], authors: readonly string[]): Policy | null {
  const [first] = changes;
  if (first === undefined) return null;
  // As it would be if the authors had changed nothing.
  let open = first.before;
  let kept = first.before;
  for (const change of changes) {
    // guard: an author loosens nothing
    const isAuthors = authors.includes(change.by);
    if (!isAuthors) open = changedIn(open, change);
    const both = isAuthors ? tightened(kept, change.after) : stricterOf(kept, open);
    if (suffices(both, authors)) kept = both;
    else if (!isAuthors && suffices(open, authors) && !(haveSteps(kept, open) && suffices(kept, authors))) {
      kept = { ...open, ...stricterSeen(kept, open), graceSeconds: both.graceSeconds };
    } else if (!isAuthors && haveSteps(kept, open)) kept = both;
  }
  return kept;
}

/** Applies to a policy what one person changed, and nothing else. They do not become an approver by it. */
function changedIn(policy: Policy, { by, before, after }: PolicyChange): Policy {
  const isOtherSource = before.approversFrom !== after.approversFrom || before.approverGroup !== after.approverGroup;
  const isOtherRule =
    before.seenForHours !== after.seenForHours || before.seenFromAt?.getTime() !== after.seenFromAt?.getTime();
  const { seenForHours, seenFromAt } = isOtherRule ? after : policy;
  const added = after.approvers.filter((person) => !before.approvers.includes(person));
  const left = policy.approvers.filter(
    (person) => after.approvers.includes(person) || !before.approvers.includes(person),
  );
  return {
    ...policy,
    approvalsNeeded: before.approvalsNeeded === after.approvalsNeeded ? policy.approvalsNeeded : after.approvalsNeeded,
    graceSeconds: before.graceSeconds === after.graceSeconds ? policy.graceSeconds : after.graceSeconds,
    approversFrom: isOtherSource ? after.approversFrom : policy.approversFrom,
    approverGroup: isOtherSource ? after.approverGroup : policy.approverGroup,
    steps: isSamePolicy({ ...before, steps: after.steps }, before) ? policy.steps : stepsSet(before, after, by),
    seenForHours,
    seenFromAt,
    // guard: nobody names themself
    approvers: [...new Set([...left, ...added.filter((person) => person !== by)])],
  };
}

function stepsSet(before: Policy, after: Policy, by: string): Policy['steps'] {
  return after.steps === null ? null : withoutSetter(before, after.steps, by);
}

const strictness = { channel: 0, group: 1, people: 2 } as const satisfies Record<Policy['approversFrom'], number>;

function stricterOf(kept: Policy, next: Policy): Policy {
  if (haveSteps(kept, next))
    return { ...tightened(kept, next), steps: throughBoth(asSteps(kept), asSteps(next), true) };
  if (kept.approversFrom === 'people' && next.approversFrom === 'people') return tightened(kept, next);
  const { approversFrom, approverGroup, approvers } =
    // The chat is asked about the newer of two groups: the other may be gone.
    strictness[kept.approversFrom] > strictness[next.approversFrom] ? kept : next;
  return { ...tightened(kept, next), approversFrom, approverGroup, approvers };
}

/** Returns a policy with the other's higher number and longer pause, and without the people that it does not name. */
function tightened(kept: Policy, other: Policy): Policy {
  const areNamed = kept.approversFrom === 'people' && other.approversFrom === 'people';
  return {
    ...kept,
    // guard: the higher number stays
    approvalsNeeded: Math.max(kept.approvalsNeeded, other.approvalsNeeded),
    graceSeconds: Math.max(kept.graceSeconds, other.graceSeconds),
    ...stricterSeen(kept, other),
    // guard: only whom both policies name
    approvers: areNamed ? kept.approvers.filter((person) => other.approvers.includes(person)) : kept.approvers,
    steps: haveSteps(kept, other) ? throughBoth(asSteps(kept), asSteps(other), false) : null,
  };
}

function haveSteps(one: Policy, other: Policy): boolean {
  return one.steps !== null || other.steps !== null;
}

/** Tells whether enough people could approve what these authors wrote, as far as the desk itself knows. */
function suffices(policy: Policy, authors: readonly string[]): boolean {
  const { approversFrom, approvers, approvalsNeeded, steps } = policy;
  if (steps !== null) return couldBeFilled(steps, authors);
  if (approversFrom !== 'people') return true;
  return approvers.filter((person) => !authors.includes(person)).length >= approvalsNeeded;
}
