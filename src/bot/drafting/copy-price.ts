import type { DraftView } from './draft-view.ts';
import type { Rendering } from '#networks/rendering.ts';

/** Reckons what one copy costs where posts are billed, in US dollars, by the price list. */
export function copyPrice({ links, prices }: Pick<DraftView, 'links' | 'prices'>, copy: Rendering): number {
  const described = copy.media.filter(({ alt }) => alt !== '').length;
  return (links.length > 0 ? prices.postWithLink : prices.post) + described * prices.altText;
}
