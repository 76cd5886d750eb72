import { systemClock } from '#clock.ts';
import { bluesky } from '#networks/bluesky/bluesky.ts';
import { mastodon } from '#networks/mastodon/mastodon.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { Network } from '#networks/network.ts';
import { x } from '#networks/x/x.ts';

import type { NetworkWorld } from '../contracts/network-contract.ts';
import { openPracticeBluesky, openPracticeMastodon, openPracticeX } from './practice-networks.ts';

/** How tests reach a network. */
interface ReachedNetwork {
  /** Opens its adapter on its own practice server. */
  readonly open: () => Promise<NetworkWorld>;
  /** Points its adapter at a possibly malicious server, with short timeouts. */
  readonly at: (url: string) => Network;
}

const timeouts = { readMs: 1_500, sendMs: 1_500, uploadMs: 1_500, pollMs: 10, processingMs: 50 } as const;
const keys = { appKey: 'app key', appSecret: 'app secret', accessToken: 'access token', accessSecret: 'access secret' };
const session = { did: 'did:plc:a', handle: 'valmont.test', accessJwt: 'access token', refreshJwt: 'refresh token' };

/** Every network: each must fulfil the contracts, and withstand malicious servers. Leaving one out does not compile. */
export const eachNetwork: Readonly<Record<NetworkKind, ReachedNetwork>> = {
  mastodon: {
    open: openPracticeMastodon,
    at: (serverUrl) =>
      mastodon({
        serverUrl,
        accessToken: 'access token',
        software: 'Mastodon 4.6.6',
        loopbackOnly: true,
        clock: systemClock,
        timeouts,
      }),
  },
  x: {
    open: openPracticeX,
    at: (baseUrl) => x({ ...keys, userId: '1', reading: true, baseUrl, clock: systemClock, timeouts }),
  },
  bluesky: {
    open: openPracticeBluesky,
    at: (serverUrl) =>
      bluesky({
        serverUrl,
        identifier: 'valmont.test',
        appPassword: 'app password',
        // The server accepted the log-in and turns malicious afterwards: without a session no request would be sent.
        sessions: { of: () => Promise.resolve({ kind: 'answer', data: session }) },
        loopbackOnly: true,
        clock: systemClock,
        timeouts,
      }),
  },
};

/** Every network with its kind. */
export const allReached = Object.entries(eachNetwork) as readonly (readonly [NetworkKind, ReachedNetwork])[]; // Its keys.
