import { domainToASCII, domainToUnicode } from 'node:url';

/** A host that looks like another one. `punycode`: how it is really written. */
export interface LookalikeHost {
  readonly host: string;
  readonly punycode: string;
  readonly at: number;
}

const maxHostLength = 253;
/** Runs of characters that a host can have, and some more; each run is checked once. */
const token = /[\p{L}\p{M}\p{N}._-]+/gu;
const plain = /^[\x20-\x7E]*$/;
/** Scripts of which an honest word never mixes two. */
const scripts = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Georgian}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Arabic}/u,
] as const;
/** Words made only of letters that most fonts draw like a Latin one. */
const latinTwins = /^[\p{N}-]*(?:[асԁеһіјӏорԛѕԝхуүկոսօհցονρυικατχ][\p{N}-]*)+$/u;
const falseLatin = /[\u0131\u0250-\u02AF\u1D00-\u1D7F]/u;

/**
 * Finds hosts in a text that pretend to be others: letters of two scripts in one word, words made only of another
 * script's look-alikes under a Latin top-level domain, compatibility forms. Reads punycode as browsers show it.
 */
export function lookalikeHosts(text: string): readonly LookalikeHost[] {
  const found: LookalikeHost[] = [];
  for (const match of text.matchAll(token)) {
    const [raw] = match;
    if (!raw.includes('.') || (plain.test(raw) && !/xn--/iu.test(raw))) continue;
    const host = trimmed(raw);
    if (host.length > maxHostLength) continue;
    const shown = plain.test(host) ? domainToUnicode(host) : host;
    if (isLookalike(shown.toLowerCase())) {
      found.push({ host: shown, punycode: domainToASCII(host), at: match.index + raw.indexOf(host) });
    }
  }
  return found;
}

function isLookalike(host: string): boolean {
  const labels = host.split('.');
  const ending = labels.at(-1) ?? '';
  if (labels.length < 2 || !/^\p{L}[\p{L}\p{M}\p{N}-]+$/u.test(ending)) return false;
  if (host.normalize('NFKC') !== host.normalize('NFC') || falseLatin.test(host)) return true;
  return labels.some(
    (label) => scripts.filter((script) => script.test(label)).length > 1 || (plain.test(ending) && isTwin(label)),
  );
}

function isTwin(label: string): boolean {
  return !plain.test(label) && latinTwins.test(label);
}

/**
 * Trims dots, hyphens and underscores off a host. A regular expression would take quadratic time on a long row of dots.
 */
function trimmed(raw: string): string {
  let from = 0;
  let to = raw.length;
  while (from < to && '._-'.includes(raw.charAt(from))) from += 1;
  while (to > from && '._-'.includes(raw.charAt(to - 1))) to -= 1;
  return raw.slice(from, to);
}
