import type { DraftView } from '#bot/show/draft-view.ts';
import { labelOf } from '#bot/show/labels.ts';
import type { Change } from '#drafts/change.ts';

/** What differs between two revisions, in a few words. */
export function changeText(view: DraftView, change: Change): string {
  const { change: words } = view.m.notices;
  switch (change.kind) {
    case 'text':
      return change.accountId === null ? words.text() : words.ownText(labelOf(view, change.accountId));
    case 'alt':
      return words.alt(change.index + 1);
    case 'correction':
      return view.m.corrections.change(labelOf(view, change.accountId));
    case 'warning':
    case 'language':
    case 'visibility':
    case 'accounts':
    case 'images':
    case 'imageOrder':
    case 'when':
      return words[change.kind]();
  }
}
