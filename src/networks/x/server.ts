import type { Clock } from '#clock.ts';
import type { Timeouts } from '#networks/timeouts.ts';

import type { Ask } from './ask.ts';
import type { OnBilled } from './billed.ts';

/** One account's way to X, as the happenings of this folder use it. */
export interface Server {
  readonly ask: Ask;
  /** The id of the keys' user; null if it was never asked. */
  readonly userId: string | null;
  /** Where people read posts. */
  readonly webUrl: string;
  /** Reading costs, and X has terms of its own for it: off, nothing is ever read but who the account is. */
  readonly reading: boolean;
  readonly timeouts: Timeouts;
  readonly billed: OnBilled;
  readonly clock: Clock;
}

/** Returns where people read a post. */
export function urlOf(server: Server, id: string): string {
  return new URL(`/i/web/status/${encodeURIComponent(id)}`, server.webUrl).href;
}
