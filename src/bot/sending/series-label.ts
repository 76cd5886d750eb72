import type { DraftView } from '#bot/drafting/draft-view.ts';
import { labelOf } from '#bot/drafting/labels.ts';
import { partCountOf } from '#drafts/renderings-of.ts';
import { isEditedByPart } from '#drafts/series/parts-of-content.ts';
import type { Delivery } from '#publishing/delivery.ts';

type Place = Pick<Delivery, 'accountId' | 'position'>;
type Seen = Pick<DraftView, 'm' | 'desk' | 'draft' | 'deliveries'>;

/** Names a delivery's account on cards and in messages; for a series also its part. */
export function labelOfDelivery(view: Seen, delivery: Place, label = labelOf(view, delivery.accountId)): string {
  const of = partCount(view, delivery);
  return of === 1 ? label : view.m.series.part(label, delivery.position, of);
}

/** Counts the parts that a draft sends to an account; one, unless it is a series. */
export function partCount(
  { draft, deliveries }: Pick<DraftView, 'draft' | 'deliveries'>,
  { accountId }: Place,
): number {
  const ofAccount = deliveries.filter((one) => one.accountId === accountId);
  if (ofAccount.length === 0) return 1;
  // A correction that edits in place has deliveries for only some parts.
  return Math.max(partCountOf(draft.current.content, accountId), ...ofAccount.map(({ position }) => position));
}

/** Tells whether the part before a delivery is public, or there is none. */
export function isNext({ deliveries }: Pick<DraftView, 'deliveries'>, { afterId }: Pick<Delivery, 'afterId'>): boolean {
  return afterId === null || deliveries.find(({ id }) => id === afterId)?.state === 'sent';
}

/** Tells whether no earlier part of the series is public: the first public part's line has the series' actions. */
export function isFirstPublic({ deliveries }: Pick<DraftView, 'deliveries'>, { accountId, position }: Place): boolean {
  return !deliveries.some((one) => one.accountId === accountId && one.position < position && one.state === 'sent');
}

/** Says how much of an account's series is public; nothing for a single post. */
export function seriesSoFar(view: Seen, accountId: string): readonly string[] {
  // An edit only changes parts that are public already.
  if (isEditedByPart(view.draft.current.content, accountId)) return [];
  const of = partCount(view, { accountId, position: 1 });
  if (of === 1) return [];
  const sent = view.deliveries.filter((one) => one.accountId === accountId && one.state === 'sent');
  return [view.m.series.publicSoFar(labelOf(view, accountId), sent.length, of)];
}
