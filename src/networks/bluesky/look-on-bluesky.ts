import { markedBy, spansOf } from '#networks/spans-of.ts';
import type { PostLook, PostToShow } from '#text/post-look.ts';

import { hashtags, mentions } from './facets.ts';
import { linksOnBluesky } from './links.ts';

/** Returns how Bluesky's own page shows a post in a timeline: https://github.com/bluesky-social/social-app. */
export function lookOnBluesky({ name, handle, text, pictures }: PostToShow): PostLook {
  const links = linksOnBluesky(text).map(({ start, text: url }) => ({ start, end: start + url.length, shown: url }));
  return {
    network: 'Bluesky',
    name,
    handle,
    avatar: 'circle',
    linkColour: '#1083fe',
    warning: null,
    text: spansOf(text, [...links, ...markedBy(text, mentions), ...markedBy(text, hashtags)]),
    pictures,
    gallery: { ratio: 3 / 2, widest: 3, tallest: 0.5 },
  };
}
