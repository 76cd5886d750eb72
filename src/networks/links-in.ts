import { asciiDomainsIn, topLevelDomainEndAt } from './domains-in.ts';
import { labelFits } from './label-fits.ts';
import { memoize } from './memoize.ts';
import { endOf } from './link-end.ts';

/** A link as the networks see it in a text. */
export interface FoundLink {
  /** Index in code units. */
  readonly start: number;
  /** Text that counts as one link, as typed. */
  readonly text: string;
}

const precedingCharacter = /[^A-Za-z0-9@＠$#＃\uFFFE\uFEFF\uFFFF]/;
const labelRun =
  /[^!'#%&()*+,\\./:;<=>?@[\]^{|}~$\t-\r\x20\x85\xA0\u1680\u180E\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFFFE\uFEFF\uFFFF\u202A-\u202E\u061C\u200E\u200F\u2066-\u2069]+/g;
const port = /:[0-9]+/y;
const shortLink = /^https?:\/\/t\.co\/([a-z0-9]+)(?:\?[a-z0-9!?*'@();:&=+$/%#[\]\-_.,~|]*[a-z0-9\-_&=#/])?/i;

const maxLinkCharacters = 4096;
const maxShortLinkCharacters = 40;
const defaultScheme = 'https://';

/** Rules for links that differ between networks. */
export interface LinkRules {
  /** Expression of a scheme: sticky, and ignoring case. */
  readonly scheme: RegExp;
  /** True if hosts without a scheme are links too. */
  readonly bare: boolean;
  /** Returns the end of the path whose slash stands before `from`; `from` if nothing of it belongs to the link. */
  endOfPath(text: string, from: number): number;
  /** Returns the end of the query whose question mark is to stand at `from`; `from` if there is none. */
  endOfQuery(text: string, from: number): number;
}

/**
 * Returns a function that finds a text's links by a network's rules, in linear time if the rules are linear. The
 * beginning of a link and its host are as in twitter-text 3.1.0, from which Mastodon takes them too; that library's own
 * expression is not linear. A text is counted, checked and shown, each time with its links: those of the last texts are
 * cached.
 *
 * Indices and lengths are in UTF-16 code units, as there. See https://github.com/twitter/twitter-text.
 */
export function linkFinder(rules: LinkRules): (text: string) => readonly FoundLink[] {
  const found = memoize((text) => find(text, rules));
  const needed = rules.bare ? '.' : ':';
  return (text) => (text.includes(needed) ? found(text) : []);
}

function find(text: string, rules: LinkRules): readonly FoundLink[] {
  const domainEndFrom = domainsOf(text);
  const found: FoundLink[] = [];
  let at = 0;
  while (at < text.length) {
    const match =
      (precedingCharacter.test(text.charAt(at)) ? matchAt(text, at + 1, domainEndFrom, rules) : null) ??
      (at === 0 ? matchAt(text, 0, domainEndFrom, rules) : null);
    if (match === null) {
      at += 1;
      continue;
    }
    if (isPlausible(match)) found.push(...(match.scheme === null ? bareLinks(text, match, rules) : schemedLink(match)));
    at = match.end;
  }
  return found;
}

interface Match {
  readonly start: number;
  readonly scheme: string | null;
  readonly domain: string;
  /** The path, from the slash to before the query; empty if there is none. */
  readonly path: string;
  readonly link: string;
  readonly end: number;
}

function matchAt(
  text: string,
  start: number,
  domainEndFrom: (start: number) => number,
  rules: LinkRules,
): Match | null {
  const { scheme } = rules;
  scheme.lastIndex = start;
  const schemed = scheme.exec(text)?.[0] ?? null;
  const schemedEnd = schemed === null ? -1 : domainEndFrom(start + schemed.length);
  const domainEnd = schemedEnd === -1 ? domainEndFrom(start) : schemedEnd;
  if (domainEnd === -1) return null;
  const pathStart = endOf(port, text, domainEnd);
  const pathEnd = text[pathStart] === '/' ? rules.endOfPath(text, pathStart + 1) : pathStart;
  const end = rules.endOfQuery(text, pathEnd);
  const used = schemedEnd === -1 ? null : schemed;
  return {
    start,
    scheme: used,
    domain: text.slice(start + (used?.length ?? 0), domainEnd),
    path: text.slice(pathStart, pathEnd),
    link: text.slice(start, end),
    end,
  };
}

function isPlausible(match: Match): boolean {
  if (match.domain.startsWith('xn--') && asciiDomainsIn(match.domain).length === 0) return false;
  if ((match.scheme ?? defaultScheme).length + match.link.length > maxLinkCharacters) return false;
  return match.domain.split('.').every(labelFits);
}

function schemedLink(match: Match): readonly FoundLink[] {
  const short = shortLink.exec(match.link);
  if (short === null) return [{ start: match.start, text: match.link }];
  if ((short[1] ?? '').length > maxShortLinkCharacters) return [];
  return [{ start: match.start, text: short[0] }];
}

function bareLinks(text: string, match: Match, { bare }: LinkRules): readonly FoundLink[] {
  if (!bare || (match.start > 0 && /[-_./]/.test(text.charAt(match.start - 1)))) return [];
  const found = asciiDomainsIn(match.domain).map(({ start, text: domain }) => ({
    start: match.start + start,
    text: domain,
  }));
  const last = found.at(-1);
  if (last === undefined || match.path === '') return found;
  return [...found.slice(0, -1), { start: last.start, text: match.link.replace(match.domain, () => last.text) }];
}

/**
 * Returns a function that gives the end of the longest domain starting at an index, or -1. Each run of label characters
 * is scanned once, from the end of the text, so that many starts within one run cost nothing.
 */
function domainsOf(text: string): (start: number) => number {
  const runs = [...text.matchAll(labelRun)].map((run) => ({ start: run.index, end: run.index + run[0].length }));
  const runOf = new Int32Array(text.length).fill(-1);
  for (const [index, run] of runs.entries()) runOf.fill(index, run.start, run.end);
  const isInner = (at: number): boolean => text[at] !== '-' && text[at] !== '_';
  /**
   * For each run that is a label: the end of the longest domain from it (`longest`), and of the domain whose top-level
   * domain follows it directly (`own`).
   */
  const longest = new Int32Array(runs.length).fill(-1);
  const own = new Int32Array(runs.length).fill(-1);
  const lastUnderscore = new Int32Array(runs.length).fill(-1);
  const isLabel = new Uint8Array(runs.length);

  const after = (index: number): number => {
    const run = runs[index];
    const next = runs[index + 1];
    if (run === undefined || next === undefined || next.start !== run.end + 1) return -1;
    return isLabel[index + 1] === 1 && isInner(next.start) ? (longest[index + 1] ?? -1) : -1;
  };
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const run = runs[index];
    if (run === undefined || text[run.end] !== '.' || !isInner(run.end - 1)) continue;
    isLabel[index] = 1;
    lastUnderscore[index] = text.slice(run.start, run.end).lastIndexOf('_') + run.start;
    own[index] = topLevelDomainEndAt(text, run.end + 1);
    const further = after(index);
    if (further !== -1) longest[index] = further;
    else if (!text.slice(run.start, run.end).includes('_')) longest[index] = own[index] ?? -1;
  }
  return (start) => {
    const index = runOf[start] ?? -1;
    if (index === -1 || isLabel[index] !== 1 || !isInner(start)) return -1;
    const further = after(index);
    if (further !== -1) return further;
    return (lastUnderscore[index] ?? -1) >= start ? -1 : (own[index] ?? -1);
  };
}
