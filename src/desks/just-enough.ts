import type { Desk } from './desk.ts';
import { turnsOf } from './turns.ts';

/**
 * Returns how many have to approve where a desk, or one of its steps, names no more than that: while one of them is
 * away, or writes, nothing goes out. Null where more are named, and where only the chat knows who approves.
 */
export function justEnough(desk: Desk): number | null {
  const turn = turnsOf(desk).find(
    ({ approversFrom, approvers, approvalsNeeded }) =>
      approversFrom === 'people' && new Set(approvers).size <= approvalsNeeded,
  );
  return turn?.approvalsNeeded ?? null;
}
