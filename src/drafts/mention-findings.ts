import type { CheckedText } from './checked-text.ts';
import { type FoundOf, informs } from './finding-kind.ts';
import type { FindingRule, RuleContext } from './finding-rule.ts';

const kinds = {
  /** `accounts`: handles of the accounts whose networks take it for a mention, joined with ", ". */
  MENTION_NOTIFIES: informs<{ readonly mention: string; readonly accounts: string }>(),
};
type Found = FoundOf<typeof kinds>;

/** Reports each mention by which the post will notify somebody, once, with the accounts on which it does. */
export const mentionRule: FindingRule<typeof kinds> = {
  kinds,
  beside: mentionFindings,
  inText: mentionFindings,
};

function mentionFindings({ prose, accounts, placeAt }: CheckedText, { rules }: RuleContext): readonly Found[] {
  const mentions = new Map<string, { readonly at: number; readonly accounts: Set<string> }>();
  for (const { network, handle } of accounts) {
    for (const match of prose.matchAll(rules[network].mentions)) {
      const mention = match[0].toLowerCase();
      const { at, accounts: notifying } = mentions.get(mention) ?? { at: match.index, accounts: new Set() };
      mentions.set(mention, { at, accounts: notifying.add(handle) });
    }
  }
  return [...mentions].map(([mention, found]) => ({
    code: 'MENTION_NOTIFIES',
    place: placeAt(found.at, mention.length),
    data: { mention, accounts: [...found.accounts].join(', ') },
  }));
}
