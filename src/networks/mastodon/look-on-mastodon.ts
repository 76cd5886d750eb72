import { markedBy, spansOf } from '#networks/spans-of.ts';
import type { PostLook, PostToShow } from '#text/post-look.ts';

import { linksOnMastodon } from './links.ts';

/** A hashtag: not within a word or an address, and with a letter at least. */
const hashtags = /(?<![\p{L}\p{M}\p{N}_/)])[#＃](?=[\p{L}\p{M}\p{N}_·]*[\p{L}\p{M}_])[\p{L}\p{M}\p{N}_·]+/gu;
const linkCharacters = 30;

/** Tells how Mastodon's own page shows a post in a timeline: https://github.com/mastodon/mastodon, version 4.5. */
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
    // One alone keeps its own shape, up to a height of 640 px; several share a place of 3 by 2.
    gallery: { ratio: 3 / 2, widest: 10, tallest: 0.87 },
  };
}

/** Shortens an address as `TextFormatter.shortened_link` does: without its scheme, and after 30 characters. */
function shownLink(url: string): string {
  const shown = Array.from(url.replace(/^https?:\/\/(?:www\.)?/iu, ''));
  // One character more has room where the ellipsis would be.
  return shown.length <= linkCharacters + 1 ? shown.join('') : `${shown.slice(0, linkCharacters).join('')}…`;
}
