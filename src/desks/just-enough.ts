import type { Desk } from './desk.ts';
import { turnsOf } from './turns.ts';

/**
 * Returns how many have to approve if a desk, or one of its steps, names no more people than that: nothing goes out
 * while one of them is away or is an author. Null if more are named, or if only the chat knows who approves.
 */
export function justEnough(desk: Desk): number | null {
  const turn = turnsOf(desk).find(
    ({ approversFrom, approvers, approvalsNeeded }) =>
      approversFrom === 'people' && new Set(approvers).size <= approvalsNeeded,
  );
  return turn?.approvalsNeeded ?? null;
}
