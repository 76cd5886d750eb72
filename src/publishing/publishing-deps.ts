import type { Account } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import type { Members } from '#desks/may.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { Network } from '#networks/network.ts';
import type { Store } from '#storage/store.ts';

import type { HeldWhy } from './why.ts';

export type OpenedNetwork =
  | { readonly kind: 'open'; readonly network: Network }
  /** The account's token cannot be unsealed. */
  | { readonly kind: 'unreadable' }
  /**
   * Its row names another network, server or account than its token was issued for, or nobody has vouched for it yet.
   */
  | { readonly kind: 'paused' }
  /** It is a practice account, and this Tambour runs no practice networks. */
  | { readonly kind: 'off' };

/** Returns why deliveries are held if their account's network cannot be opened. */
export function whyNotOpen({ kind }: Exclude<OpenedNetwork, { readonly kind: 'open' }>): HeldWhy {
  switch (kind) {
    case 'unreadable':
      return 'token_unreadable';
    case 'paused':
      return 'account_paused';
    case 'off':
      return 'network_off';
  }
}

/** Dependencies of publishing. */
export interface PublishingDeps {
  readonly store: Store;
  readonly rules: Rules;
  readonly networkOf: (account: Account) => Promise<OpenedNetwork>;
  /** Returns who is in a desk's channel and group now. Throws if the chat does not answer: then nothing leaves yet. */
  readonly membersOf: (desk: Desk) => Promise<Members>;
  /** Returns false if the administrator has switched off publishing to this account's network. */
  readonly isSwitchedOn: (account: Account) => boolean;
  /** Hard limit for the one request that publishes. */
  readonly sendTimeoutSeconds: number;
}

/**
 * Returns how long a lease lasts, in seconds: the send timeout, and room for what happens between claim and request.
 */
export function leaseSeconds(deps: Pick<PublishingDeps, 'sendTimeoutSeconds'>): number {
  // wait: a lease
  return deps.sendTimeoutSeconds + 30;
}

/** Returns the seconds after which a request that got no answer has either published visibly or never will. */
export function quarantineSeconds(deps: PublishingDeps, network: NetworkKind): number {
  // guard: the quarantine
  return deps.sendTimeoutSeconds + deps.rules[network].readLagSeconds;
}

/** Returns the instant `seconds` from now. */
export function inSeconds(deps: PublishingDeps, seconds: number): Date {
  return new Date(deps.store.clock.now().getTime() + seconds * 1000);
}
