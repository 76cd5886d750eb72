import type { Clock } from '#clock.ts';
import type { BoundedDispatcher } from '#networks/bounded-dispatcher.ts';
import type { Timeouts } from '#networks/timeouts.ts';

import type { Ask } from './ask.ts';

/** One account's server, as the requests of this folder use it. */
export interface Server {
  readonly ask: Ask;
  /** For a request that the client does not make. */
  readonly dispatcherFor: BoundedDispatcher;
  readonly url: string;
  /** The account's id there; null if never asked. */
  readonly accountId: string | null;
  readonly timeouts: Timeouts;
  readonly clock: Clock;
  /** The format declared for a post's text; null: none is declared. */
  readonly textType: 'text/plain' | null;
  /** True if the server may draw a text differently: only Mastodon itself is known never to. */
  readonly mayRedraw: boolean;
}
