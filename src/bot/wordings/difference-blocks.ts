import { accountLabel } from '#bot/drafting/labels.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import type { Block, Inline } from '#chat/card.ts';
import { differenceOf, type Passage } from '#drafts/difference-of.ts';
import type { Content } from '#drafts/content.ts';
import { type TextChange, textChanges } from '#drafts/text-changes.ts';

import { pieceInlines, pieceLead } from './piece-inlines.ts';

const shownAtOnce = 6;

type Seen = Pick<DraftView, 'desk' | 'm'>;

/**
 * Shows the words removed from and added to each text. It says so in words, so that no meaning depends on colour or
 * strike-through. People's own words are code, which chats neither format nor notify. All other words are the bot's.
 */
export function differenceBlocks(view: Seen, before: Content, after: Content): readonly Block[] {
  const changes = textChanges(before, after);
  return changes.flatMap((change): readonly Block[] => [
    ...(changes.length > 1
      ? [{ kind: 'paragraph' as const, inlines: [{ kind: 'strong' as const, text: differencePlace(view, change) }] }]
      : []),
    ...passageBlocks(view, change, after.language),
  ]);
}

/** Names a text that differs. */
export function differencePlace({ desk, m }: Seen, { where }: TextChange): string {
  switch (where.kind) {
    case 'text': {
      const { accountId } = where;
      if (accountId === null) return m.forms.text;
      return m.forms.ownText(accountLabel(desk.accounts.find(({ id }) => id === accountId)));
    }
    case 'warning':
      return m.fields.contentWarning.label;
    case 'alt':
      return m.media[where.medium ?? 'image'].alt(where.index + 1);
  }
}

/** Lists the passages in which two texts in that language differ; empty if they are equal. */
export function passageBlocks(
  view: Pick<Seen, 'm'>,
  { before, after }: Pick<TextChange, 'before' | 'after'>,
  language: string,
): readonly Block[] {
  const { m } = view;
  const found = differenceOf(before, after, language);
  switch (found.kind) {
    case 'equal':
      return [];
    case 'rewritten':
      return [{ kind: 'list', items: [[{ kind: 'text', text: m.difference.rewritten }]] }];
    case 'passages': {
      const items = found.passages.map((passage) => passageItem(view, before, passage));
      const folded = items.slice(shownAtOnce);
      return [
        { kind: 'list', items: items.slice(0, shownAtOnce) },
        ...(folded.length === 0
          ? []
          : [{ kind: 'folded' as const, summary: m.difference.more(folded.length), items: folded }]),
      ];
    }
  }
}

function passageItem({ m }: Pick<Seen, 'm'>, before: string, { at, removed, added }: Passage): readonly Inline[] {
  const labelled = (label: string, text: string): readonly Inline[] => [
    { kind: 'strong', text: label },
    { kind: 'text', text: ' ' },
    ...pieceInlines(m, text),
    { kind: 'text', text: ', ' },
  ];
  const lead = pieceLead(before, at);
  return [
    ...(removed === '' ? [] : labelled(m.difference.removed, removed)),
    ...(added === '' ? [] : labelled(removed === '' ? m.difference.added : m.difference.alsoAdded, added)),
    ...(lead === ''
      ? [{ kind: 'text' as const, text: m.difference.atStart }]
      : [{ kind: 'text' as const, text: `${m.difference.after} ` }, ...pieceInlines(m, lead)]),
  ];
}
