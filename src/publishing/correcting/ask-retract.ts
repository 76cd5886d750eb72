import type { Desk } from '#desks/desk.ts';
import { mayApprove, type Members, onDesk } from '#desks/may.ts';
import { lockDraftAndDesk, readDeskOf } from '#drafts/desk-of-draft.ts';
import { type Draft, readDraft } from '#drafts/draft.ts';
import type { Transaction } from '#storage/database.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { chainOf, isArriving, isRetractable } from '#publishing/correcting/chain.ts';
import { callOffAll } from '#publishing/deciding/stop.ts';
import { deliveriesOf, type Delivery, isFree, type SentDelivery } from '#publishing/delivery.ts';
import { move } from '#publishing/move.ts';
import { holdBehind } from '#publishing/parts.ts';
import { claimedBy, wouldDeleteAlone } from '#publishing/sending/claimed.ts';

export type AskRetractOutcome =
  | ({ readonly kind: 'retracting' } & Retraction)
  | { readonly kind: 'nothingPublic' }
  /** Tambour never saw the post; `by` said that it is there. An approver other than `by` has to retract it. */
  | { readonly kind: 'claimed'; readonly by: string }
  | { readonly kind: 'notAllowed' };

/** Names the post, or the chain of posts, that a person wants retracted. */
export interface Wish {
  readonly draftId: string;
  /** Null: everywhere, which is all that is public of the draft, of what it corrects, and of what corrects these. */
  readonly deliveryId: string | null;
  readonly person: string;
  readonly members: Members;
}

/** Says what becomes of each post if somebody retracts one account's, or everything. */
export interface Retraction {
  readonly goes: readonly SentDelivery[];
  /** Public posts that take another approver; `claimed`: who said that Tambour's post is there, if it never saw it. */
  readonly stays: readonly { readonly post: SentDelivery; readonly claimed: string | null }[];
  /** Not sent yet: it is called off. */
  readonly calledOff: readonly Delivery[];
  /** On its way: nobody can call it off. Whoever sees it public is asked. */
  readonly arriving: readonly Delivery[];
}

interface Held {
  readonly draft: Draft;
  readonly desk: Desk;
  readonly correctsId: string | null;
}

/** Reads what `askRetract` would do now; the same outcomes, with nothing done. */
export async function readRetraction(tx: Transaction, wish: Wish, now: Date): Promise<AskRetractOutcome> {
  const drafts: Held[] = [];
  for (const { id, correctsId } of await draftsOf(tx, wish)) {
    const draft = await readDraft(tx, id);
    if (draft !== null) drafts.push({ draft, desk: await readDeskOf(tx, draft, now), correctsId });
  }
  return retractionOf(tx, drafts, wish);
}

/**
 * Retracts what is public, at once, for the author or a single approver. Everywhere, it first calls off what has not
 * left, and takes the approvals back, so that nothing on its way is sent again. A post that Tambour never saw needs an
 * approver other than the person who said that it is there. What was public stays in the journal and the revisions.
 */
export async function askRetract(
  work: UnitOfWork,
  request: Wish & { readonly reason: string },
): Promise<AskRetractOutcome> {
  const { person, reason } = request;
  const drafts: Held[] = [];
  for (const { id, correctsId } of await draftsOf(work.tx, request)) {
    drafts.push({ ...(await lockDraftAndDesk(work, id)), correctsId });
  }
  const outcome = await retractionOf(work.tx, drafts, request);
  if (outcome.kind !== 'retracting') return outcome;
  for (const { draft } of drafts) {
    const [free, underWay] = [ofDraft(outcome.calledOff, draft), ofDraft(outcome.arriving, draft)];
    // First: a post that leaves while others go would be public alone.
    const isToStop = free.length > 0 || (underWay.length > 0 && draft.state === 'approved');
    if (isToStop) await callOffAll(work, draft, { person, free, underWay });
  }
  for (const { draft } of drafts) {
    for (const delivery of ofDraft(outcome.goes, draft)) {
      await holdBehind(work, { draft, delivery });
      await move(work, { draft, delivery }, 'retract', { person, reason });
    }
  }
  return outcome;
}

function ofDraft<D extends Delivery>(deliveries: readonly D[], { id }: Draft): readonly D[] {
  return deliveries.filter(({ draftId }) => draftId === id);
}

async function draftsOf(
  tx: Transaction,
  { draftId, deliveryId }: Wish,
): Promise<readonly { readonly id: string; readonly correctsId: string | null }[]> {
  return deliveryId === null ? chainOf(tx, draftId) : [{ id: draftId, correctsId: null }];
}

async function retractionOf(
  tx: Transaction,
  drafts: readonly Held[],
  { draftId, deliveryId, person, members }: Wish,
): Promise<AskRetractOutcome> {
  const theirs = theirsIn(drafts, person, members);
  if (!theirs.has(draftId)) return { kind: 'notAllowed' };
  const goes: SentDelivery[] = [];
  const stays: Retraction['stays'][number][] = [];
  const calledOff: Delivery[] = [];
  const arriving: Delivery[] = [];
  for (const { draft, desk } of drafts) {
    const all = await deliveriesOf(tx, draft.id);
    // A series is retracted as a whole, whichever part was named: half of it would say something else.
    const account = all.find(({ id }) => id === deliveryId)?.accountId;
    const isApprover = mayApprove(desk, person, members);
    for (const post of all.filter(isRetractable).filter((one) => deliveryId === null || one.accountId === account)) {
      const claimed = await claimedBy(tx, post);
      if (wouldDeleteAlone(claimed, { person, isApprover })) stays.push({ post, claimed });
      else if (!theirs.has(draft.id)) stays.push({ post, claimed: null });
      else goes.push(post);
    }
    // As in `stop`: an author who is not on the desk calls off nothing of others.
    if (deliveryId !== null || !(theirs.has(draft.id) || onDesk(desk, person, members))) continue;
    calledOff.push(...all.filter(isFree));
    arriving.push(...all.filter(isArriving));
  }
  if (goes.length + calledOff.length + arriving.length > 0)
    return { kind: 'retracting', goes, stays, calledOff, arriving };
  const [claimed] = stays.flatMap((one) => one.claimed ?? []);
  return claimed === undefined ? { kind: 'nothingPublic' } : { kind: 'claimed', by: claimed };
}

/** Lists the drafts whose posts a person may retract: an approver's all, their own, and what corrects their own. */
function theirsIn(drafts: readonly Held[], person: string, members: Members): ReadonlySet<string> {
  const theirs = new Set<string>();
  // What is corrected comes before what corrects it.
  for (const { draft, desk, correctsId } of drafts.toReversed()) {
    if (draft.author === person || mayApprove(desk, person, members) || theirs.has(correctsId ?? ''))
      theirs.add(draft.id);
  }
  return theirs;
}
