import type { Billing } from '#networks/read-outcome.ts';

import type { Server } from './server.ts';

/**
 * Wraps a server so that it also sums up billed reads. Each returned post counts each time. X usually bills a post read
 * twice in one day (UTC) once, but does not promise it, so this is an upper bound. See
 * https://docs.x.com/x-api/getting-started/pricing.
 */
export function countingBilled(server: Server): { readonly server: Server; readonly billed: () => Billing } {
  const sums: Record<keyof Billing, number> = { ownedRead: 0, postRead: 0, userRead: 0 };
  return {
    server: {
      ...server,
      billed: (what, times) => {
        server.billed(what, times);
        if (what === 'ownedRead' || what === 'postRead' || what === 'userRead') sums[what] += times;
      },
    },
    billed: () => ({
      ...(sums.ownedRead > 0 ? { ownedRead: sums.ownedRead } : {}),
      ...(sums.postRead > 0 ? { postRead: sums.postRead } : {}),
      ...(sums.userRead > 0 ? { userRead: sums.userRead } : {}),
    }),
  };
}
