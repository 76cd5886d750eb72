import type { GateStop } from './stop.ts';

const passes = { corrections: false, emergencies: false };
const at = { claim: null } as const;

/** The administrator has switched off publishing to the network. */
export const networkOff: GateStop<'network_off'> = {
  over: 'gate',
  whys: { network_off: 'repair' },
  passes,
  at,
  check: ({ account, isSwitchedOn }) => (account !== undefined && !isSwitchedOn(account) ? 'network_off' : null),
};

/** The network takes no series, or the administrator has switched them off there. */
export const seriesOff: GateStop<'series_off'> = {
  over: 'gate',
  whys: { series_off: 'repair' },
  passes,
  at,
  async check({ account, rules, rendered }) {
    const rendering = await rendered();
    if (account === undefined || typeof rendering === 'string' || rendering.part === undefined) return null;
    // guard: the network takes series
    return rules[account.network].sendsSeries ? null : 'series_off';
  },
};

/** The journal does not prove that the post that this part answers is ours: the row alone may name any post. */
export const parentUnproven: GateStop<'post_unproven'> = {
  over: 'gate',
  whys: { post_unproven: 'tryAgain' },
  passes,
  at,
  check: async ({ post: { afterId }, isProven }) =>
    afterId === null || (await isProven(afterId)) ? null : 'post_unproven',
};
