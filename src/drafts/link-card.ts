import type { LinkCard, Rendering } from '#networks/rendering.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { keepMedia } from './media-bytes.ts';
import { type LinkPreview, readPagePicture } from './previews/link-preview.ts';
import type { Rules } from './renderings-of.ts';

/** A link whose card can go out, and the accounts that would send it. */
export interface CardedLink {
  readonly link: string;
  readonly accountIds: readonly string[];
}

/** A page that was read longer ago is read anew before a card is made of it. */
const freshMs = 24 * 3600 * 1000;

/**
 * Returns the link whose card can go out: the first link in the first post that has one, is on a network that takes
 * cards, and has no media of its own. Null if there is none.
 */
export function cardedLinkOf(renderings: readonly Rendering[], rules: Rules): CardedLink | null {
  const posts = renderings
    .filter(({ network, media }) => rules[network].linkCards !== null && media.length === 0)
    .map(({ network, accountId, text }) => ({ accountId, link: rules[network].links(text)[0] }));
  const link = posts.find((post) => post.link !== undefined)?.link;
  if (link === undefined) return null;
  const accountIds = posts.filter((post) => post.link === link).map(({ accountId }) => accountId);
  return { link, accountIds: [...new Set(accountIds)] };
}

/** Returns the cards that go out, each with the accounts that send it. */
export function cardsIn(
  renderings: readonly Rendering[],
): readonly { readonly card: LinkCard; readonly accountIds: readonly string[] }[] {
  const carded = renderings.flatMap(({ accountId, linkCard }) =>
    linkCard === undefined ? [] : [{ accountId, card: linkCard }],
  );
  return [...Map.groupBy(carded, ({ card }) => JSON.stringify(card)).values()].flatMap((group) =>
    group.slice(0, 1).map(({ card }) => ({ card, accountIds: [...new Set(group.map(({ accountId }) => accountId))] })),
  );
}

/** Tells whether a card of that link can be made of `preview`: the page was read successfully, and not long ago. */
export function isFresh(preview: LinkPreview | null, link: string, now: Date): preview is LinkPreview {
  if (preview?.link !== link || !preview.isRead) return false;
  return now.getTime() - preview.readAt.getTime() <= freshMs;
}

/** Returns the card of a page as it was read. The title of a page without one is its address. */
export function cardOf({ link, title, description, picture }: LinkPreview): LinkCard {
  const words = { link, title: title ?? link, description: description ?? '' };
  return picture === null ? words : { ...words, picture };
}

/**
 * Stores a card's picture with those of posts, since the next reading of the page replaces it. Returns false if it has
 * been replaced already.
 */
export async function keepCardPicture(work: UnitOfWork, { picture: media }: LinkCard): Promise<boolean> {
  if (media === undefined) return true;
  const read = await readPagePicture(work.tx, media.sha256);
  if (read === null) return false;
  await keepMedia(work, { media, bytes: read.bytes });
  return true;
}
