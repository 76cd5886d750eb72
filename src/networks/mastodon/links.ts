import { endOf, endOfParentheses, lastEnd } from '#networks/link-end.ts';
import { linkFinder, type LinkRules } from '#networks/links-in.ts';

const pathRun = /[^\p{White_Space}<>()?]+/uy;
const pathEnd = /[^\p{White_Space}()?!*"'「」<>;:=,.$%[\]~&|@]/u;
/** The run in twitter-text's gem: parentheses around nothing else may also end a link. */
const plainRun =
  /[\u0300-\u036Fa-z\p{Script=Cyrillic}0-9!*';:=+,.$/%#[\]\p{Pd}_~&|@\xC0-\xD6\xD8-\xF6\xF8-\u024F\u0253\u0254\u0256\u0257\u0259\u025B\u0263\u0268\u026F\u0272\u0289\u028B\u02BB\u1E00-\u1EFF]+/iuy;
/** Characters other than ASCII that a query may hold, no-break spaces included. */
const beyondAscii =
  '\\u{A0}-\\u{D7FF}\\u{E000}-\\u{FDCF}\\u{FDF0}-\\u{FFEF}\\u{10000}-\\u{1FFFD}\\u{20000}-\\u{2FFFD}\\u{30000}-\\u{3FFFD}\\u{40000}-\\u{4FFFD}\\u{50000}-\\u{5FFFD}\\u{60000}-\\u{6FFFD}\\u{70000}-\\u{7FFFD}\\u{80000}-\\u{8FFFD}\\u{90000}-\\u{9FFFD}\\u{A0000}-\\u{AFFFD}\\u{B0000}-\\u{BFFFD}\\u{C0000}-\\u{CFFFD}\\u{D0000}-\\u{DFFFD}\\u{E1000}-\\u{EFFFD}\\u{F0000}-\\u{FFFFD}\\u{100000}-\\u{10FFFD}';
const queryRun = new RegExp(`[a-z0-9!?*'();:&=+$/%#[\\]\\-_.,~|@^${beyondAscii}]+`, 'iuy');
/** Last characters of a query. Of a surrogate pair only the second half is tested; the run holds no lone one. */
const queryEnd = /[a-z0-9_&=#/\-\u{A0}-\u{FFEF}]/iu;

const rules: LinkRules = {
  scheme: /(?:https?|dat|dweb|ipfs|ipns|ssb|gopher|gemini):\/\//iy,
  bare: false,
  endOfPath(text, from) {
    let at = from;
    let end = from;
    while (at < text.length) {
      const runEnd = endOf(pathRun, text, at);
      const last = lastEnd(pathEnd, text, at, runEnd);
      if (last !== -1) end = last;
      const closed = endOfParentheses(pathRun, text, runEnd);
      if (closed === runEnd) break;
      if (endOfParentheses(plainRun, text, runEnd) === closed) end = closed;
      at = closed;
    }
    return end;
  },
  endOfQuery(text, from) {
    if (text[from] !== '?') return from;
    const last = lastEnd(queryEnd, text, from + 1, endOf(queryRun, text, from + 1));
    return last === -1 ? from : last;
  },
};

/**
 * Finds the links that Mastodon makes of a text, by its config/initializers/twitter_regex.rb: with a scheme, and with
 * any letters in path and query. See https://github.com/mastodon/mastodon.
 */
export const linksOnMastodon = linkFinder(rules);

/** Finds the same links and hosts without a scheme, which other software with Mastodon's API may link too. */
export const linksOrHosts = linkFinder({ ...rules, bare: true });
