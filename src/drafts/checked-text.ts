import type { Account } from '#desks/account.ts';

import type { Content } from './draft.ts';
import type { Place } from './finding.ts';
import type { Rules } from './renderings-of.ts';

/** One text that will be sent, as the rules about texts read it. */
export interface CheckedText {
  readonly text: string;
  /** As long as `text`, with spaces where its links are: what is in a link's address is not prose. */
  readonly prose: string;
  /** As typed, in order, as the account that makes the most of them would. */
  readonly links: readonly string[];
  readonly accounts: readonly Account[];
  /** The place of `length` UTF-16 code units from `at`, with `around` more on either side. */
  readonly placeAt: (at: number, length: number, around?: number) => Place;
}

const maxExcerptLength = 80;
const addresses = /https?:\/\/[^\s<>"]+/giu;

/** The different texts of a content: the shared one where an account uses it, and each account's own. */
export function checkedTexts(content: Content, accounts: readonly Account[], rules: Rules): readonly CheckedText[] {
  const sharing = accounts.filter((account) => content.ownTexts[account.id] === undefined);
  const shared = sharing.length === 0 ? [] : [checkedText(content.text, null, sharing, rules)];
  const own = accounts.flatMap((account) => {
    const text = content.ownTexts[account.id];
    return text === undefined ? [] : [checkedText(text, account.id, [account], rules)];
  });
  return [...shared, ...own];
}

function checkedText(raw: string, accountId: string | null, accounts: readonly Account[], rules: Rules): CheckedText {
  const text = raw.normalize('NFC');
  const links = [...new Set(accounts.map((account) => account.network))]
    .map((network) => rules[network].links(text))
    .reduce((most, some) => (some.length > most.length ? some : most), []);
  return {
    text,
    prose: withoutLinks(text, links),
    links,
    accounts,
    placeAt: (at, length, around = 0) => ({
      kind: 'text',
      accountId,
      excerpt: excerptOf(text, at - around, at + length + around),
    }),
  };
}

function withoutLinks(text: string, links: readonly string[]): string {
  let prose = '';
  let done = 0;
  for (const link of links) {
    const at = text.indexOf(link, done);
    // Not there as it was said to be: the pass below still blanks what has a scheme.
    if (at === -1) break;
    prose += text.slice(done, at) + ' '.repeat(link.length);
    done = at + link.length;
  }
  return (prose + text.slice(done)).replace(addresses, (address) => ' '.repeat(address.length));
}

/** The part of a text between two offsets, in one line, whole characters only, cut where it is long. */
export function excerptOf(text: string, from: number, to: number): string {
  const start = Math.max(0, from);
  const end = Math.min(text.length, to, start + maxExcerptLength);
  const cut = end < Math.min(text.length, to);
  // A cut through a surrogate pair would leave a half that no database or chat takes.
  const whole = text.slice(start, end).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
  return whole.replace(/\s+/gu, ' ').trim() + (cut ? '…' : '');
}
