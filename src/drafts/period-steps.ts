import type { Desk } from '#desks/desk.ts';
import { periodsAt } from '#desks/period.ts';
import type { Step } from '#desks/steps.ts';
import { asSteps } from '#desks/stricter-steps.ts';

import type { Content } from './content.ts';

/** Returns when a content would leave the desk if it were approved now: at its time, or after the grace. Pure. */
export function leavesAtOf({ window }: Pick<Content, 'window'>, desk: Pick<Desk, 'graceSeconds'>, now: Date): Date {
  if (window !== null && window.publishAt > now) return window.publishAt;
  return new Date(now.getTime() + desk.graceSeconds * 1000);
}

/**
 * Returns the desk with a further approval step for each reserve period that asks for one at `at`. If the period covers
 * one account of a post, the step counts for all of them. Corrections of public posts need none. Pure.
 */
export function withPeriodSteps(desk: Desk, content: Pick<Content, 'accountIds' | 'corrections'>, at: Date): Desk {
  if (content.corrections !== undefined) return desk;
  // guard: one approval more inside a period
  const inside = periodsAt(desk.periods, content.accountIds, at).filter(({ level }) => level === 'extraApproval');
  const further = inside.map(({ role, rolePeople }): Step => {
    return { name: role ?? '', who: { kind: 'people', ids: [...rolePeople] }, needed: 1 };
  });
  const before = asSteps(desk);
  const steps = further.reduce<readonly Step[]>(
    (all, step) => (all.some((one) => isSameStep(one, step)) ? all : [...all, step]),
    before,
  );
  return steps.length === before.length ? desk : { ...desk, steps };
}

function isSameStep(one: Step, other: Step): boolean {
  if (one.who.kind !== 'people' || other.who.kind !== 'people') return false;
  const { ids } = other.who;
  return one.name === other.name && one.who.ids.length === ids.length && one.who.ids.every((id) => ids.includes(id));
}
