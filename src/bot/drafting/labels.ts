import type { Account } from '#desks/account.ts';
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
  const account = desk.accounts.find(({ id }) => id === accountId);
  return accountLabel(account === undefined ? account : { ...account, handle: shorten(account.handle, 30) });
}

/** Returns the network of one of the desk's accounts; null if the desk no longer has it. */
export function networkOf({ desk }: Pick<DraftView, 'desk'>, accountId: string): NetworkKind | null {
  return desk.accounts.find(({ id }) => id === accountId)?.network ?? null;
}

/** Names one of the desk's accounts for cards. */
export function labelOf(view: Pick<DraftView, 'desk'>, accountId: string): string {
  return accountLabel(view.desk.accounts.find(({ id }) => id === accountId));
}
