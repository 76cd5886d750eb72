import type { Account } from '#desks/account.ts';
import type { RedrawnPassage } from '#networks/redrawn.ts';

import type { CheckedText } from './checked-text.ts';
import { type FoundOf, informs, type Place, warns } from './finding-kind.ts';
import type { FindingRule, RuleContext } from './finding-rule.ts';

/**
 * `accounts`: handles of accounts whose servers render Markdown, joined with ", "; the rest is what readers would see.
 */
const kinds = {
  MARKDOWN_LINK: warns<{ readonly accounts: string; readonly shown: string; readonly target: string }>(),
  MARKDOWN_IMAGE: warns<{ readonly accounts: string; readonly address: string }>(),
  /** `shown`: empty if readers would see nothing. */
  MARKDOWN_TEXT: warns<{ readonly accounts: string; readonly shown: string }>(),
  MARKDOWN_AUTOLINK: informs<{ readonly accounts: string; readonly shown: string; readonly target: string }>(),
};
type Found = FoundOf<typeof kinds>;

/** Checks for Markdown that some servers render, so that readers would see something else than what was approved. */
export const markdownRule: FindingRule<typeof kinds> = {
  kinds,
  inText: markdownFindings,
};

function markdownFindings({ text, accounts, placeAt }: CheckedText, { rules }: RuleContext): readonly Found[] {
  const redrawing = accounts
    .map((account) => ({ account, passages: rules[account.network].redrawn(text, account) }))
    .filter(({ passages }) => passages.length > 0);
  const [first] = redrawing;
  if (first === undefined) return [];
  const names = redrawing.map(({ account }) => account.handle).join(', ');
  // All servers that render a text do so by the same rules.
  return first.passages.flatMap((passage) => foundOf(passage, names, placeAt(passage.at, passage.length)));
}

function foundOf({ redrawn }: RedrawnPassage, accounts: Account['handle'], place: Place): readonly Found[] {
  switch (redrawn.kind) {
    case 'hiddenLink': {
      const { shown, target } = redrawn;
      return [{ code: 'MARKDOWN_LINK', place, data: { accounts, shown, target } }];
    }
    case 'foreignImage':
      return [{ code: 'MARKDOWN_IMAGE', place, data: { accounts, address: redrawn.address } }];
    case 'text':
      return [{ code: 'MARKDOWN_TEXT', place, data: { accounts, shown: redrawn.shown } }];
    case 'madeLink': {
      const { shown, target } = redrawn;
      return [{ code: 'MARKDOWN_AUTOLINK', place, data: { accounts, shown, target } }];
    }
    // Then another passage reports it already: the text, a picture or another link.
    case 'lostLink':
      return [];
  }
}
