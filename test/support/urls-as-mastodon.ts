import { createRequire } from 'node:module';

import twitterText from 'twitter-text';
import { z } from 'zod';

const expressions = z
  .object({ validUrlPrecedingChars: z.instanceof(RegExp), validDomain: z.instanceof(RegExp) })
  .parse(z.object({ regexen: z.unknown() }).parse(createRequire(import.meta.url)('twitter-text')).regexen);

/** Matches the beginning of a link and its host: twitter-text's own pattern, with the schemes that Mastodon adds. */
const head = new RegExp(
  `(?:${expressions.validUrlPrecedingChars.source})(((?:https?|dat|dweb|ipfs|ipns|ssb|gopher|gemini)://)?(${expressions.validDomain.source})(?::[0-9]+)?)`,
  'gi',
);

// Assembled like config/initializers/twitter_regex.rb of mastodon/mastodon: the parentheses that may end a path are
// still those of twitter-text's gem, since it defines them before Mastodon's own.
const path = String.raw`[^\p{White_Space}<>()?]`;
const gemPath = String.raw`[a-z\p{Script=Cyrillic}0-9!*';:=+,.$/%#\[\]\p{Pd}_~&|@\xC0-\xD6\xD8-\xF6\xF8-\u024F\u0253\u0254\u0256\u0257\u0259\u025B\u0263\u0268\u026F\u0272\u0289\u028B\u02BB\u0300-\u036F\u1E00-\u1EFF]`;
const balanced = (inner: string): string => String.raw`\((?:${inner}+|(?:${inner}*\(${inner}+\)${inner}*))\)`;
const ending = String.raw`(?:[^\p{White_Space}()?!*"'「」<>;:=,.$%\[\]~&|@]|(?:${balanced(gemPath)}))`;
const uchars = String.raw`\u{A0}-\u{D7FF}\u{F900}-\u{FDCF}\u{FDF0}-\u{FFEF}\u{10000}-\u{1FFFD}\u{20000}-\u{2FFFD}\u{30000}-\u{3FFFD}\u{40000}-\u{4FFFD}\u{50000}-\u{5FFFD}\u{60000}-\u{6FFFD}\u{70000}-\u{7FFFD}\u{80000}-\u{8FFFD}\u{90000}-\u{9FFFD}\u{A0000}-\u{AFFFD}\u{B0000}-\u{BFFFD}\u{C0000}-\u{CFFFD}\u{D0000}-\u{DFFFD}\u{E1000}-\u{EFFFD}\u{E000}-\u{F8FF}\u{F0000}-\u{FFFFD}\u{100000}-\u{10FFFD}`;
const urlPath = `(?:(?:${path}*(?:${balanced(path)}${path}*)*${ending})|(?:${path}+/))`;
const query = String.raw`\?[a-z0-9!?*'();:&=+$/%#\[\]\-_.,~|@\^${uchars}]*[a-z0-9_&=#/\-${uchars}]`;
const tail = new RegExp(`(?:/${urlPath}*)?(?:${query})?`, 'iuy');

/** Finds the links that Mastodon's own expression finds, with their starts. As slow as that one, so only for tests. */
export function urlsAsMastodon(text: string): readonly (readonly [number, string])[] {
  const found: (readonly [number, string])[] = [];
  head.lastIndex = 0;
  for (;;) {
    const match = head.exec(text);
    if (match === null) return found;
    const [, beginning = '', scheme, host = ''] = match;
    const start = head.lastIndex - beginning.length;
    tail.lastIndex = head.lastIndex;
    tail.exec(text);
    const end = tail.lastIndex;
    const url = text.slice(start, end);
    head.lastIndex = end;
    // twitter-text decides whether a host is valid.
    const isHost =
      twitterText.extractUrls(`https://${host}`).length === 1 && url.length <= 4096 - (scheme ?? '').length;
    if (scheme === undefined || !isHost) continue;
    const short = /^https?:\/\/t\.co\/([a-z0-9]+)(?:\?[^\s]*)?/i.exec(url);
    if (short === null) found.push([start, url]);
    else if ((short[1] ?? '').length <= 40) found.push([start, asShort(url)]);
  }
}

/** Ends a short link of X where X does: by twitter-text's own expression, which Mastodon keeps. */
function asShort(url: string): string {
  return twitterText.extractUrls(url)[0] ?? url;
}
