import type { Account } from '#desks/account.ts';

import type { LastingContent } from './content.ts';
import { renderingsOf, type Rules } from './renderings-of.ts';

/** A length and its limit, both as the account's network counts. */
export interface Count {
  readonly accountId: string;
  readonly count: number;
  readonly limit: number;
  /** In a series: which part was counted. */
  readonly inSeries?: { readonly position: number; readonly of: number };
}

/** Counts each account's text as its network counts, in the order of `content.accountIds` and of parts. */
export function countsOf(
  content: LastingContent,
  accounts: readonly Pick<Account, 'id' | 'network' | 'software' | 'limits'>[],
  rules: Rules,
): readonly Count[] {
  const limitsOf = new Map(accounts.map(({ id, limits }) => [id, limits]));
  return renderingsOf(content, accounts, rules).flatMap(({ accountId, network, text, contentWarning, part }) => {
    const limits = limitsOf.get(accountId);
    if (limits === undefined) return [];
    const count = rules[network].measure(text, contentWarning, limits);
    return [{ accountId, count, limit: limits.maxCharacters, ...(part === undefined ? {} : { inSeries: part }) }];
  });
}
