import { markedBy, spansOf } from '#networks/spans-of.ts';
import type { PostLook, PostToShow } from '#text/post-look.ts';

import { linksOnMastodon } from './links.ts';

/** A hashtag: at the start of a word, not in an address, and with at least one letter. */
const hashtags = /(?<![\p{L}\p{M}\p{N}_/)])[#＃](?=[\p{L}\p{M}\p{N}_·]*[\p{L}\p{M}_])[\p{L}\p{M}\p{N}_·]+/gu;
const linkCharacters = 30;

/** Returns how Mastodon's own page shows a post in a timeline: https://github.com/mastodon/mastodon, version 4.5. */
export function lookOnMastodon(
  { name, handle, text, contentWarning, pictures }: PostToShow,
  mentions: RegExp,
): PostLook {
  const links = linksOnMastodon(text).map(({ start, text: url }) => ({
    start,
    end: start + url.length,
    shown: shownLink(url),
  }));
  return {
    network: 'Mastodon',
    name,
    handle,
    avatar: 'square',
    linkColour: '#563acc',
    warning: contentWarning,
    text: spansOf(text, [...links, ...markedBy(text, mentions), ...markedBy(text, hashtags)]),
    pictures,
    // A single picture keeps its shape, up to a height of 640 px; several share a 3:2 area.
    gallery: { ratio: 3 / 2, widest: 10, tallest: 0.87 },
  };
}

/** Shortens an address as `TextFormatter.shortened_link` does: no scheme, at most 30 characters. */
function shownLink(url: string): string {
  const shown = Array.from(url.replace(/^https?:\/\/(?:www\.)?/iu, ''));
  // The ellipsis would take as much room as one more character.
  return shown.length <= linkCharacters + 1 ? shown.join('') : `${shown.slice(0, linkCharacters).join('')}…`;
}
