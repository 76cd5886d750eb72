import type { AccountStop } from './stop.ts';

const passes = { corrections: false, emergencies: false };
const at = { plan: null, gate: 'hold', claim: null, lastLook: null, byHand: null } as const;

/** The desk no longer has the account. */
export const accountRemoved: AccountStop<'account_removed'> = {
  over: 'account',
  why: 'account_removed',
  whys: { account_removed: 'anew' },
  passes,
  at,
  stands: (account) => account === undefined,
};

/**
 * The account is paused, since its network locked it. Trying again by hand ends the pause; after the gate the network
 * itself says that it is still locked.
 */
export const accountPaused: AccountStop<'account_paused'> = {
  over: 'account',
  why: 'account_paused',
  whys: { account_paused: 'repair' },
  passes,
  at,
  stands: (account) => account?.standing.kind === 'paused',
};
