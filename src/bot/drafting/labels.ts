import type { Account } from '#desks/account.ts';
import { accountOf, type Desk } from '#desks/desk.ts';
import { networkKinds } from '#networks/network-kinds.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import { shorten } from '#text/shorten.ts';

import type { DraftView } from './draft-view.ts';

/** Names an account for cards: its address, and its network. */
export function accountLabel(account: Pick<Account, 'handle' | 'network'> | undefined): string {
  return account === undefined ? '?' : `${account.handle} (${networkKinds[account.network].name})`;
}

/**
 * Names one of the desk's accounts for a button. Platforms show 75 characters of a label, which must include the
 * button's effect.
 */
export function buttonLabelOf({ desk }: Pick<DraftView, 'desk'>, accountId: string): string {
  const account = accountOf(desk, accountId);
  return accountLabel(account === undefined ? account : { ...account, handle: shorten(account.handle, 30) });
}

/** Returns the network of one of the desk's accounts; null if it is not known. */
export function networkOf({ desk }: Pick<DraftView, 'desk'>, accountId: string): NetworkKind | null {
  return accountOf(desk, accountId)?.network ?? null;
}

/** Names one of the desk's accounts for cards. */
export function labelOf(
  { desk }: { readonly desk: Pick<Desk, 'accounts' | 'formerAccounts'> },
  accountId: string,
): string {
  return accountLabel(accountOf(desk, accountId));
}
