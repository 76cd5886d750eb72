import type { Policy } from './policy.ts';
import { neededIn, type Step, type StepWho } from './steps.ts';

/** Returns a policy's steps; a policy without steps is one unnamed step. Pure. */
export function asSteps(policy: Policy): readonly Step[] {
  const { steps, approvalsNeeded: needed } = policy;
  return steps ?? [{ name: '', who: whoOf(policy), needed }];
}

function whoOf({ approversFrom, approverGroup, approvers }: Policy): StepWho {
  switch (approversFrom) {
    case 'people':
      return { kind: 'people', ids: approvers };
    case 'channel':
      return { kind: 'members' };
    case 'group':
      return { kind: 'group', groupId: approverGroup ?? '' };
  }
}

/**
 * Merges two chains of steps so that both are gone through in order: two steps that can be one become the stricter of
 * both, and all others stay. Nobody can say which of two chains is stricter, but both together are stricter than
 * either. `mayName` false: the merged steps keep the people of `kept`, minus those whom `next` does not name. Pure.
 */
export function throughBoth(kept: readonly Step[], next: readonly Step[], mayName: boolean): readonly Step[] {
  const all: Step[] = [];
  let from = 0;
  for (const step of kept) {
    const found = next.findIndex((other, index) => index >= from && stricterStep(step, other, mayName) !== null);
    const other = next[found];
    const both = other === undefined ? null : stricterStep(step, other, mayName);
    if (both === null) all.push(step);
    else {
      all.push(...next.slice(from, found), both);
      from = found + 1;
    }
  }
  return [...all, ...next.slice(from)];
}

const strictness = { members: 0, group: 1, people: 2 } as const satisfies Record<StepWho['kind'], number>;

/** Returns one step as strict as both; null if too few people are in both. */
function stricterStep(kept: Step, next: Step, mayName: boolean): Step | null {
  const most = Math.max(neededIn(kept), neededIn(next));
  const needed = kept.needed === 'all' && next.needed === 'all' ? 'all' : most;
  const name = next.name === '' ? kept.name : next.name;
  if (kept.who.kind === 'people' && next.who.kind === 'people') {
    const others = next.who.ids;
    const ids = kept.who.ids.filter((person) => others.includes(person));
    return new Set(ids).size >= most ? { name, who: { kind: 'people', ids }, needed } : null;
  }
  // Ask the chat about the newer of two groups: the other may be gone.
  const who = !mayName || strictness[kept.who.kind] > strictness[next.who.kind] ? kept.who : next.who;
  return { name, who, needed };
}

/**
 * Removes the person who set these steps from each step that did not name them before: nobody makes themself an
 * approver of waiting requests. Pure.
 */
export function withoutSetter(before: Policy, after: readonly Step[], by: string): readonly Step[] {
  return after.map((step) => {
    const { who } = step;
    const was = asSteps(before).find(({ name }) => name === step.name || name === '')?.who;
    if (who.kind !== 'people' || (was?.kind === 'people' && was.ids.includes(by))) return step;
    // Keep the number, so that one person fewer does not make it easier.
    return { ...step, needed: neededIn(step), who: { ...who, ids: who.ids.filter((person) => person !== by) } };
  });
}
