import { isPlannedAsleepAt, sleepsAt } from '#desks/account.ts';

import { type FoundOf, warns } from './finding-kind.ts';
import type { Moment, MomentRule } from './finding-rule.ts';

const kinds = {
  ACCOUNT_ASLEEP: warns(),
  ACCOUNT_ASLEEP_THEN: warns(),
  ACCOUNT_PAUSED: warns<{ readonly why: string }>(),
  PAST_TIME: warns(),
};
type Found = FoundOf<typeof kinds>;

/**
 * Checks what changes with time alone: whether the accounts can post at the post's time, and whether that time has
 * passed. The gate checks the same for the time of the claim.
 */
export const momentRule: MomentRule<typeof kinds> = { kinds, atMoment: momentFindings };

function momentFindings({ content, accounts, now }: Moment): readonly Found[] {
  const leavesAt = content.window !== null && content.window.publishAt > now ? content.window.publishAt : now;
  return [
    ...content.accountIds.flatMap((accountId) => standingFindings(accountId, accounts, leavesAt)),
    ...(content.window !== null && content.window.publishAt <= now
      ? [{ code: 'PAST_TIME', place: { kind: 'when' }, data: {} } as const]
      : []),
  ];
}

function standingFindings(accountId: string, accounts: Moment['accounts'], leavesAt: Date): readonly Found[] {
  const place = { kind: 'account', accountId } as const;
  const account = accounts.find(({ id }) => id === accountId);
  switch (account?.standing.kind) {
    case undefined:
      return [];
    case 'active':
      return plannedFindings(account, leavesAt);
    case 'asleep':
      return sleepsAt(account, leavesAt)
        ? [{ code: 'ACCOUNT_ASLEEP', place, data: {} }]
        : plannedFindings(account, leavesAt);
    case 'paused':
      return [{ code: 'ACCOUNT_PAUSED', place, data: { why: account.standing.why } }];
  }
}

function plannedFindings(account: Moment['accounts'][number], leavesAt: Date): readonly Found[] {
  if (!isPlannedAsleepAt(account, leavesAt)) return [];
  return [{ code: 'ACCOUNT_ASLEEP_THEN', place: { kind: 'account', accountId: account.id }, data: {} }];
}
