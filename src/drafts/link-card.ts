import type { LinkCard, Rendering } from '#networks/rendering.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { keepMedia } from './media-bytes.ts';
import { type LinkPreview, readPagePicture } from './previews/link-preview.ts';
import type { Rules } from './renderings-of.ts';

/** A link of which a card can go out, and the accounts that would send it. */
export interface CardedLink {
  readonly link: string;
  readonly accountIds: readonly string[];
}

/** What was read of a page longer ago is read anew before a card is made of it. */
const freshMs = 24 * 3600 * 1000;

/**
 * Returns the link of which a card can go out: the first of the first post, on a network that takes cards, that shows no
 * picture or video of its own. Null if there is none.
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

/** Returns the cards that go out, with the accounts that send each; none where no post has one. */
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

/** Tells whether a card of that link can be made of what was read: of a page that said something, not long ago. */
export function isFresh(preview: LinkPreview | null, link: string, now: Date): preview is LinkPreview {
  if (preview?.link !== link || !preview.isRead) return false;
  // What was read by a release before has no measures of its picture.
  if (preview.picture !== null && preview.picture.size === null) return false;
  return now.getTime() - preview.readAt.getTime() <= freshMs;
}

/** Returns the card that a page makes, as it was read; a page without a title is called by its address. */
export function cardOf({ link, title, description, picture }: LinkPreview): LinkCard {
  const words = { link, title: title ?? link, description: description ?? '' };
  if (picture === null || picture.size === null) return words;
  const { sha256, mimeType, size } = picture;
  return { ...words, picture: { sha256, mimeType, ...size } };
}

/**
 * Keeps the picture of a card with those of posts, since the next reading of the page replaces what was read. False: it has
 * been replaced already.
 */
export async function keepCardPicture(work: UnitOfWork, { picture: media }: LinkCard): Promise<boolean> {
  if (media === undefined) return true;
  const read = await readPagePicture(work.tx, media.sha256);
  if (read === null) return false;
  await keepMedia(work, { media, bytes: read.bytes });
  return true;
}
