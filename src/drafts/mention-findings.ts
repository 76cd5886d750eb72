import type { NetworkKind } from '#networks/network-rules.ts';

import type { CheckedText } from './checked-text.ts';
import { type FoundOf, informs } from './finding-kind.ts';
import type { FindingRule } from './finding-rule.ts';

const patterns: Readonly<Record<NetworkKind, RegExp>> = {
  mastodon: /(?<![\p{L}\p{M}\p{N}_=/@])@[a-z0-9_]+(?:[.-]+[a-z0-9_]+)*(?:@[\p{L}\p{N}_]+(?:[.-]+[\p{L}\p{N}_]+)*)?/giu,
  // "@name@server" is no mention on X.
  x: /(?<![a-z0-9_!#$%&*@/])@[a-z0-9_]{1,15}(?![a-z0-9_@])/giu,
};

const kinds = {
  MENTION_NOTIFIES: informs<{ readonly mention: string }>(),
};
type Found = FoundOf<typeof kinds>;

/** Reports each person whom the post will notify, once, in the order of the text. */
export const mentionRule: FindingRule<typeof kinds> = {
  kinds,
  beside: mentionFindings,
  inText: mentionFindings,
};

function mentionFindings({ prose, accounts, placeAt }: CheckedText): readonly Found[] {
  const networks = [...new Set(accounts.map((account) => account.network))];
  const mentions = new Map<string, number>();
  for (const network of networks) {
    for (const match of prose.matchAll(patterns[network])) {
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
