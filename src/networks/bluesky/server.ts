import type { Clock } from '#clock.ts';
import type { Timeouts } from '#networks/timeouts.ts';

import type { Ask } from './ask.ts';
import { posts } from './record.ts';

/** One account's server, as the happenings of this folder use it. */
export interface Server {
  readonly ask: Ask;
  /** Tells whether what readers would play stands at an address; null: nobody told. */
  readonly isThere: (address: string, signal: AbortSignal) => Promise<boolean | null>;
  /** Where people read posts. */
  readonly webUrl: string;
  readonly timeouts: Timeouts;
  readonly clock: Clock;
}

/** Returns where people read a post. */
export function urlOf({ webUrl }: Pick<Server, 'webUrl'>, did: string, rkey: string): string {
  return new URL(`/profile/${did}/post/${encodeURIComponent(rkey)}`, webUrl).href;
}

/** Returns a post's address within the network. */
export function uriOf(did: string, rkey: string): string {
  return `at://${did}/${posts}/${rkey}`;
}
