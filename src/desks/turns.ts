import type { Desk } from './desk.ts';
import { neededIn, type Step } from './steps.ts';

/**
 * Returns the desk once per step, with that step's rule in place of the steps; without steps, the desk itself. So a
 * question about a desk without steps can be asked about a single step. Pure.
 */
export function turnsOf(desk: Desk): readonly Desk[] {
  return desk.steps === null ? [desk] : desk.steps.map((step) => ({ ...desk, ...ruleOf(step), steps: null }));
}

/**
 * Returns the desk with one step's rule, or the last step's if the index is too high; without steps, the desk itself.
 * Pure.
 */
export function turnAt(desk: Desk, index: number): Desk {
  const turns = turnsOf(desk);
  return turns[index] ?? turns.at(-1) ?? desk;
}

function ruleOf(step: Step): Pick<Desk, 'approversFrom' | 'approverGroup' | 'approvers' | 'approvalsNeeded'> {
  const approvalsNeeded = neededIn(step);
  const { who } = step;
  switch (who.kind) {
    case 'people':
      return { approvalsNeeded, approversFrom: 'people', approverGroup: null, approvers: [...new Set(who.ids)] };
    case 'members':
      return { approvalsNeeded, approversFrom: 'channel', approverGroup: null, approvers: [] };
    case 'group':
      return { approvalsNeeded, approversFrom: 'group', approverGroup: who.groupId, approvers: [] };
  }
}
