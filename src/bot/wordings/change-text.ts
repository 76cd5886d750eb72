import type { DraftView } from '#bot/drafting/draft-view.ts';
import { labelOf } from '#bot/drafting/labels.ts';
import type { Change } from '#drafts/change.ts';

/** Describes a change between two revisions in a few words. A kind of change without words does not compile. */
export function changeText(view: DraftView, change: Change): string {
  const { change: words } = view.m.notices;
  if (change.kind === 'text') {
    return change.accountId === null ? words.text() : words.ownText(labelOf(view, change.accountId));
  }
  if (change.kind === 'alt') return words.alt(change.index + 1);
  if (change.kind === 'correction') return view.m.corrections.change(labelOf(view, change.accountId));
  return words[change.kind]();
}
