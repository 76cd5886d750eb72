import type { Account } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';

import { type CommandResult, refused } from './command-result.ts';

/** Finds the account of a desk that `--account` means, or returns the refusal to print. */
export function accountOfDesk(
  { accounts, name }: Desk,
  said: string,
):
  | { readonly kind: 'account'; readonly account: Account }
  | { readonly kind: 'refused'; readonly result: CommandResult } {
  const [account, ...others] = accounts.filter(
    ({ id, handle }) => said === id || said === handle || `@${said}` === handle,
  );
  if (account !== undefined && others.length === 0) return { kind: 'account', account };
  const all = accounts.map(({ handle, id }) => `${handle} (${id})`).join(', ');
  const text = `"${name}" has no account ${said}, or several. Its accounts: ${all}.`;
  return { kind: 'refused', result: refused('no_such_account', text) };
}
