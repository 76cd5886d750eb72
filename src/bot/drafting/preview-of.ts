import type { Draft } from '#drafts/draft.ts';
import { looksOf } from '#drafts/looks-of.ts';
import { type Preview, signOf, type ToDraw } from '#drafts/preview.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import type { Desk } from '#desks/desk.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { Rendering } from '#networks/rendering.ts';
import type { Block } from '#chat/card.ts';

/**
 * How a draft's posts look to their readers. People never approve this: they approve the quotations and pictures beside
 * it, which the fingerprint covers, and approval never waits for it.
 */
export interface PreviewView extends ToDraw {
  /** Distinguishes it from previews of other states of the draft. */
  readonly sign: string;
  /** The drawn picture; null: not drawn yet, or cannot be. */
  readonly picture: string | null;
  /** True: drawing this one was never tried. */
  readonly isUndrawn: boolean;
}

/** Returns the preview of a draft's renderings, with the cached picture `kept` if it still shows exactly these. */
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
  const toDraw = { posts: looksOf(renderings, desk.accounts, rules), open: m.cards.openWarning };
  const sign = signOf(toDraw);
  const isKept = kept?.drawnOf === sign;
  return { ...toDraw, sign, picture: isKept ? kept.sha256 : null, isUndrawn: !isKept };
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

/** Tells whether a preview is worth drawing, which it is only before the draft is decided. */
export function isWorthDrawing({ state }: Draft, { posts, isUndrawn }: PreviewView): boolean {
  return isUndrawn && posts.length > 0 && (state === 'writing' || state === 'asked');
}
