import type { CheckedText } from './checked-text.ts';
import { type FoundOf, informs } from './finding-kind.ts';
import type { FindingRule, RuleContext } from './finding-rule.ts';

const kinds = {
  MENTION_NOTIFIES: informs<{ readonly mention: string }>(),
};
type Found = FoundOf<typeof kinds>;

/** Reports each mention by which the post will notify somebody, once, in the order of the text. */
export const mentionRule: FindingRule<typeof kinds> = {
  kinds,
  beside: mentionFindings,
  inText: mentionFindings,
};

function mentionFindings({ prose, accounts, placeAt }: CheckedText, { rules }: RuleContext): readonly Found[] {
  const networks = [...new Set(accounts.map((account) => account.network))];
  const mentions = new Map<string, number>();
  for (const network of networks) {
    for (const match of prose.matchAll(rules[network].mentions)) {
      const mention = match[0].toLowerCase();
      if (!mentions.has(mention)) mentions.set(mention, match.index);
    }
  }
  return [...mentions].map(([mention, at]) => ({
    code: 'MENTION_NOTIFIES',
    place: placeAt(at, mention.length),
    data: { mention },
  }));
}
