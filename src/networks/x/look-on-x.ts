import { markedBy, spansOf } from '#networks/spans-of.ts';
import type { PostLook, PostToShow } from '#text/post-look.ts';

import { linksOnX } from './links.ts';

/** A hashtag: not within a word or an address, and with a letter at least. */
const hashtags = /(?<![\p{L}\p{M}\p{N}_&/])[#＃](?=[\p{L}\p{M}\p{N}_]*[\p{L}\p{M}])[\p{L}\p{M}\p{N}_]+/gu;
const pathCharacters = 15;

/** Tells how X's own page shows a post in a timeline. */
export function lookOnX({ name, handle, text, pictures }: PostToShow, mentions: RegExp): PostLook {
  const links = linksOnX(text).map(({ start, text: url }) => ({
    start,
    end: start + url.length,
    shown: shownLink(url),
  }));
  return {
    network: 'X',
    name,
    handle,
    avatar: 'circle',
    linkColour: '#1d7ac4',
    warning: null,
    text: spansOf(text, [...links, ...markedBy(text, mentions), ...markedBy(text, hashtags)]),
    pictures,
    // One alone keeps its own shape, between 2 by 1 and 3 by 4; several share a place of 16 by 9.
    gallery: { ratio: 16 / 9, widest: 2, tallest: 0.75 },
  };
}

/**
 * Shortens an address as X's `display_url` is: the host, and 15 characters of what follows it.
 * https://docs.x.com/x-api/fundamentals/data-dictionary
 */
function shownLink(url: string): string {
  const [, host = '', rest = ''] = /^(?:https?:\/\/)?(?:www\.)?([^/?#]*)(.*)$/isu.exec(url) ?? [];
  const path = Array.from(rest === '/' ? '' : rest);
  return `${host}${path.slice(0, pathCharacters).join('')}${path.length > pathCharacters ? '…' : ''}`;
}
