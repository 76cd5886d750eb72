import type { Redrawn } from '#networks/redrawn.ts';

import { comparableText } from './comparable-text.ts';
import { type Drawn, type DrawnLink, isEmoji } from './drawn-of.ts';

/** Bullets at the beginning of a line: a server that draws them as a list changes nothing. */
const bullets = /^[ \t]*[-*+•](?=[ \t])/gmu;
const mention =
  /(?<![=/\p{L}\p{M}\p{N}\p{Pc}])(@[a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)(?:@[\p{L}\p{M}\p{N}\p{Pc}]+(?:[.-]+[\p{L}\p{M}\p{N}\p{Pc}]+)*)?/giu;
const scheme = /^(?:[a-z][a-z0-9+.-]*:\/\/|mailto:)/iu;
/** Most differences listed of each kind: after five of them a reader looks at the post anyway. */
const most = 5;
const longest = 120;

/**
 * Returns the words, links and pictures that readers see differently from the text; nothing if it is drawn as it
 * stands. White space, paragraphs, shortened links, mentions without their server and drawn bullets are no difference.
 * `links`: the approved ones, as typed.
 */
export function redrawnIn(text: string, links: readonly string[], drawn: Drawn): readonly Redrawn[] {
  const [hidden, open] = parted(drawn.links, ({ shown, target }) => addressOf(shown) !== addressOf(target));
  const approved = new Set(links.map(addressOf));
  const reached = new Set(drawn.links.map(({ target }) => addressOf(target)));
  return [
    ...capped(hidden.map(({ shown, target }) => ({ kind: 'hiddenLink', shown: cut(shown), target: cut(target) }))),
    ...capped(foreignImages(text, drawn).map((address) => ({ kind: 'foreignImage', address: cut(address) }))),
    ...textOf(text, drawn),
    ...capped(
      open
        .filter(({ shown, target }) => !scheme.test(shown) && !approved.has(addressOf(target)))
        .map(({ shown, target }) => ({ kind: 'madeLink', shown: cut(shown), target: cut(target) })),
    ),
    ...capped(
      links.filter((link) => !reached.has(addressOf(link))).map((link) => ({ kind: 'lostLink', link: cut(link) })),
    ),
  ];
}

function textOf(text: string, drawn: Drawn): readonly Redrawn[] {
  const wanted = withBullets(mentionsAsDrawn(text, drawn.mentions));
  const shown = withBullets(drawn.text);
  return wanted === shown ? [] : [{ kind: 'text', ...passageOf(wanted, shown) }];
}

function withBullets(text: string): string {
  return comparableText(text.replace(bullets, '-'));
}

/** Returns the text with each mention as the server draws it: by its name alone, in the account's spelling. */
function mentionsAsDrawn(text: string, drawn: readonly string[]): string {
  let next = 0;
  return text.replace(mention, (whole: string, name: string) => {
    const shown = drawn[next];
    if (shown === undefined || ![whole, name].some((one) => isSameName(one, shown))) return whole;
    next += 1;
    return shown;
  });
}

function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Returns both passages from the first word that differs to the last one. */
function passageOf(wanted: string, shown: string): { readonly approved: string; readonly shown: string } {
  const one = wanted.split(' ');
  const other = shown.split(' ');
  let start = sharedFrom(one, other);
  let end = sharedFrom(one.slice(start).toReversed(), other.slice(start).toReversed());
  // If words were only added or removed, the word beside them shows where.
  if (start + end === Math.min(one.length, other.length)) {
    if (end > 0) end -= 1;
    else start = Math.max(0, start - 1);
  }
  return {
    approved: cut(one.slice(start, one.length - end).join(' ')),
    shown: cut(other.slice(start, other.length - end).join(' ')),
  };
}

function sharedFrom(one: readonly string[], other: readonly string[]): number {
  const at = one.findIndex((word, index) => word !== other[index]);
  return at === -1 ? Math.min(one.length, other.length) : at;
}

function foreignImages(text: string, { images }: Drawn): readonly string[] {
  // A server's own emoji are pictures too, but their address is not in the text.
  return images.filter(({ address, alt }) => !isEmoji(alt) || text.includes(address)).map(({ address }) => address);
}

/**
 * Returns an address in comparable form: regardless of http or https, encoding, and case where case does not matter.
 */
function addressOf(said: string): string {
  const whole = scheme.test(said) ? said : `${said.includes('@') ? 'mailto:' : 'http://'}${said}`;
  return (URL.parse(whole)?.href ?? whole).replace(/^https?:/u, '');
}

function parted(
  links: readonly DrawnLink[],
  isFirst: (link: DrawnLink) => boolean,
): readonly [readonly DrawnLink[], readonly DrawnLink[]] {
  return [links.filter(isFirst), links.filter((link) => !isFirst(link))];
}

function capped(some: readonly Redrawn[]): readonly Redrawn[] {
  return some.slice(0, most);
}

/** Shortens a text without splitting a character. */
function cut(said: string): string {
  return said.length <= longest ? said : `${said.slice(0, longest).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}
