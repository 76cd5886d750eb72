import type { Draft } from '#drafts/draft.ts';
import { type Preview, signOf, type ToDraw } from '#drafts/preview.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import type { Desk } from '#desks/desk.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { Rendering } from '#networks/rendering.ts';
import { cutAt } from '#text/cut-at.ts';
import type { Block } from '#chat/card.ts';
import type { PostLook } from '#text/post-look.ts';

/** A card stays short: more posts that look otherwise are not shown beside these. */
const postsAtMost = 4;
/** A timeline folds a text long before. */
const textUnits = 1_500;

/**
 * The look of a draft's posts to their readers. It is never what people approve: that are the quotations and pictures
 * beside it, which the fingerprint covers, and an approval never waits for it.
 */
export interface PreviewView extends ToDraw {
  /** Tells it from the previews of other states of the draft. */
  readonly sign: string;
  /** The picture of it; null: not drawn yet, or cannot be. */
  readonly picture: string | null;
  /** True: it was never tried to draw this one. */
  readonly isUndrawn: boolean;
}

/**
 * Returns the preview of a draft's renderings, with the picture that was `kept` if it still shows just this. Accounts of
 * one network whose posts are the same are shown once; one whose server draws the text otherwise is not shown.
 */
export function previewOf(
  {
    renderings,
    desk,
    rules,
    m,
  }: {
    readonly renderings: readonly Rendering[];
    readonly desk: Pick<Desk, 'accounts'>;
    readonly rules: Rules;
    readonly m: Messages;
  },
  kept: Preview | null,
): PreviewView {
  const looks = new Map<string, PostLook>();
  for (const { network, accountId, text, contentWarning, media } of renderings) {
    const account = desk.accounts.find(({ id }) => id === accountId);
    const key = JSON.stringify([network, text, contentWarning]);
    if (account === undefined || looks.has(key) || looks.size >= postsAtMost) continue;
    const shown = shortened(text);
    if (rules[network].redrawn(shown, account).length > 0) continue;
    const pictures = media.map(({ sha256, width, height, alt }) => ({
      sha256,
      width,
      height,
      isDescribed: alt !== '',
    }));
    const { displayName: name, handle } = account;
    looks.set(key, rules[network].look({ name, handle, text: shown, contentWarning, pictures }));
  }
  const toDraw = { posts: [...looks.values()], open: m.cards.openWarning };
  const sign = signOf(toDraw);
  const isKept = kept?.drawnOf === sign;
  return { ...toDraw, sign, picture: isKept ? kept.sha256 : null, isUndrawn: !isKept };
}

function shortened(text: string): string {
  return text.length <= textUnits ? text : `${text.slice(0, cutAt(text, textUnits)).trimEnd()}…`;
}

/** Shows the posts as their readers will see them, after the texts themselves. */
export function previewBlocks(
  { posts, open, picture }: PreviewView,
  { draft, m: { cards } }: { readonly draft: Pick<Draft, 'id'>; readonly m: Pick<Messages, 'cards'> },
): readonly Block[] {
  const networks = [...new Set(posts.map(({ network }) => network))];
  if (networks.length === 0) return [];
  const alt = cards.previewAlt(networks.join(', '));
  return [{ kind: 'posts', of: draft.id, title: cards.preview, alt, open, posts, picture }];
}

/** Tells whether a preview is worth drawing: only while people decide what becomes of a draft. */
export function isWorthDrawing({ state }: Draft, { posts, isUndrawn }: PreviewView): boolean {
  return isUndrawn && posts.length > 0 && (state === 'writing' || state === 'asked');
}
