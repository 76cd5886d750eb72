import { revisionButton } from '#bot/card-button.ts';
import type { Block, Button } from '#chat/card.ts';
import { cardedLinkOf, cardOf, cardsIn } from '#drafts/link-card.ts';
import type { LinkPreview } from '#drafts/previews/link-preview.ts';
import type { LinkCard } from '#networks/rendering.ts';
import { canonicalJson } from '#storage/canonical-json.ts';

import type { DraftView } from './draft-view.ts';
import { labelOf } from './labels.ts';

/** Shows the link cards that go out with posts, each in full, since nobody could approve them otherwise. */
export function linkCardBlocks(view: DraftView): readonly Block[] {
  const { linkCard: words, linkLook } = view.m;
  return cardsIn(view.renderings).flatMap(({ card, accountIds }): readonly Block[] => [
    {
      kind: 'paragraph',
      inlines: [
        { kind: 'strong', text: words.title(accountIds.map((id) => labelOf(view, id)).join(', ')) },
        { kind: 'text', text: ' ' },
        { kind: 'code', text: card.link },
      ],
    },
    { kind: 'quote', text: card.title },
    ...(card.description === '' ? [] : [{ kind: 'quote', text: card.description } as const]),
    ...(card.picture === undefined
      ? []
      : [
          {
            kind: 'image',
            sha256: card.picture.sha256,
            mimeType: card.picture.mimeType,
            alt: linkLook.picture,
            title: linkLook.picture,
          } as const,
        ]),
    { kind: 'note', inlines: [{ kind: 'text', text: words.goesOut }] },
  ]);
}

/** Says below a page's preview which networks read the page themselves, and which show the chosen card. */
export function belowPreview(
  view: Pick<DraftView, 'm' | 'desk' | 'renderings' | 'rules' | 'linkPreview'>,
): readonly string[] {
  const { m, renderings, rules, linkPreview } = view;
  const readThemselves = renderings.some(({ network }) => rules[network].linkCards === null);
  const carded = cardedLinkOf(renderings, rules);
  const cards = cardsIn(renderings);
  return [
    ...(readThemselves || carded === null ? [m.linkLook.notApproved] : []),
    ...(carded === null || cards.length > 0
      ? []
      : [m.linkCard.notChosen(carded.accountIds.map((id) => labelOf(view, id)).join(', '))]),
    ...(linkPreview !== null && hasChanged(view, linkPreview) ? [m.linkCard.differs] : []),
  ];
}

/** Tells whether a card says what the page said when it was last read. */
export function saysSame(card: LinkCard, preview: LinkPreview): boolean {
  return canonicalJson(card) === canonicalJson(cardOf(preview));
}

/** Tells whether a page that goes out as a card says something else by now. */
function hasChanged({ renderings }: Pick<DraftView, 'renderings'>, preview: LinkPreview): boolean {
  return cardsIn(renderings).some(({ card }) => card.link === preview.link && !saysSame(card, preview));
}

/** Offers to send a card of the link, to update it to the page's current words, and to leave it out. */
export function linkCardButtons(view: DraftView): readonly Button[] {
  const { draft, looksAtPages, m, renderings, rules, linkPreview } = view;
  const { take, takeAnew, leave } = m.linkCard;
  const isChosen = draft.current.content.linkCard !== undefined;
  const isShown = cardsIn(renderings).length > 0;
  const mayTake = looksAtPages && cardedLinkOf(renderings, rules) !== null;
  const isOld = isShown && linkPreview !== null && hasChanged(view, linkPreview);
  return [
    ...(mayTake && (!isShown || isOld) ? [revisionButton(view, 'acceptLinkCard', isShown ? takeAnew : take)] : []),
    ...(isChosen ? [revisionButton(view, 'dismissLinkCard', leave)] : []),
  ];
}
