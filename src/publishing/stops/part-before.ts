import { Prisma } from '#storage/generated/client.ts';

import type { GateStop } from './stop.ts';

/** Milliseconds until a part is tried again while the part before is under way. The end of that one wakes it sooner. */
const lookAgainMs = 15_000;

/**
 * The part before it in its series is not public. While that part is under way this one waits. If it failed, is held,
 * was called off or retracted, a person decides; people are notified about that part, and this one follows it.
 */
export const partBefore: GateStop<'part_before'> = {
  over: 'gate',
  whys: { part_before: 'tryAgain' },
  passes: { corrections: false, emergencies: false },
  // guard: the part before, at the claim
  at: { claim: 'wait' },
  async check({ post: { afterId }, now, stateOf }) {
    if (afterId === null) return null;
    // guard: the part before, at the gate
    switch (await stateOf(afterId)) {
      case 'sent':
        return null;
      case 'ready':
      case 'sending':
      case 'doubt':
        return new Date(now.getTime() + lookAgainMs);
      case null:
      case 'failed':
      case 'held':
      case 'cancelled':
      case 'retracting':
      case 'retracted':
        return 'part_before';
    }
  },
  sql: ({ delivery }) => Prisma.sql`
    SELECT 1 FROM "Delivery" before WHERE before."id" = ${delivery}."afterId" AND before."state" <> 'sent'`,
};
