import { topLevelDomains } from './top-level-domains.ts';

/**
 * Folds letters as a regular expression without the `u` flag compares them: by single code units, ASCII apart from the
 * rest.
 */
function foldCase(text: string): string {
  let folded = '';
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charAt(at);
    const upper = unit.toUpperCase();
    const stays = upper.length !== 1 || (unit.charCodeAt(0) >= 128 && upper.charCodeAt(0) < 128);
    folded += stays ? unit : upper;
  }
  return folded;
}

/** Rank of each name in the list: the first match wins, not the longest. */
const rankOf = new Map(topLevelDomains.map((name, rank) => [foldCase(name), rank]));
const longestName = Math.max(...topLevelDomains.map((name) => name.length));
const punycodeName = /xn--[-0-9a-z]+/iy;
const continuesName = /[0-9a-zA-Z@+-]/;

/** Returns the end of the top-level domain that begins at `start`, or -1. */
export function topLevelDomainEndAt(text: string, start: number): number {
  const near = text.slice(start, start + longestName);
  const dot = near.indexOf('.');
  // No name has a dot. Stopping at the next one keeps a text with many dots cheap.
  const folded = foldCase(dot === -1 ? near : near.slice(0, dot));
  let best = Infinity;
  let end = -1;
  for (let length = 1; length <= folded.length; length += 1) {
    const rank = rankOf.get(folded.slice(0, length)) ?? Infinity;
    if (rank >= best || continuesName.test(text.charAt(start + length))) continue;
    best = rank;
    end = start + length;
  }
  if (end !== -1) return end;
  punycodeName.lastIndex = start;
  return punycodeName.test(text) ? punycodeName.lastIndex : -1;
}

const latin =
  '\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u024F\\u0253\\u0254\\u0256\\u0257\\u0259\\u025B\\u0263\\u0268\\u026F\\u0272\\u0289\\u028B\\u02BB\\u0300-\\u036F\\u1E00-\\u1EFF';
const nextLabel = new RegExp(`[\\-a-z0-9${latin}]+`, 'gi');
const labelHere = new RegExp(`[\\-a-z0-9${latin}]+`, 'iy');

/** Returns the domains in Latin letters within a domain of any letters: "例example.org" holds "example.org". */
export function asciiDomainsIn(domain: string): readonly { readonly start: number; readonly text: string }[] {
  const found: { readonly start: number; readonly text: string }[] = [];
  let at = 0;
  let searchFrom = 0;
  for (;;) {
    nextLabel.lastIndex = at;
    const first = nextLabel.exec(domain);
    if (first === null) return found;
    let end = -1;
    let dot = nextLabel.lastIndex;
    while (domain[dot] === '.') {
      end = Math.max(end, topLevelDomainEndAt(domain, dot + 1));
      labelHere.lastIndex = dot + 1;
      if (!labelHere.test(domain)) break;
      dot = labelHere.lastIndex;
    }
    if (end === -1) {
      at = dot;
      continue;
    }
    const text = domain.slice(first.index, end);
    // twitter-text looks the domain up again from the end of the one before, which may find an earlier copy of it.
    const start = domain.indexOf(text, searchFrom);
    searchFrom = start + text.length;
    found.push({ start, text });
    at = end;
  }
}
