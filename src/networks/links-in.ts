import { asciiDomainsIn, topLevelDomainEndAt } from './domains-in.ts';
import { labelFits } from './label-fits.ts';
import { lately } from './lately.ts';

/** A link as the networks see it in a text. */
export interface FoundLink {
  /** Index in code units. */
  readonly start: number;
  /** What is counted as one link, as typed. */
  readonly text: string;
}

const precedingCharacter = /[^A-Za-z0-9@＠$#＃\uFFFE\uFEFF\uFFFF]/;
const labelRun =
  /[^!'#%&()*+,\\./:;<=>?@[\]^{|}~$\t-\r\x20\x85\xA0\u1680\u180E\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFFFE\uFEFF\uFFFF\u202A-\u202E\u061C\u200E\u200F\u2066-\u2069]+/g;
const scheme = /https?:\/\//iy;
const port = /:[0-9]+/y;
const pathRun =
  /[\u0300-\u036Fa-z\u0400-\u04FF0-9!*';:=+,.$/%#[\]\-\u2013_~@|&\xC0-\xD6\xD8-\xF6\xF8-\u024F\u0253\u0254\u0256\u0257\u0259\u025B\u0263\u0268\u026F\u0272\u0289\u028B\u02BB\u1E00-\u1EFF]+/iy;
const pathEnd =
  /[\u0300-\u036F+\-a-z\u0400-\u04FF0-9=_#/\xC0-\xD6\xD8-\xF6\xF8-\u024F\u0253\u0254\u0256\u0257\u0259\u025B\u0263\u0268\u026F\u0272\u0289\u028B\u02BB\u1E00-\u1EFF]/i;
const queryRun = /[a-z0-9!?*'@();:&=+$/%#[\]\-_.,~|]+/iy;
const queryEnd = /[a-z0-9\-_&=#/]/i;
const shortLink = /^https?:\/\/t\.co\/([a-z0-9]+)(?:\?[a-z0-9!?*'@();:&=+$/%#[\]\-_.,~|]*[a-z0-9\-_&=#/])?/i;

const maxLinkCharacters = 4096;
const maxShortLinkCharacters = 40;
const defaultScheme = 'https://';

/**
 * The links of a text, exactly as twitter-text 3.1.0 finds them, in time linear in the text's length (that library's
 * own expression is not). `bare` also finds hosts without a scheme, as X does and Mastodon does not.
 *
 * Indices and characters are UTF-16 code units, as there. See https://github.com/twitter/twitter-text.
 */
export function linksIn(text: string, { bare }: { readonly bare: boolean }): readonly FoundLink[] {
  if (!text.includes(bare ? '.' : ':')) return [];
  return (bare ? bareFound : schemedFound)(text);
}

/** A text is counted, checked and shown, each time with its links: in a long one it takes time to find them. */
const bareFound = lately((text) => find(text, true));
const schemedFound = lately((text) => find(text, false));

function find(text: string, bare: boolean): readonly FoundLink[] {
  const domainEndFrom = domainsOf(text);
  const found: FoundLink[] = [];
  let at = 0;
  while (at < text.length) {
    const match =
      (precedingCharacter.test(text.charAt(at)) ? matchAt(text, at + 1, domainEndFrom) : null) ??
      (at === 0 ? matchAt(text, 0, domainEndFrom) : null);
    if (match === null) {
      at += 1;
      continue;
    }
    if (isPlausible(match)) found.push(...(match.scheme === null ? bareLinks(text, match, bare) : schemedLink(match)));
    at = match.end;
  }
  return found;
}

interface Match {
  readonly start: number;
  readonly scheme: string | null;
  readonly domain: string;
  /** From the slash to before the query; empty where there is none. */
  readonly path: string;
  readonly link: string;
  readonly end: number;
}

function matchAt(text: string, start: number, domainEndFrom: (start: number) => number): Match | null {
  scheme.lastIndex = start;
  const schemed = scheme.exec(text)?.[0] ?? null;
  const schemedEnd = schemed === null ? -1 : domainEndFrom(start + schemed.length);
  const domainEnd = schemedEnd === -1 ? domainEndFrom(start) : schemedEnd;
  if (domainEnd === -1) return null;
  const pathStart = endOf(port, text, domainEnd);
  const pathEnd = text[pathStart] === '/' ? endOfPath(text, pathStart + 1) : pathStart;
  const end = endOfQuery(text, pathEnd);
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

function endOf(sticky: RegExp, text: string, from: number): number {
  sticky.lastIndex = from;
  return sticky.test(text) ? sticky.lastIndex : from;
}

/** The longest run of path characters and balanced parentheses that ends in one of them that may end a path. */
function endOfPath(text: string, from: number): number {
  let at = from;
  let end = from;
  while (at < text.length) {
    const runEnd = endOf(pathRun, text, at);
    for (let last = runEnd; last > at; last -= 1) {
      if (!pathEnd.test(text.charAt(last - 1))) continue;
      end = last;
      break;
    }
    const closed = endOfParentheses(text, runEnd);
    if (closed === runEnd) break;
    end = closed;
    at = closed;
  }
  return end;
}

/** Parentheses that hold something, with at most one pair within. */
function endOfParentheses(text: string, from: number): number {
  if (text[from] !== '(') return from;
  const first = endOf(pathRun, text, from + 1);
  if (text[first] === ')') return first > from + 1 ? first + 1 : from;
  if (text[first] !== '(') return from;
  const inner = endOf(pathRun, text, first + 1);
  if (inner === first + 1 || text[inner] !== ')') return from;
  const last = endOf(pathRun, text, inner + 1);
  return text[last] === ')' ? last + 1 : from;
}

function endOfQuery(text: string, from: number): number {
  if (text[from] !== '?') return from;
  for (let last = endOf(queryRun, text, from + 1); last > from + 1; last -= 1) {
    if (queryEnd.test(text.charAt(last - 1))) return last;
  }
  return from;
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

function bareLinks(text: string, match: Match, bare: boolean): readonly FoundLink[] {
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
 * Where the longest domain ends that starts at an index, or -1. Each run of label characters is looked at once, from
 * the end of the text, so that the many starts within one run cost nothing.
 */
function domainsOf(text: string): (start: number) => number {
  const runs = [...text.matchAll(labelRun)].map((run) => ({ start: run.index, end: run.index + run[0].length }));
  const runOf = new Int32Array(text.length).fill(-1);
  for (const [index, run] of runs.entries()) runOf.fill(index, run.start, run.end);
  const isInner = (at: number): boolean => text[at] !== '-' && text[at] !== '_';
  /** Ends of the longest domain of each run that is a label, and of the domain that has no label after that run's. */
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
