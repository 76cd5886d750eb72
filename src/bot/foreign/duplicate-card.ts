import { asSentences } from '#bot/as-sentences.ts';
import { cardButton } from '#bot/card-button.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Block, Card } from '#chat/card.ts';

import { type ForeignView, line, postInlines } from './foreign-card.ts';

/** The state of a request to retract the post. */
export type Retraction =
  | { readonly kind: 'none' }
  | { readonly kind: 'underWay'; readonly name: string }
  | { readonly kind: 'failed'; readonly why: 'unsupported' | 'unproven' | 'other' }
  | { readonly kind: 'done' };

/** A post that Tambour published once too often. */
export interface DoubleView extends ForeignView {
  /** The post of the delivery that was published twice. */
  readonly other: { readonly url: string; readonly isPublic: boolean };
  /** False: the draft belongs to another desk with the same account. */
  readonly isOurs: boolean;
  readonly retraction: Retraction;
}

/**
 * Builds the one message about the post: that it is one too many, where both are, and what to do; later, the outcome.
 */
export function doubleCard(view: DoubleView): Card {
  const { m, account, settled, other } = view;
  const label = accountLabel(account);
  const title = settled === null ? m.foreign.duplicate.seen(label) : m.foreign.duplicate.settled(label);
  const next = nextText(view);
  return {
    summary: asSentences(title, next),
    blocks: [
      line({ kind: 'strong', text: title }),
      {
        kind: 'paragraph',
        inlines: [
          ...postInlines(view),
          { kind: 'text', text: ' · ' },
          { kind: 'link', url: other.url, text: m.foreign.duplicate.other },
        ],
      },
      line({ kind: 'text', text: next }),
      ...whileOpen(view),
    ],
  };
}

function nextText({ m, desk, now, settled, retraction, other, isOurs }: DoubleView): string {
  const { duplicate } = m.foreign;
  if (settled !== null) {
    const at = fullWhenText(settled.at, desk.timeZone, m.tongue, now);
    if (settled.name === null) return m.foreign.settledItself(at);
    return retraction.kind === 'done' ? duplicate.retracted(settled.name, at) : duplicate.left(settled.name, at);
  }
  switch (retraction.kind) {
    case 'underWay':
      return duplicate.underWay(retraction.name);
    case 'failed':
      return retraction.why === 'other' ? duplicate.failed : duplicate[retraction.why];
    case 'none':
    case 'done':
      if (!isOurs) return duplicate.elsewhere;
      return other.isPublic ? duplicate.whatToDo : duplicate.otherIsGone;
  }
}

function whileOpen({ m, id, settled, retraction, isOurs }: DoubleView): readonly Block[] {
  if (settled !== null || retraction.kind === 'underWay' || !isOurs) return [];
  // The target names the post that the buttons act on.
  const about = { draftId: 'none', revision: 0, target: id } as const;
  const retract = cardButton('retractDuplicate', m.foreign.duplicate.retract, 'danger', about);
  const keep = cardButton('itWasUs', m.foreign.duplicate.keepBoth, 'plain', about);
  const isInVain = retraction.kind === 'failed' && retraction.why !== 'other';
  return [{ kind: 'buttons', buttons: isInVain ? [keep] : [retract, keep] }];
}
