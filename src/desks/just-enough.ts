import type { DeskSettings } from './desk-settings.ts';

/**
 * Tells whether a desk names no more approvers than have to approve: while one of them is away, or writes, nothing goes
 * out. False also where only the chat knows who approves.
 */
export function isJustEnough({
  approversFrom,
  approvers,
  approvalsNeeded,
}: Pick<DeskSettings, 'approversFrom' | 'approvers' | 'approvalsNeeded'>): boolean {
  return approversFrom === 'people' && new Set(approvers).size <= approvalsNeeded;
}
