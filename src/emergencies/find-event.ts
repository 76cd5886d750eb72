import type { AgreedTemplate } from '#drafts/emergency/agreed.ts';
import { deliveriesOf, type Delivery } from '#publishing/delivery.ts';
import type { EmergencyUse } from '#storage/generated/client.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { type Emergency, openEmergencies } from './event.ts';
import type { UsePreview } from './prepare-use.ts';

/** Within this time, a second use of a part may be for the same event, by somebody who does not know of the first. */
const askedWithinMs = 30 * 60_000;

/** An earlier use, as people are shown it. */
export interface EarlierUse {
  readonly draftNumber: number;
  readonly by: string;
  readonly at: Date;
}

export interface EventFound {
  readonly kind: 'found';
  /** Null for a new event. */
  readonly emergencyId: string | null;
  /** Drafts of the same part in that event. */
  readonly earlierDraftIds: readonly string[];
}

type FindOutcome =
  | EventFound
  | { readonly kind: 'asksAnother' | 'inDoubt' | 'sameWords'; readonly earlier: EarlierUse }
  | { readonly kind: 'eventOver' };

interface ToFind {
  readonly seen: UsePreview;
  readonly template: AgreedTemplate;
  readonly isAnother: boolean;
}

/**
 * Finds the event that a use belongs to, or why it must not be published now: the same part went out within half an
 * hour, possibly for the same event, or is in doubt. A part in doubt is not sent again for its event, and words in
 * doubt are not sent again for any event. A correction and an all-clear belong to the event that they were chosen for.
 */
export async function findEvent(work: UnitOfWork, { seen, template, isAnother }: ToFind): Promise<FindOutcome> {
  const { deskId, mode, part, emergencyId } = seen;
  const now = work.clock.now();
  const open = (await openEmergencies(work.tx, deskId)).filter((event) => event.mode === mode);
  const chosen = emergencyId === null ? null : open.find(({ id }) => id === emergencyId);
  if (chosen === undefined) return { kind: 'eventOver' };
  const uses = await work.tx.emergencyUse.findMany({
    where: { deskId, mode, part },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: mostLookedAt,
  });
  const inHalfAnHour = uses.filter(({ at }) => now.getTime() - at.getTime() < askedWithinMs);
  const states = await statesOf(work, uses);
  const words = uses.filter(({ fingerprint }) => fingerprint === seen.fingerprint);
  // Words in doubt are not sent again.
  const inDoubt = words.find((use) => states.get(use.id) === 'unsure');
  if (inDoubt !== undefined) return { kind: 'inDoubt', earlier: await earlierOf(work, inDoubt) };
  const same = inHalfAnHour.find((use) => words.includes(use) && states.get(use.id) === 'public');
  if (same !== undefined) return { kind: 'sameWords', earlier: await earlierOf(work, same) };
  const event = chosen ?? (isAnother ? null : eventOf(open, template));
  const ofEvent = event === null ? [] : uses.filter((use) => use.emergencyId === event.id);
  // A part in doubt is not sent again.
  const unsure = ofEvent.find((use) => states.get(use.id) === 'unsure');
  if (unsure !== undefined) return { kind: 'inDoubt', earlier: await earlierOf(work, unsure) };
  // An earlier use that surely is not public is called off with this one, and does not count.
  const recent = inHalfAnHour.find(
    (use) => (chosen === null || use.emergencyId === chosen?.id) && states.get(use.id) !== 'absent',
  );
  // Asks whether a second use is for another event.
  if (recent !== undefined && !isAnother) return { kind: 'asksAnother', earlier: await earlierOf(work, recent) };
  return { kind: 'found', emergencyId: event?.id ?? null, earlierDraftIds: ofEvent.map(({ draftId }) => draftId) };
}

/** The most uses of one part on one desk that are read: one event has no more. */
const mostLookedAt = 200;

/** Returns the open event that has this template's name; null if there is none. */
function eventOf(open: readonly Emergency[], { name }: AgreedTemplate): Emergency | null {
  return open.findLast(({ what }) => what === name) ?? null;
}

type UseState = 'public' | 'unsure' | 'absent';

async function statesOf({ tx }: UnitOfWork, uses: readonly EmergencyUse[]): Promise<ReadonlyMap<string, UseState>> {
  const states = new Map<string, UseState>();
  for (const { id, draftId } of uses) states.set(id, stateOf(await deliveriesOf(tx, draftId)));
  return states;
}

/** Returns "unsure" if anything is in doubt, else whether anything is public. */
function stateOf(deliveries: readonly Delivery[]): UseState {
  if (deliveries.some(isUnsure)) return 'unsure';
  return deliveries.some(({ state }) => state === 'sent' || state === 'retracting') ? 'public' : 'absent';
}

function isUnsure(delivery: Delivery): boolean {
  switch (delivery.state) {
    case 'sending':
    case 'doubt':
      return true;
    case 'ready':
    case 'held':
    case 'failed':
    case 'cancelled':
      return delivery.doubtSince !== null;
    case 'sent':
    case 'retracting':
    case 'retracted':
      return false;
  }
}

async function earlierOf({ tx }: UnitOfWork, { draftId, by, at }: EmergencyUse): Promise<EarlierUse> {
  const { number } = await tx.draft.findUniqueOrThrow({ where: { id: draftId }, select: { number: true } });
  return { draftNumber: number, by, at };
}
