import type { Messages } from '#messages/words/messages.ts';
import type { Account } from '#desks/account.ts';
import { shorten } from '#text/shorten.ts';

import type { DraftView } from './draft-view.ts';

/** How an account is named on cards: its address, and its network. */
export function accountLabel(m: Messages, account: Pick<Account, 'handle' | 'network'> | undefined): string {
  return account === undefined ? '?' : `${account.handle} (${m.words.network[account.network]})`;
}

/** As `labelOf`, for a button: platforms show 75 characters of one, and what it does must be among them. */
export function buttonLabelOf({ desk, m }: Pick<DraftView, 'desk' | 'm'>, accountId: string): string {
  const account = desk.accounts.find(({ id }) => id === accountId);
  return accountLabel(m, account === undefined ? account : { ...account, handle: shorten(account.handle, 30) });
}

/** The label of one of the desk's accounts. */
export function labelOf(view: DraftView, accountId: string): string {
  return accountLabel(
    view.m,
    view.desk.accounts.find(({ id }) => id === accountId),
  );
}
