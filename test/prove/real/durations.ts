import type { Change } from '../mutant.ts';

/** The rooms' durations in these processes, in seconds. Waiting for minutes would prove nothing more. */
export const realTimes = {
  sendTimeoutSeconds: 1,
  /** Lease of a claim: the send timeout, and time for what precedes the request. */
  leaseSeconds: 3,
  mastodonLagSeconds: 1,
  xLagSeconds: 1.5,
} as const;

const { sendTimeoutSeconds, leaseSeconds, mastodonLagSeconds, xLagSeconds } = realTimes;
const sendMs = sendTimeoutSeconds * 1000;

/** Changes that only shorten how long the rooms wait. */
export const shorter: readonly Change[] = [
  { tag: 'wait: the request that publishes', how: 'value', code: String(sendTimeoutSeconds) },
  { tag: 'wait: a lease', how: 'value', code: String(leaseSeconds) },
  { tag: 'wait: Mastodon’s answer to a post', how: 'value', code: String(sendMs) },
  { tag: 'wait: X’s answer to a post', how: 'value', code: String(sendMs) },
  { tag: 'wait: until Mastodon shows a post', how: 'value', code: String(mastodonLagSeconds) },
  { tag: 'wait: until X shows a post', how: 'value', code: String(xLagSeconds) },
  { tag: 'wait: the longest request', how: 'value', code: '5000' },
  { tag: 'wait: between two looks that find nothing', how: 'value', code: '4' },
  { tag: 'wait: after a restore', how: 'value', code: '4' },
  { tag: 'wait: between two supervisions of jobs', how: 'value', code: '1' },
];
