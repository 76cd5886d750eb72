import { countsOf } from './counts-of.ts';
import { blocks, type FoundOf, warns } from './finding-kind.ts';
import type { FindingRule, RuleContext } from './finding-rule.ts';
import { renderingsOf } from './renderings-of.ts';

const kinds = {
  EMPTY: blocks(),
  TOO_LONG: blocks<{ readonly count: number; readonly limit: number }>(),
  NO_ACCOUNT: blocks(),
  ACCOUNT_GONE: blocks(),
  TOO_MANY_IMAGES: blocks<{ readonly count: number; readonly limit: number }>(),
  LANGUAGE_MISSING: warns(),
  /** The account's server has no unlisted posts. */
  SHOWN_TO_ALL: warns(),
};
type Found = FoundOf<typeof kinds>;

/** Checks that the accounts can send the post at all: accounts, lengths, number of pictures, language. */
export const sendingRule: FindingRule<typeof kinds> = {
  kinds,
  inContent: sendingFindings,
};

function sendingFindings(context: RuleContext): readonly Found[] {
  return [
    ...accountFindings(context),
    ...lengthFindings(context),
    ...visibilityFindings(context),
    ...(/^[a-z]{2,3}$/.test(context.content.language)
      ? []
      : [{ code: 'LANGUAGE_MISSING', place: { kind: 'text', accountId: null, excerpt: '' }, data: {} } as const]),
  ];
}

function accountFindings({ content, desk }: RuleContext): readonly Found[] {
  if (content.accountIds.length === 0) {
    return [{ code: 'NO_ACCOUNT', place: { kind: 'text', accountId: null, excerpt: '' }, data: {} }];
  }
  return content.accountIds
    .filter((accountId) => desk.accounts.every(({ id }) => id !== accountId))
    .map((accountId) => ({ code: 'ACCOUNT_GONE', place: { kind: 'account', accountId }, data: {} }));
}

function visibilityFindings({ content, accounts, rules }: RuleContext): readonly Found[] {
  if (content.visibility === 'public') return [];
  return accounts
    .filter(({ network, software }) => rules[network].lacks(software).includes('visibility'))
    .map(({ id: accountId }) => ({ code: 'SHOWN_TO_ALL', place: { kind: 'account', accountId }, data: {} }));
}

function lengthFindings({ content, desk, rules }: RuleContext): readonly Found[] {
  const tooLong = countsOf(content, desk.accounts, rules)
    .filter(({ count, limit, inSeries }) => inSeries === undefined && count > limit)
    .map(
      ({ accountId, count, limit }) =>
        ({ code: 'TOO_LONG', place: { kind: 'account', accountId }, data: { count, limit } }) as const,
    );
  const others = renderingsOf(content, desk.accounts, rules).flatMap(({ accountId, media, part }): readonly Found[] => {
    const place = { kind: 'account', accountId } as const;
    const account = desk.accounts.find((one) => one.id === accountId);
    const limit = account?.limits.maxMedia ?? 0;
    const text = (content.ownTexts[accountId] ?? content.text).trim();
    return [
      ...(text === '' && media.length === 0 && part === undefined ? [{ code: 'EMPTY', place, data: {} } as const] : []),
      ...(media.length > limit
        ? [{ code: 'TOO_MANY_IMAGES', place, data: { count: media.length, limit } } as const]
        : []),
    ];
  });
  return [...tooLong, ...others];
}
