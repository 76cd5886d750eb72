import type { PolicyChange } from './policy-change.ts';
import { isSamePolicy, type Policy } from './policy.ts';
import { stricterSeen } from './seen-rule.ts';
import { couldBeFilled } from './steps.ts';
import { asSteps, throughBoth, withoutSetter } from './stricter-steps.ts';

/**
 * Returns the policy for something that was asked for before these changes: after each change, the stricter of the
 * policy so far and the new one, so that nobody loosens it while a request waits. Null if nothing has changed.
 *
 * The higher number and the longer times count. Of two lists of people, those on both may approve; named people are
 * stricter than a group, and a group is stricter than a channel. If too few would be left, as after an approver has
 * left, the new policy counts alone, so that the request can go on. But nobody gains a right over a waiting request by
 * their own change, and an author's change only tightens: what it loosens, or whom it names, counts neither then nor
 * after later changes by others. If either policy has steps, the steps of both are gone through; if nobody could do
 * that, approval must be asked for again. Pure.
 */
export function effectivePolicy(changes: readonly PolicyChange[], authors: readonly string[]): Policy | null {
  const [first] = changes;
  if (first === undefined) return null;
  // The policy as if the authors had changed nothing.
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

/** Applies one person's change to a policy, and nothing else. It does not make that person an approver. */
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
    // Ask the chat about the newer of two groups: the other may be gone.
    strictness[kept.approversFrom] > strictness[next.approversFrom] ? kept : next;
  return { ...tightened(kept, next), approversFrom, approverGroup, approvers };
}

/**
 * Tightens a policy by another: takes the higher number and the longer pause, and drops people whom the other does not
 * name.
 */
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
