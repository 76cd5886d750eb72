import { markedBy, spansOf } from '#networks/spans-of.ts';
import type { PostLook, PostToShow } from '#text/post-look.ts';

import { linksOnX } from './links.ts';

/** A hashtag: at the start of a word, not in an address, and with at least one letter. */
const hashtags = /(?<![\p{L}\p{M}\p{N}_&/])[#＃](?=[\p{L}\p{M}\p{N}_]*[\p{L}\p{M}])[\p{L}\p{M}\p{N}_]+/gu;
const pathCharacters = 15;

/** Returns how X's own page shows a post in a timeline. */
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
    // A single picture keeps its shape between 2:1 and 3:4; several share a 16:9 area.
    gallery: { ratio: 16 / 9, widest: 2, tallest: 0.75 },
  };
}

/**
 * Shortens an address like X's `display_url`: the host and 15 characters of the rest.
 * https://docs.x.com/x-api/fundamentals/data-dictionary
 */
function shownLink(url: string): string {
  const [, host = '', rest = ''] = /^(?:https?:\/\/)?(?:www\.)?([^/?#]*)(.*)$/isu.exec(url) ?? [];
  const path = Array.from(rest === '/' ? '' : rest);
  return `${host}${path.slice(0, pathCharacters).join('')}${path.length > pathCharacters ? '…' : ''}`;
}
