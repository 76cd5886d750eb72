import type { Desk } from '#desks/desk.ts';

import { countsOf } from './counts-of.ts';
import type { Content } from './content.ts';
import { blocks, type FoundOf, warns } from './finding-kind.ts';
import type { FindingRule, RuleContext } from './finding-rule.ts';
import { renderingsOf, type Rules } from './renderings-of.ts';

const kinds = {
  EMPTY: blocks(),
  TOO_LONG: blocks<{ readonly count: number; readonly limit: number }>(),
  NO_ACCOUNT: blocks(),
  ACCOUNT_GONE: blocks(),
  ACCOUNT_ASLEEP: warns(),
  ACCOUNT_PAUSED: warns<{ readonly why: string }>(),
  PAST_TIME: warns(),
  TOO_MANY_IMAGES: blocks<{ readonly count: number; readonly limit: number }>(),
  LANGUAGE_MISSING: warns(),
};
type Found = FoundOf<typeof kinds>;

/** Checks that the accounts will take the post at all: accounts, time, lengths, number of pictures, language. */
export const sendingRule: FindingRule<typeof kinds> = {
  kinds,
  inContent: sendingFindings,
};

function sendingFindings({ content, desk, rules, now }: RuleContext): readonly Found[] {
  return [
    ...accountFindings(content, desk),
    ...lengthFindings(content, desk, rules),
    ...(content.window !== null && content.window.publishAt <= now
      ? [{ code: 'PAST_TIME', place: { kind: 'when' }, data: {} } as const]
      : []),
    ...(/^[a-z]{2,3}$/.test(content.language)
      ? []
      : [{ code: 'LANGUAGE_MISSING', place: { kind: 'text', accountId: null, excerpt: '' }, data: {} } as const]),
  ];
}

function accountFindings(content: Content, desk: Desk): readonly Found[] {
  const [first] = content.accountIds;
  if (first === undefined) {
    return [{ code: 'NO_ACCOUNT', place: { kind: 'text', accountId: null, excerpt: '' }, data: {} }];
  }
  return content.accountIds.flatMap((accountId): readonly Found[] => {
    const place = { kind: 'account', accountId } as const;
    const account = desk.accounts.find((one) => one.id === accountId);
    if (account === undefined) return [{ code: 'ACCOUNT_GONE', place, data: {} }];
    switch (account.standing.kind) {
      case 'active':
        return [];
      case 'asleep':
        return [{ code: 'ACCOUNT_ASLEEP', place, data: {} }];
      case 'paused':
        return [{ code: 'ACCOUNT_PAUSED', place, data: { why: account.standing.why } }];
    }
  });
}

function lengthFindings(content: Content, desk: Desk, rules: Rules): readonly Found[] {
  const tooLong = countsOf(content, desk.accounts, rules)
    .filter(({ count, limit }) => count > limit)
    .map(
      ({ accountId, count, limit }) =>
        ({ code: 'TOO_LONG', place: { kind: 'account', accountId }, data: { count, limit } }) as const,
    );
  const others = renderingsOf(content, desk.accounts, rules).flatMap(({ accountId, media }): readonly Found[] => {
    const place = { kind: 'account', accountId } as const;
    const account = desk.accounts.find((one) => one.id === accountId);
    const limit = account?.limits.maxMedia ?? 0;
    const text = (content.ownTexts[accountId] ?? content.text).trim();
    return [
      ...(text === '' && media.length === 0 ? [{ code: 'EMPTY', place, data: {} } as const] : []),
      ...(media.length > limit
        ? [{ code: 'TOO_MANY_IMAGES', place, data: { count: media.length, limit } } as const]
        : []),
    ];
  });
  return [...tooLong, ...others];
}
