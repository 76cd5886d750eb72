import { z } from 'zod';

import type { Uploaded } from '#networks/publish-outcome.ts';
import type { Transaction } from '#storage/database.ts';
import type { Delivery as DeliveryRow } from '#storage/generated/client.ts';

import type { DeliveryCorrection, OutgoingPost } from './outgoing-post.ts';
import {
  type CancelledWhy,
  cancelledWhySchema,
  doubtWhySchema,
  type FailedWhy,
  failedWhySchema,
  type HeldWhy,
  heldWhySchema,
  type WhyInDoubt,
} from './why.ts';

interface DeliveryBase extends OutgoingPost {
  /** Idempotency key, the same for every attempt. */
  readonly key: string;
  /** Grows with every begun attempt; a result commits only for its own. */
  readonly attempt: number;
  /** Its place in the order of its account's posts. */
  readonly turnAt: Date;
  readonly uploaded: readonly Uploaded[];
  /** When the first attempt that may have published began; a look goes back no further. */
  readonly sendingSince: Date | null;
  /** When it first was in doubt, else null: from then on no refusal proves that nothing is there. */
  readonly doubtSince: Date | null;
  /** Number of times that it was sent again after a doubt. */
  readonly repeats: number;
  readonly createdAt: Date;
}

interface ReadyDelivery extends DeliveryBase {
  readonly state: 'ready';
}

interface SendingDelivery extends DeliveryBase {
  readonly state: 'sending';
  readonly sendingSince: Date;
  readonly leaseUntil: Date;
}

/** `dueAt` says when to look next. */
export interface DoubtDelivery extends DeliveryBase {
  readonly state: 'doubt';
  readonly why: WhyInDoubt;
  readonly sendingSince: Date;
  readonly doubtSince: Date;
  /** Looks since the last send; `absentLooks` of them surely found nothing. */
  readonly looks: number;
  readonly absentLooks: number;
}

export interface HeldDelivery extends DeliveryBase {
  readonly state: 'held';
  readonly why: HeldWhy;
}

/** Where a delivery's post is. For an edit: the post that it changed. */
interface Posted {
  readonly remoteId: string;
  readonly remoteUrl: string;
  readonly sentAt: Date;
}

export interface SentDelivery extends DeliveryBase, Posted {
  readonly state: 'sent';
}

/** `dueAt` says when deleting is tried next. */
export interface RetractingDelivery extends DeliveryBase, Posted {
  readonly state: 'retracting';
  readonly retractedBy: string;
  readonly retractWhy: string;
  /** When a limit lets it be tried again; null if it waits for no limit. */
  readonly waitsUntil: Date | null;
}

/** One approved revision on its way to one account. */
export type Delivery =
  | ReadyDelivery
  | SendingDelivery
  | SentDelivery
  | (DeliveryBase & { readonly state: 'failed'; readonly why: FailedWhy })
  | DoubtDelivery
  | HeldDelivery
  | (DeliveryBase & { readonly state: 'cancelled'; readonly why: CancelledWhy })
  | RetractingDelivery
  | (DeliveryBase &
      Posted & {
        readonly state: 'retracted';
        readonly retractedBy: string;
        readonly retractWhy: string;
        readonly retractedAt: Date;
      });

const uploadedSchema = z.array(
  z.object({
    sha256: z.string(),
    remoteId: z.string(),
    uploadedAt: z.iso.datetime().transform((at) => new Date(at)),
    expiresAfterSeconds: z.number().nullable(),
    isProcessing: z.literal(true).exactOptional(),
  }),
);

/** Reads a delivery; null if there is none. */
export async function readDelivery(tx: Transaction, id: string): Promise<Delivery | null> {
  const row = await tx.delivery.findUnique({ where: { id } });
  return row === null ? null : deliveryFromRow(row);
}

