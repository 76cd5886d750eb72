import { setImmediate as othersTurn } from 'node:timers/promises';

import type { Account } from '#desks/account.ts';
import type { Rendering } from '#networks/rendering.ts';

import { MAX_LOOKED_AT } from './checked-text.ts';
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

/**
 * Counts long texts and looks for links in them, one rendering at a time, and caches the results. A long text takes a
 * moment for each network, so other work gets its turn between two of them.
 */
export async function lookThroughLong(
  rules: Rules,
  renderings: readonly Rendering[],
  accounts: readonly Account[],
): Promise<void> {
  for (const { network, accountId, text, contentWarning } of renderings) {
    const account = accounts.find(({ id }) => id === accountId);
    if (account === undefined || text.length <= MAX_LOOKED_AT) continue;
    rules[network].links(text);
    await othersTurn();
    rules[network].measure(text, contentWarning, account.limits);
    await othersTurn();
  }
}
