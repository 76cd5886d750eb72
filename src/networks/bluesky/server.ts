import type { Clock } from '#clock.ts';
import type { Timeouts } from '#networks/timeouts.ts';

import type { Ask } from './ask.ts';
import { posts } from './record.ts';

/** One account's server, as the requests of this folder use it. */
export interface Server {
  readonly ask: Ask;
  /** Tells whether a video can be played at an address; null: unknown. */
  readonly isThere: (address: string, signal: AbortSignal) => Promise<boolean | null>;
  /** Base address of public posts. */
  readonly webUrl: string;
  readonly timeouts: Timeouts;
  readonly clock: Clock;
}

/** Returns a post's public address. */
export function urlOf({ webUrl }: Pick<Server, 'webUrl'>, did: string, rkey: string): string {
  return new URL(`/profile/${did}/post/${encodeURIComponent(rkey)}`, webUrl).href;
}

/** Returns a post's address within the network. */
export function uriOf(did: string, rkey: string): string {
  return `at://${did}/${posts}/${rkey}`;
}
