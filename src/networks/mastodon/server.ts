import type { Clock } from '#clock.ts';
import type { BoundedDispatcher } from '#networks/bounded-dispatcher.ts';
import type { Timeouts } from '#networks/timeouts.ts';

import type { Ask } from './ask.ts';

/** One account's server, as the happenings of this folder use it. */
export interface Server {
  readonly ask: Ask;
  /** For a request that is not the client's. */
  readonly dispatcherFor: BoundedDispatcher;
  readonly url: string;
  /** The account's id there; null if nobody has asked yet. */
  readonly accountId: string | null;
  readonly timeouts: Timeouts;
  readonly clock: Clock;
  /** The format that a post's text is declared in, if the server can be told; null: it is not asked. */
  readonly textType: 'text/plain' | null;
  /** True if the server may draw a text otherwise than it stands: only Mastodon itself is known never to. */
  readonly mayRedraw: boolean;
}
