import type { DraftView } from './draft-view.ts';
import type { Rendering } from '#networks/rendering.ts';

/** Computes the price of one copy in US dollars, by the price list of networks that charge for posts. */
export function copyPrice(
  { links, prices, rules }: Pick<DraftView, 'links' | 'prices' | 'rules'>,
  { media, network, part, text }: Rendering,
): number {
  const described = media.filter(({ alt }) => alt !== '').length;
  // Parts are priced one by one: a part without a link costs less.
  const hasLink = (part === undefined ? links : rules[network].links(text)).length > 0;
  return (hasLink ? prices.postWithLink : prices.post) + described * prices.altText;
}
