import type { Desk } from '#desks/desk.ts';

import { checkedTexts, checkedWarning } from './checked-text.ts';
import type { Content } from './content.ts';
import { type Finding, type FindingCode, findingRules, type Found } from './finding.ts';
import type { RuleContext } from './finding-rule.ts';
import { gradeFinding } from './grade-finding.ts';
import type { Rules } from './renderings-of.ts';

/** A card that says one thing thirty times is not read. */
const mostPerCode = 20;
const ranks = { blocks: 0, warns: 1, info: 2 } as const;

/**
 * Returns everything that the checks find in a content, as the desk wants it said: what blocks first, then in the order
 * of the checks. Pure; linear in the text's length, whatever the text.
 */
export function findingsOf(content: Content, desk: Desk, rules: Rules, now: Date): readonly Finding[] {
  const accounts = desk.accounts.filter((account) => content.accountIds.includes(account.id));
  const told = new Map<FindingCode, number>();
  return foundIn({ content, desk, accounts, rules, now })
    .flatMap((one) => {
      const count = (told.get(one.code) ?? 0) + 1;
      told.set(one.code, count);
      const finding = count > mostPerCode ? null : gradeFinding(one, desk);
      return finding === null ? [] : [finding];
    })
    .sort((one, other) => ranks[one.level] - ranks[other.level]);
}

function foundIn(context: RuleContext): readonly Found[] {
  const { content, accounts, rules } = context;
  const warning = checkedWarning(content, accounts, rules);
  return [
    ...findingRules.flatMap((rule): readonly Found[] => rule.inContent?.(context) ?? []),
    ...findingRules.flatMap((rule): readonly Found[] => rule.beside?.(warning, context) ?? []),
    ...checkedTexts(content, accounts, rules).flatMap((checked) =>
      findingRules.flatMap((rule): readonly Found[] => rule.inText?.(checked, context) ?? []),
    ),
  ];
}
