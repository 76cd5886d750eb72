import type { Dispatcher } from 'undici';

import type { Clock } from '#clock.ts';

/** Where the server is, and who asks. */
export interface MattermostAccess {
  /** Without a slash at its end. */
  readonly url: string;
  /** Of the bot's account. */
  readonly token: string;
  /** The way out of a closed network; as if there were none where it is left out. */
  readonly outbound?: MattermostOutbound;
  readonly timeoutMs?: number;
  readonly clock?: Clock;
}

export interface MattermostOutbound {
  readonly fetch: typeof globalThis.fetch;
  /** What the WebSocket goes through. */
  readonly dispatcher?: Dispatcher;
}
