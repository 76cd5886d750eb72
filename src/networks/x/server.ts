import type { Clock } from '#clock.ts';
import type { Timeouts } from '#networks/timeouts.ts';

import type { Ask } from './ask.ts';
import type { OnBilled } from './billed.ts';

/** One account's access to X, as the requests of this folder use it. */
export interface Server {
  readonly ask: Ask;
  /** The id of the keys' user; null if never asked. */
  readonly userId: string | null;
  /** Base address of public posts. */
  readonly webUrl: string;
  /** Reading is billed and has its own terms. If off, nothing is ever read except who the account is. */
  readonly reading: boolean;
  readonly timeouts: Timeouts;
  readonly billed: OnBilled;
  readonly clock: Clock;
}

/** Returns a post's public address. */
export function urlOf(server: Server, id: string): string {
  return new URL(`/i/web/status/${encodeURIComponent(id)}`, server.webUrl).href;
}
