import type { DraftView } from '#bot/drafting/draft-view.ts';
import { labelOf } from '#bot/drafting/labels.ts';
import type { Change } from '#drafts/content.ts';

/** Describes a change between two revisions in a few words. A kind of change without words does not compile. */
export function changeText(view: DraftView, change: Change): string {
  const { captions, corrections, fields, linkCard, media, notices, series } = view.m;
  if (change.kind === 'text') {
    return change.accountId === null ? notices.change.text() : notices.change.ownText(labelOf(view, change.accountId));
  }
  if (change.kind === 'alt') return media[change.medium ?? 'image'].altChanged(change.index + 1);
  if (change.kind === 'imagePart') return series.mediaChanged(change.index + 1);
  if (change.kind === 'correction') return corrections.change(labelOf(view, change.accountId));
  if (change.kind === 'warning') return fields.contentWarning.changed;
  if (change.kind === 'accounts') return notices.change.accounts();
  if (change.kind === 'images') return media[change.medium ?? 'image'].changed;
  if (change.kind === 'imageOrder') return notices.change.imageOrder();
  if (change.kind === 'when') return notices.change.when();
  if (change.kind === 'series') return series.changed;
  if (change.kind === 'restVisibility') return series.restChanged;
  if (change.kind === 'linkCard') return linkCard.changed;
  if (change.kind === 'captions') return captions.changed;
  return fields[change.kind].changed;
}
