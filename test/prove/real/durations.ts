import type { Substitution } from '../mutant.ts';

/** How long the rooms take for things in these processes, in seconds: minutes of waiting would prove nothing more. */
export const realTimes = {
  sendTimeoutSeconds: 1,
  /** Of a claim: the send timeout, and room for what stands before the request. */
  leaseSeconds: 3,
  mastodonLagSeconds: 1,
  xLagSeconds: 1.5,
} as const;

const { sendTimeoutSeconds, leaseSeconds, mastodonLagSeconds, xLagSeconds } = realTimes;

/** The rooms as they are, but for how long they wait. */
export const shorter: readonly Substitution[] = [
  {
    file: 'app/start-app.ts',
    text: 'const sendTimeoutSeconds = 20;',
    by: `const sendTimeoutSeconds = ${sendTimeoutSeconds};`,
  },
  {
    file: 'publishing/publishing-deps.ts',
    text: 'return deps.sendTimeoutSeconds + 30;',
    by: `return ${leaseSeconds};`,
  },
  { file: 'networks/mastodon/mastodon.ts', text: 'sendMs: 20_000,', by: `sendMs: ${sendTimeoutSeconds * 1000},` },
  { file: 'networks/x/x.ts', text: 'sendMs: 20_000,', by: `sendMs: ${sendTimeoutSeconds * 1000},` },
  {
    file: 'networks/mastodon/mastodon-rules.ts',
    text: 'readLagSeconds: 15,',
    by: `readLagSeconds: ${mastodonLagSeconds},`,
  },
  { file: 'networks/x/x-rules.ts', text: 'readLagSeconds: 60,', by: `readLagSeconds: ${xLagSeconds},` },
  { file: 'rates/pace-of.ts', text: 'const longestRequestMs = 90 * 1000;', by: 'const longestRequestMs = 5000;' },
  {
    file: 'publishing/look-again.ts',
    text: 'const betweenAbsentLooksSeconds = 90;',
    by: 'const betweenAbsentLooksSeconds = 4;',
  },
  { file: 'publishing/look-first.ts', text: 'const restSeconds = 120;', by: 'const restSeconds = 4;' },
  { file: 'storage/open-jobs.ts', text: 'const superviseSeconds = 10;', by: 'const superviseSeconds = 1;' },
];
