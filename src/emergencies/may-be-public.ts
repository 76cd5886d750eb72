import type { Prisma } from '#storage/generated/client.ts';

/** Filter that omits deliveries that surely reached nobody: there is nothing to approve. */
export const mayBePublic: Prisma.DeliveryWhereInput = {
  OR: [{ state: { in: ['sending', 'sent', 'doubt', 'retracting', 'retracted'] } }, { doubtSince: { not: null } }],
};
