import { memoize } from '#networks/memoize.ts';
import type { FoundLink } from '#networks/links-in.ts';
import type { Limits } from '#networks/network-rules.ts';
import { segmentsOf } from '#text/graphemes.ts';

import { linksOnMastodon } from './links.ts';

/** A text this long fits nowhere, so finding its links is not worth the time. */
const maxCodeUnits = 50_000;
const maxDomainCharacters = 253;

/** Signs that join two Indic consonants: Ruby up to 3.4 counts the consonants apart, Node as one. */
const joinsConsonants =
  /[\u094D\u09CD\u0ACD\u0B4D\u0C4D\u0D4D\u1039\u17D2\u1A60\u1B44\u1BAB\uA9C0\uAAF6\u{10A3F}\u{11133}\u{113D0}\u{1193E}\u{11A47}\u{11A99}\u{11F42}]/u;
const mention =
  /(?<![=/\p{L}\p{M}\p{N}\p{Pc}])@([a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)@([\p{L}\p{M}\p{N}\p{Pc}]+(?:[.-]+[\p{L}\p{M}\p{N}\p{Pc}]+)*)/giu;
/** Text that directly follows a mention and makes it none. */
const spoilsMention = /^(?:@|:\/\/|[\xC0-\xD6\xD8-\xF6\xF8-\u024F])/;

/**
 * Counts a post's length as Mastodon does, never lower than any version of it: grapheme clusters of content warning and
 * text, where a link counts 23 and a mention of another server's account counts without its server. With
 * `linkCharacters` null it counts each code point, as servers do that shorten no link.
 *
 * See https://docs.joinmastodon.org/user/posting/#text and app/validators/status_length_validator.rb there.
 */
export function measure(
  text: string,
  contentWarning: string | null,
  { linkCharacters }: Pick<Limits, 'linkCharacters'>,
): number {
  const warning = contentWarning ?? '';
  if (text.length + warning.length > maxCodeUnits) return text.length + warning.length;
  return linkCharacters === null
    ? Array.from(warning + text).length
    : graphemesIn(warning + shorten(text, linkCharacters));
}

const graphemesIn = memoize(countGraphemes);

interface Part {
  readonly start: number;
  readonly end: number;
  readonly counted: string;
}

function shorten(text: string, linkCharacters: number): string {
  const linkPart = (link: FoundLink): Part => ({
    start: link.start,
    end: link.start + link.text.length,
    counted: 'x'.repeat(linkCharacters),
  });
  const parts = [...linksOnMastodon(text).map(linkPart), ...mentionParts(text)].toSorted(
    (one, other) => one.start - other.start,
  );
  let out = '';
  let at = 0;
  for (const part of parts) {
    if (part.start < at) continue;
    out += text.slice(at, part.start) + part.counted;
    at = part.end;
  }
  return out + text.slice(at);
}

function mentionParts(text: string): readonly Part[] {
  return Array.from(text.matchAll(mention), (match) => {
    const end = match.index + match[0].length;
    const [, user = '', domain = ''] = match;
    const stays = domain.length > maxDomainCharacters || spoilsMention.test(text.slice(end, end + 3));
    return { start: match.index, end, counted: stays ? match[0] : `@${user}` };
  });
}

function countGraphemes(text: string): number {
  let count = 0;
  for (const { segment } of segmentsOf(text)) {
    count += joinsConsonants.test(segment) ? Math.max(1, (segment.match(/\p{L}/gu) ?? []).length) : 1;
  }
  return count;
}
