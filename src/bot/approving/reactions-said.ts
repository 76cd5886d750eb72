import { reactions } from '#chat/reactions.ts';

/** The reactions that approve and those that reject, as sentences name them. */
export const reactionsSaid: readonly [approve: string, reject: string] = [
  reactions.approve.map(({ emoji }) => emoji).join(', '),
  reactions.reject.map(({ emoji }) => emoji).join(', '),
];
