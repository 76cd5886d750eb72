import type { Account } from '#desks/account.ts';

import type { Content } from './draft.ts';
import { renderingsOf, type Rules } from './renderings-of.ts';

/** A length and its limit, both as the account's network counts. */
export interface Count {
  readonly accountId: string;
  readonly count: number;
  readonly limit: number;
}

/** What each account's network counts for what it would be sent, in the order of `content.accountIds`. */
export function countsOf(content: Content, accounts: readonly Account[], rules: Rules): readonly Count[] {
  const limits = new Map(accounts.map((account) => [account.id, account.limits.maxCharacters]));
  return renderingsOf(content, accounts, rules).map((rendering) => ({
    accountId: rendering.accountId,
    count: rules[rendering.network].measure(rendering.text, rendering.contentWarning),
    limit: limits.get(rendering.accountId) ?? 0,
  }));
}
