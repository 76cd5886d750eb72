import type { DraftView } from './draft-view.ts';
import { labelOf, networkOf } from './labels.ts';
import { networkKinds } from '#networks/network-kinds.ts';
import { dollarsText } from '#messages/figure-text.ts';
import { calendarDayText } from '#bot/when-text.ts';
import type { Block, Inline } from '#chat/card.ts';

import { copyPrice } from './copy-price.ts';
import { languageName } from './language-name.ts';
import { nameIn } from './names.ts';
import { showRest } from './rest-fields.ts';

/**
 * Shows the other details of a draft's content: in one line what most readers want to know, and the rest folded. Stands
 * below what has to be decided.
 */
export function detailBlocks(view: DraftView): readonly Block[] {
  const { m, draft, links } = view;
  const spare = [
    ...view.counts.map((count) => countText(view, count)),
    showRest(m, draft.current.content),
    ...priceTexts(view),
    m.cards.author(nameIn(view, draft.author)),
    ...(links.length === 0 ? [] : [m.cards.previews]),
  ];
  return [
    { kind: 'note', inlines: [text(inOneLine(view))] },
    {
      kind: 'folded',
      summary: m.cards.details,
      items: links.length === 0 ? [] : [linkInlines(view)],
      spare: spare.map((said) => [text(said)]),
    },
  ];
}

function inOneLine(view: DraftView): string {
  const { m, draft, counts, findings } = view;
  const { language, visibility, series, restVisibility } = draft.current.content;
  const number = (value: number): string => value.toLocaleString(m.tongue);
  const nameOf = (accountId: string): string => {
    const network = networkOf(view, accountId);
    return network === null ? '?' : networkKinds[network].name;
  };
  // A series shows the lengths of its parts itself.
  const alone = counts.filter(({ inSeries }) => inSeries === undefined);
  const firsts = counts.filter(({ inSeries }) => inSeries?.position === 1);
  const price = priceOf(view);
  return [
    ...(findings.length === 0 && draft.state !== 'approved' ? [m.cards.noRemark] : []),
    ...alone.map(({ accountId, count, limit }) => m.cards.countShort(nameOf(accountId), number(count), number(limit))),
    ...firsts.map(({ accountId, inSeries }) => m.series.parts(labelOf(view, accountId), inSeries?.of ?? 1)),
    ...(series === 'numbered' ? [m.series.numbered] : []),
    languageName(language, m.tongue),
    ...(visibility === 'public' ? [] : [m.words.visibility[visibility]]),
    ...(restVisibility === undefined ? [] : [m.series.restAsFirst]),
    ...(price === null ? [] : [m.cards.aboutPrice(price)]),
  ].join(' · ');
}

function countText(view: DraftView, { accountId, count, limit, inSeries }: DraftView['counts'][number]): string {
  const { cards, series, tongue } = view.m;
  const number = (value: number): string => value.toLocaleString(tongue);
  const label = labelOf(view, accountId);
  const account = inSeries === undefined ? label : series.part(label, inSeries.position, inSeries.of);
  return count > limit
    ? cards.tooLong(account, number(count), number(limit), number(count - limit))
    : cards.count(account, number(count), number(limit));
}

function priceTexts(view: DraftView): readonly string[] {
  const price = priceOf(view);
  return price === null ? [] : [view.m.cards.price(price, calendarDayText(view.prices.asOf, view.m.tongue))];
}

/** Returns the total price of all copies on networks that charge for posts; null if there is none. */
function priceOf(view: DraftView): string | null {
  const { renderings, rules, m } = view;
  const copies = renderings.filter(({ network }) => rules[network].isBilled);
  if (copies.length === 0) return null;
  return dollarsText(
    copies.reduce((sum, copy) => sum + copyPrice(view, copy), 0),
    m.tongue,
  );
}

function linkInlines({ links, m }: DraftView): readonly Inline[] {
  return [
    text(m.cards.links),
    ...links.flatMap((url, index): readonly Inline[] => [text(index === 0 ? ' ' : ', '), addressAsItIs(url)]),
  ];
}

/** Renders an address as a link, or as code if it is no valid URL: networks link more than browsers can open. */
function addressAsItIs(url: string): Inline {
  return URL.canParse(url) ? { kind: 'link', url, text: '' } : { kind: 'code', text: url };
}

function text(words: string): Inline {
  return { kind: 'text', text: words };
}
