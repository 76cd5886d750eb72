import type { Account } from '#desks/account.ts';

import type { LastingContent } from './content.ts';
import type { Place } from './finding-kind.ts';
import type { Rules } from './renderings-of.ts';
import { partsOfText } from './series/parts-of-text.ts';

/** An account as the checks read it, without its standing, which may change at any moment. */
export type LastingAccount = Pick<Account, 'id' | 'network' | 'handle' | 'software' | 'limits'>;

/** One text that will be sent, as the rules about texts read it. */
export interface CheckedText {
  readonly text: string;
  /** The text with its links blanked out, as long as before: a link's address is not prose. */
  readonly prose: string;
  /** Links as typed, in order, by the rules of the network that finds the most. */
  readonly links: readonly string[];
  readonly accounts: readonly LastingAccount[];
  /** True for the text of all accounts that have no text of their own. */
  readonly isShared: boolean;
  /** Returns the place of `length` UTF-16 code units from `at`, with `around` more on either side. */
  readonly placeAt: (at: number, length: number, around?: number) => Place;
}

/**
 * UTF-16 code units checked of a text that is too long for an account. Such a text has to be shortened, and is checked
 * again then, so that nobody waits for a text that cannot go out. A text that all its accounts accept is checked whole.
 */
export const MAX_LOOKED_AT = 4_000;

const maxExcerptLength = 80;
const addresses = /https?:\/\/[^\s<>"]+/giu;

/** Returns the different texts of a content: the shared one if an account uses it, and each account's own. */
export function checkedTexts(
  content: LastingContent,
  accounts: readonly LastingAccount[],
  rules: Rules,
): readonly CheckedText[] {
  const sharing = accounts.filter((account) => content.ownTexts[account.id] === undefined);
  const shared =
    sharing.length === 0 ? [] : [checked(content.text, { kind: 'text', accountId: null }, sharing, rules, content)];
  const own = accounts.flatMap((account) => {
    const text = content.ownTexts[account.id];
    return text === undefined
      ? []
      : [checked(text, { kind: 'text', accountId: account.id }, [account], rules, content)];
  });
  return [...shared, ...own];
}

/** Returns the content warning, which is public text too; its accounts are those where it becomes part of the text. */
export function checkedWarning(
  content: LastingContent,
  accounts: readonly LastingAccount[],
  rules: Rules,
): CheckedText {
  const within = accounts.filter((account) => !rules[account.network].canWarn);
  return checked(content.contentWarning ?? '', { kind: 'warning' }, within, rules);
}

function checked(
  raw: string,
  where: { readonly kind: 'text'; readonly accountId: string | null } | { readonly kind: 'warning' },
  accounts: readonly LastingAccount[],
  rules: Rules,
  { series }: Pick<LastingContent, 'series'> = {},
): CheckedText {
  const whole = raw.normalize('NFC');
  const text = lookedAt(whole, series === undefined ? [whole] : partsOfText(whole), accounts, rules);
  const links = [...new Set(accounts.map((account) => account.network))]
    .map((network) => rules[network].links(text))
    .reduce((most, some) => (some.length > most.length ? some : most), []);
  return {
    text,
    prose: withoutLinks(text, links),
    links,
    accounts,
    isShared: where.kind === 'text' && where.accountId === null,
    placeAt: (at, length, around = 0) => ({ ...where, excerpt: excerptOf(text, at - around, at + length + around) }),
  };
}

/** Returns as much of a text as is checked; `parts`: the parts in which it is sent. */
function lookedAt(text: string, parts: readonly string[], accounts: readonly LastingAccount[], rules: Rules): string {
  if (text.length <= MAX_LOOKED_AT) return text;
  const isTaken = accounts.every(({ network, limits }) =>
    parts.every((part) => rules[network].measure(part, null, limits) <= limits.maxCharacters),
  );
  return isTaken ? text : text.slice(0, MAX_LOOKED_AT).replace(/[\uD800-\uDBFF]$/, '');
}

function withoutLinks(text: string, links: readonly string[]): string {
  // An address with a scheme is blanked to its end, even if a network would cut the link earlier.
  const rest = withoutAddresses(text);
  let prose = '';
  let done = 0;
  for (const link of links) {
    const at = text.indexOf(link, done);
    if (at === -1) break;
    prose += rest.slice(done, at) + blank(link);
    done = at + link.length;
  }
  return prose + rest.slice(done);
}

/** Blanks out the addresses in a text, keeping its length, regardless of what a network takes for a link. */
export function withoutAddresses(text: string): string {
  return text.replace(addresses, blank);
}

/** Replaces a link with object replacement characters. They are neither letters nor spaces, so no rule matches them. */
function blank(link: string): string {
  return '\uFFFC'.repeat(link.length);
}

/** Returns the part of a text between two offsets, in one line, whole characters only, shortened if it is long. */
export function excerptOf(text: string, from: number, to: number): string {
  const start = Math.max(0, from);
  const end = Math.min(text.length, to, start + maxExcerptLength);
  const cut = end < Math.min(text.length, to);
  // A cut through a surrogate pair would leave a half that no database or chat accepts.
  const whole = text.slice(start, end).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
  // Shown raw, a control that reverses the text around it would also reverse the warning about it.
  const shown = whole.replaceAll(/[\u202A-\u202E\u2066-\u2069]/gu, (control) => `[U+${nameOf(control)}]`);
  return shown.replace(/\s+/gu, ' ').trim() + (cut ? '…' : '');
}

function nameOf(control: string): string {
  return control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
}
