import type { Account } from '#desks/account.ts';
import type { NetworkKind, NetworkRules } from '#networks/network-rules.ts';
import type { LinkCard, RenderedMedia, Rendering } from '#networks/rendering.ts';

import type { LastingContent } from './content.ts';
import { correctionOf } from './correction.ts';
import { postsOfContent } from './series/parts-of-content.ts';

/** Each network's rules, known without a connection to it; passed in by app. */
export type Rules = Readonly<Record<NetworkKind, NetworkRules>>;

type RenderedAccount = Pick<Account, 'id' | 'network' | 'software'>;

/**
 * Returns what each chosen account would send, in the order of `content.accountIds`: exactly this is shown, approved
 * and sent. For a series, one rendering per part, in order.
 *
 * If a network has no content warnings, the warning becomes the first line of the text. If it has no language or
 * visibility, these are neutral ("und", public), so that changing them voids no approval of a post that would not
 * change. Where a description ends at its first line end, its lines become one. An account that the desk no longer has gets no rendering: `findingsOf` blocks it, and the fingerprint
 * differs.
 */
export function renderingsOf(
  content: LastingContent,
  accounts: readonly RenderedAccount[],
  rules: Rules,
): readonly Rendering[] {
  const known = new Map(accounts.map((account) => [account.id, account]));
  return content.accountIds.flatMap((accountId) => {
    const account = known.get(accountId);
    if (account === undefined) return [];
    return partsOf(content, account, rules[account.network]);
  });
}

/** Returns the number of posts that an account would send: one, unless it is a series. */
export function partCountOf(content: LastingContent, accountId: string): number {
  return postsOfContent(content, accountId).length;
}

/** Finds the rendering of a delivery by its account and its position in a series. */
export function renderingAt(
  renderings: readonly Rendering[],
  { accountId, position }: { readonly accountId: string; readonly position: number },
): Rendering | undefined {
  return renderings.find((one) => one.accountId === accountId && (one.part?.position ?? 1) === position);
}

/**
 * Returns the renderings of a series' parts, as the account's own text is divided; an undivided text is one post. Only
 * the first has the chosen visibility, unless more is wanted: the others would fill public timelines beside it. On a
 * server that leaves no post out of these, all are as the first: anything else would be told as changed by the server.
 */
function partsOf(content: LastingContent, account: RenderedAccount, rules: NetworkRules): readonly Rendering[] {
  const areAllAsFirst = content.restVisibility === 'asFirst' || rules.lacks(account.software).includes('visibility');
  return postsOfContent(content, account.id).map(({ text, media }, index, { length: of }) => {
    const position = index + 1;
    const visibility = position === 1 || areAllAsFirst ? content.visibility : 'unlisted';
    const rendering = renderingFor({ ...content, text, ownTexts: {}, visibility, media }, account, rules);
    return of === 1 ? rendering : { ...rendering, part: { position, of } };
  });
}

function renderingFor(content: LastingContent, account: RenderedAccount, rules: NetworkRules): Rendering {
  const text = nfc(content.text);
  const warning = content.contentWarning === null ? null : nfc(content.contentWarning);
  const said = warning === null || rules.canWarn ? text : `⚠ ${warning}\n\n${text}`;
  return {
    network: account.network,
    accountId: account.id,
    text: said,
    contentWarning: rules.canWarn ? warning : null,
    language: rules.canSetLanguage ? content.language : 'und',
    visibility: rules.canSetVisibility ? content.visibility : 'public',
    media: content.media.map((media) => inOneLine(mediumFor(media, rules), account, rules)),
    ...replyTo(content, account, rules),
    ...linkCardOf(content, said, rules),
  };
}

/**
 * Returns a medium as a network gets it: with captions if the network shows them, otherwise with their words after the
 * description, if they fit.
 */
function mediumFor(
  { recording, part: _part, ...media }: LastingContent['media'][number],
  rules: NetworkRules,
): RenderedMedia {
  const alt = nfc(media.alt);
  if (recording === undefined) return { ...media, alt };
  const { captions, transcript, ...same } = recording;
  if (captions === undefined) return { ...media, alt, recording: same };
  if (!rules.showsCaptions) return { ...media, alt: describedWith(alt, transcript), recording: same };
  const sent = captions.map(({ language, sha256 }) => ({ language, sha256 }));
  return { ...media, alt, recording: { ...same, captions: sent } };
}

function inOneLine(media: RenderedMedia, { software }: RenderedAccount, rules: NetworkRules): RenderedMedia {
  if (!media.alt.includes('\n') || !rules.lacks(software).includes('alt_lines')) return media;
  return { ...media, alt: media.alt.replaceAll(/\s*\n\s*/gu, ' ') };
}

/** Appends a recording's transcript to its description. Without a description, appends nothing. */
export function describedWith(alt: string, transcript: string | undefined): string {
  return alt === '' || transcript === undefined ? alt : `${alt}\n\n${transcript}`;
}

/**
 * Returns the card of a post's first link, if it is the chosen one and the network takes cards; never beside pictures,
 * and without the card's own picture if that is too large.
 */
function linkCardOf(
  { linkCard, media }: LastingContent,
  text: string,
  rules: NetworkRules,
): { readonly linkCard?: LinkCard } {
  const { linkCards } = rules;
  if (linkCard === undefined || linkCards === null || media.length > 0) return {};
  if (rules.links(text)[0] !== linkCard.link) return {};
  const { picture, ...words } = linkCard;
  const fits = picture !== undefined && picture.byteLength <= linkCards.maxPictureBytes;
  return { linkCard: fits ? { ...words, picture } : words };
}

/** Returns the post that a correction answers, if it is an answer and the network supports that. */
function replyTo(content: LastingContent, account: RenderedAccount, rules: NetworkRules): Pick<Rendering, 'replyTo'> {
  const correction = correctionOf(content, { accountId: account.id });
  return correction?.way === 'reply' && rules.canReply ? { replyTo: correction.postId } : {};
}

function nfc(text: string): string {
  return text.normalize('NFC');
}
