import { accountLabel } from '#bot/drafting/labels.ts';
import type { Account } from '#desks/account.ts';

/** Returns the only account for which `isSo` holds; null if none or several match. */
export function onlyOne(accounts: readonly Account[], isSo: (account: Account) => boolean): Account | null {
  const [account, ...others] = accounts.filter(isSo);
  return account === undefined || others.length > 0 ? null : account;
}

/** Returns a test for the account that was typed: by its address, with or without the first @, or as cards name it. */
export function isCalled(typed: string): (account: Account) => boolean {
  const wanted = plain(typed);
  return (account) => [plain(account.handle), plain(accountLabel(account))].includes(wanted);
}

function plain(name: string): string {
  return name.trim().toLowerCase().replace(/^@/u, '');
}
