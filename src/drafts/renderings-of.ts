import type { Account } from '#desks/account.ts';
import type { NetworkKind, NetworkRules } from '#networks/network-rules.ts';
import type { Rendering } from '#networks/rendering.ts';

import type { LastingContent } from './content.ts';
import { partsOfText } from './series/parts-of-text.ts';

/** Each network's rules, known without being connected to it; given by app. */
export type Rules = Readonly<Record<NetworkKind, NetworkRules>>;

type RenderedAccount = Pick<Account, 'id' | 'network'>;

/**
 * Returns what each chosen account would send, in the order of `content.accountIds`: exactly this is shown, approved
 * and sent. Of a series, one rendering for each part, in order.
 *
 * What a network cannot say for itself is not lost: a content warning becomes the first line of the text. Language and
 * visibility are neutral there ("und", public), so that changing them voids no approval of a post that would not
 * change. An account that the desk no longer has gives no rendering: `findingsOf` blocks it, and the fingerprint
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
    const whole = renderingFor(content, account, rules[account.network]);
    return content.series === undefined ? [whole] : partsOf(content, account, rules[account.network]);
  });
}

/** Returns of how many posts an account's rendering is; one, unless it is a series. */
export function partCountOf({ series, text, ownTexts }: LastingContent, accountId: string): number {
  return series === undefined ? 1 : partsOfText(ownTexts[accountId] ?? text).length;
}

/** Returns the rendering among these that a delivery to that account, of that place in a series, is for. */
export function renderingAt(
  renderings: readonly Rendering[],
  { accountId, position }: { readonly accountId: string; readonly position: number },
): Rendering | undefined {
  return renderings.find((one) => one.accountId === accountId && (one.part?.position ?? 1) === position);
}

/**
 * Returns the parts of a series, as the account's own text is divided; a text that is not divided is one post. The first
 * carries the pictures, and has the visibility that was chosen: the others would fill public timelines beside it, unless that is wanted.
 */
function partsOf(content: LastingContent, account: RenderedAccount, rules: NetworkRules): readonly Rendering[] {
  const texts = partsOfText(content.ownTexts[account.id] ?? content.text);
  return texts.map((typed, index, { length: of }) => {
    const position = index + 1;
    const text = content.series === 'numbered' && of > 1 ? `${typed}\n\n${position}/${of}`.trimStart() : typed;
    const isFirst = position === 1;
    const rendering = renderingFor(
      {
        ...content,
        text,
        ownTexts: {},
        visibility: isFirst || content.restVisibility === 'asFirst' ? content.visibility : 'unlisted',
        media: isFirst ? content.media : [],
      },
      account,
      rules,
    );
    return of === 1 ? rendering : { ...rendering, part: { position, of } };
  });
}

function renderingFor(content: LastingContent, account: RenderedAccount, rules: NetworkRules): Rendering {
  const text = nfc(content.ownTexts[account.id] ?? content.text);
  const warning = content.contentWarning === null ? null : nfc(content.contentWarning);
  return {
    network: account.network,
    accountId: account.id,
    text: warning === null || rules.canWarn ? text : `⚠ ${warning}\n\n${text}`,
    contentWarning: rules.canWarn ? warning : null,
    language: rules.canSetLanguage ? content.language : 'und',
    visibility: rules.canSetVisibility ? content.visibility : 'public',
    media: content.media.map((media) => ({ ...media, alt: nfc(media.alt) })),
    ...replyTo(content, account, rules),
  };
}

/** Returns the post that a correction beside it answers, if the network lets it. */
function replyTo(content: LastingContent, account: RenderedAccount, rules: NetworkRules): Pick<Rendering, 'replyTo'> {
  const correction = content.corrections?.find(({ accountId }) => accountId === account.id);
  return correction?.way === 'reply' && rules.canReply ? { replyTo: correction.postId } : {};
}

function nfc(text: string): string {
  return text.normalize('NFC');
}
