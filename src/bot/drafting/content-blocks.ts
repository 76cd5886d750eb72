import type { DraftView } from './draft-view.ts';
import { labelOf } from './labels.ts';
import { calendarDayText } from '#bot/when-text.ts';
import type { Block, Inline } from '#chat/card.ts';
import type { Rendering } from '#networks/rendering.ts';

import { correctionBlocks } from '#bot/correcting/correction-blocks.ts';
import { copyPrice } from './copy-price.ts';
import { showRest } from './rest-fields.ts';

/**
 * Shows in full what goes out: each public text as a quotation, once for accounts that send the same. Text outside of
 * quotations is the bot's.
 */
export function contentBlocks(view: DraftView): readonly Block[] {
  return [
    ...correctionBlocks(view),
    ...groupsOf(view.renderings).flatMap((group) => groupBlocks(view, group)),
    { kind: 'list', items: view.counts.map((count) => [{ kind: 'text', text: countText(view, count) }]) },
    { kind: 'note', inlines: [{ kind: 'text', text: showRest(view.m, view.draft.current.content) }] },
    ...imageBlocks(view),
    ...linkBlocks(view),
    ...priceBlocks(view),
  ];
}

function groupsOf(renderings: readonly Rendering[]): readonly (readonly Rendering[])[] {
  const groups = Map.groupBy(renderings, ({ text, contentWarning }) => JSON.stringify([text, contentWarning]));
  return [...groups.values()];
}

function groupBlocks(view: DraftView, group: readonly Rendering[]): readonly Block[] {
  const { m } = view;
  const [first] = group;
  if (first === undefined) return [];
  const accounts = group.map(({ accountId }) => labelOf(view, accountId)).join(', ');
  return [
    { kind: 'paragraph', inlines: [{ kind: 'strong', text: m.cards.toAll(accounts) }] },
    ...(first.contentWarning === null
      ? []
      : ([
          labelLine(m.fields.contentWarning.label),
          { kind: 'quote', text: first.contentWarning },
          labelLine(m.forms.text),
        ] as const)),
    { kind: 'quote', text: first.text },
  ];
}

function labelLine(label: string): Block {
  return { kind: 'note', inlines: [{ kind: 'text', text: label }] };
}

function countText(view: DraftView, { accountId, count, limit }: DraftView['counts'][number]): string {
  const { cards, tongue } = view.m;
  const number = (value: number): string => value.toLocaleString(tongue);
  const account = labelOf(view, accountId);
  return count > limit
    ? cards.tooLong(account, number(count), number(limit), number(count - limit))
    : cards.count(account, number(count), number(limit));
}

function imageBlocks(view: DraftView): readonly Block[] {
  const { cards } = view.m;
  return view.draft.current.content.media.flatMap((media, index): readonly Block[] => [
    {
      kind: 'image',
      sha256: media.sha256,
      mimeType: media.mimeType,
      alt: media.alt === '' ? cards.altMissing(index + 1) : media.alt,
      title: cards.image(index + 1, media.width, media.height),
    },
    ...(media.alt === ''
      ? ([{ kind: 'paragraph', inlines: [{ kind: 'strong', text: cards.altMissing(index + 1) }] }] as const)
      : ([labelLine(cards.alt(index + 1)), { kind: 'quote', text: media.alt }] as const)),
  ]);
}

function linkBlocks({ links, m }: DraftView): readonly Block[] {
  if (links.length === 0) return [];
  return [
    { kind: 'paragraph', inlines: [{ kind: 'text', text: m.cards.links }] },
    { kind: 'list', items: links.map((url) => [addressAsItIs(url)]) },
    { kind: 'note', inlines: [{ kind: 'text', text: m.cards.previews }] },
  ];
}

/**
 * Renders an address as a link, or as code where it is no valid URL, since networks link more than a browser can open.
 */
function addressAsItIs(url: string): Inline {
  return URL.canParse(url) ? { kind: 'link', url, text: '' } : { kind: 'code', text: url };
}

function priceBlocks(view: DraftView): readonly Block[] {
  const { renderings, prices, rules, m } = view;
  const copies = renderings.filter(({ network }) => rules[network].isBilled);
  const [copy] = copies;
  if (copy === undefined) return [];
  const price = new Intl.NumberFormat(m.tongue, { style: 'currency', currency: 'USD', maximumFractionDigits: 3 });
  const text = m.cards.price(
    price.format(copyPrice(view, copy) * copies.length),
    calendarDayText(prices.asOf, m.tongue),
  );
  return [{ kind: 'note', inlines: [{ kind: 'text', text }] }];
}
