import type { DraftView } from './draft-view.ts';
import type { Rendering } from '#networks/rendering.ts';

/** Computes the price of one copy in US dollars, by the price list of networks that bill posts. */
export function copyPrice({ links, prices }: Pick<DraftView, 'links' | 'prices'>, copy: Rendering): number {
  const described = copy.media.filter(({ alt }) => alt !== '').length;
  return (links.length > 0 ? prices.postWithLink : prices.post) + described * prices.altText;
}