/** Returns the delivery that a row holds. Throws if the row lacks what its state needs: someone changed it by hand. */
export function deliveryFromRow(row: DeliveryRow): Delivery {
  const base = {
    id: row.id,
    draftId: row.draftId,
    revision: row.revision,
    accountId: row.accountId,
    fingerprint: row.fingerprint,
    key: row.key,
    attempt: row.attempt,
    dueAt: row.dueAt,
    turnAt: row.turnAt ?? row.dueAt,
    notAfterAt: row.notAfterAt,
    uploaded: uploadedSchema.parse(row.uploaded),
    sendingSince: row.sendingSince,
    doubtSince: row.doubtSince,
    repeats: row.repeats,
    correction: correctionFromRow(row),
    position: row.position,
    afterId: row.afterId,
    createdAt: row.createdAt,
  };
  const has = <T>(value: T | null): T => {
    if (value === null) throw new Error(`delivery ${row.id} is ${row.state} but lacks what that needs`);
    return value;
  };
  const posted = (): Posted => ({
    // Only the delivery that published a post owns its id; an edit does not.
    remoteId: has(row.way === 'edit' ? row.postId : row.remoteId),
    remoteUrl: has(row.way === 'edit' ? row.postUrl : row.remoteUrl),
    sentAt: has(row.sentAt),
  });
  const retraction = (): { readonly retractedBy: string; readonly retractWhy: string } => ({
    retractedBy: has(row.retractedBy),
    retractWhy: has(row.retractWhy),
  });
  switch (row.state) {
    case 'ready':
      return { ...base, state: row.state };
    case 'sending':
      return { ...base, state: row.state, sendingSince: has(row.sendingSince), leaseUntil: has(row.leaseUntil) };
    case 'sent':
      return { ...base, ...posted(), state: row.state };
    case 'failed':
      return { ...base, state: row.state, why: failedWhySchema.parse(row.why) };
    case 'doubt':
      return {
        ...base,
        state: row.state,
        why: doubtWhySchema.parse(row.why),
        sendingSince: has(row.sendingSince),
        doubtSince: has(row.doubtSince),
        looks: row.settleChecks,
        absentLooks: row.absentLooks,
      };
    case 'held':
      return { ...base, state: row.state, why: heldWhySchema.parse(row.why) };
    case 'cancelled':
      return { ...base, state: row.state, why: cancelledWhySchema.parse(row.why) };
    case 'retracting':
      return {
        ...base,
        ...posted(),
        ...retraction(),
        state: row.state,
        waitsUntil: row.why === 'rate_limit' ? row.dueAt : null,
      };
    case 'retracted':
      return { ...base, ...posted(), ...retraction(), state: row.state, retractedAt: has(row.retractedAt) };
  }
}

function correctionFromRow(row: DeliveryRow): DeliveryCorrection | null {
  const { way, correctsId, correctionNumber: number, postId, postUrl, retractsOld } = row;
  if (way === null) return null;
  if (correctsId === null || number === null || postId === null || postUrl === null) {
    throw new Error(`delivery ${row.id} corrects, but lacks what that needs`);
  }
  return { way, correctsId, number, postId, postUrl, retractsOld };
}

/** Reads all deliveries of a draft, earlier revisions included, in the order of planning, then of parts. */
export async function deliveriesOf(tx: Transaction, draftId: string): Promise<readonly Delivery[]> {
  const rows = await tx.$queryRaw<DeliveryRow[]>`
    SELECT * FROM "Delivery" WHERE "draftId" = ${draftId}::uuid ORDER BY "revision", "createdAt", "position", "id"`;
  return rows.map(deliveryFromRow);
}

/** Reads the deliveries of several drafts in one statement, by draft id; drafts without any are left out. */
export async function deliveriesOfEach(
  tx: Transaction,
  draftIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Delivery[]>> {
  const rows = await tx.delivery.findMany({
    where: { draftId: { in: [...draftIds] } },
    orderBy: [{ revision: 'asc' }, { createdAt: 'asc' }, { position: 'asc' }, { id: 'asc' }],
  });
  return Map.groupBy(rows.map(deliveryFromRow), ({ draftId }) => draftId);
}

/** Tells whether a delivery can still be called off: it certainly has not reached its network. */
export function isFree(delivery: Delivery): boolean {
  switch (delivery.state) {
    case 'ready':
    case 'held':
    case 'failed':
      return delivery.doubtSince === null;
    case 'sending':
    case 'sent':
    case 'doubt':
    case 'cancelled':
    case 'retracting':
    case 'retracted':
      return false;
  }
}

/** Tells whether a delivery has reached its network, or may have, or is about to. */
export function isUnderWay(delivery: Delivery): boolean {
  return delivery.state !== 'cancelled' && !isFree(delivery);
}

const replacing = '→ ';

/** The reason that is kept of a retraction because another post replaced this one: where that is. */
export function replacedBy(url: string): string {
  return replacing + url;
}

/** Tells whether a delivery was retracted because a correction replaced its post. */
export function isReplaced(delivery: {
  readonly state: Delivery['state'];
  readonly retractWhy?: string | null;
}): boolean {
  return delivery.state === 'retracted' && delivery.retractWhy?.startsWith(replacing) === true;
}
