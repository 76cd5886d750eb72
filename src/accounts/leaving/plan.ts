import { z } from 'zod';

import type { Request } from '#approvals/requests/request.ts';
import type { Account } from '#desks/account.ts';

/** All ways to leave an account, in the order in which a form offers them. */
export const leavingWays = ['dormant', 'emergenciesOnly', 'fadeOut', 'deletion'] as const;

const instantSchema = z.iso.datetime().transform((at) => new Date(at));

/** The terms of a plan, as they are stored. */
export const planSchema = z.object({
  way: z.enum(leavingWays),
  /** The body's decision on which it is based. */
  reference: z.string(),
  /** The end of the last day. */
  leavesAt: instantSchema,
  reviewAt: instantSchema,
  keeper: z.string(),
  deputy: z.string().nullable(),
});

/** The terms of a plan to leave an account, as people agree on them. */
export type LeavingPlan = Readonly<z.infer<typeof planSchema>>;

/** A plan to leave one account, for the approvers of the desk that decides about it. */
export interface Leaving extends Request<LeavingPlan>, LeavingPlan {
  readonly account: Account;
}

/** Returns when the account stops taking posts: after its last day or, if it fades out, from the review on. Pure. */
export function sleepsAtOf({ way, leavesAt, reviewAt }: LeavingPlan): Date {
  return way === 'fadeOut' ? reviewAt : leavesAt;
}
