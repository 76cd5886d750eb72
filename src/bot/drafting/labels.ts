import type { Account } from '#desks/account.ts';
import { networkKinds } from '#networks/network-kinds.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import { shorten } from '#text/shorten.ts';

import type { DraftView } from './draft-view.ts';

/** How an account is named on cards: its address, and its network. */
export function accountLabel(account: Pick<Account, 'handle' | 'network'> | undefined): string {
  return account === undefined ? '?' : `${account.handle} (${networkKinds[account.network].name})`;
}

/** As `labelOf`, for a button: platforms show 75 characters of one, and what it does must be among them. */
export function buttonLabelOf({ desk }: Pick<DraftView, 'desk'>, accountId: string): string {
  const account = desk.accounts.find(({ id }) => id === accountId);
  return accountLabel(account === undefined ? account : { ...account, handle: shorten(account.handle, 30) });
}

/** The network of one of the desk's accounts; null where the desk no longer has it. */
export function networkOf({ desk }: Pick<DraftView, 'desk'>, accountId: string): NetworkKind | null {
  return desk.accounts.find(({ id }) => id === accountId)?.network ?? null;
}

/** The label of one of the desk's accounts. */
export function labelOf(view: DraftView, accountId: string): string {
  return accountLabel(view.desk.accounts.find(({ id }) => id === accountId));
}
