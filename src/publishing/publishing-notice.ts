import { z } from 'zod';

import type { Draft } from '#drafts/draft.ts';
import type { Redrawn } from '#networks/redrawn.ts';
import { notify } from '#storage/notify.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { doubtWhySchema, failedWhySchema, heldWhySchema } from './why.ts';

const delivery = { deliveryId: z.uuid(), accountId: z.uuid() };
const url = z.string();

/** One difference between what readers see and what was approved. */
const redrawnSchema: z.ZodType<Redrawn> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hiddenLink'), shown: z.string(), target: z.string() }),
  z.object({ kind: z.literal('foreignImage'), address: z.string() }),
  z.object({ kind: z.literal('text'), approved: z.string(), shown: z.string() }),
  z.object({ kind: z.literal('madeLink'), shown: z.string(), target: z.string() }),
  z.object({ kind: z.literal('lostLink'), link: z.string() }),
]);

/** Reasons why a post is still public. */
const retractFailedWhySchema = z.enum([
  'unsupported',
  'no_answer',
  'token_unreadable',
  'token_refused',
  'scope_missing',
  'credit_exhausted',
  'account_closed',
  /** The desk was frozen: Tambour did nothing more on its own. */
  'frozen',
  /** Tambour never saw the post, and the person who said that it is there would retract it alone. */
  'claimed',
  /** The journal does not prove that the post is this delivery's own, or that somebody asked for it. */
  'unproven',
  ...failedWhySchema.options,
]);
export type RetractFailedWhy = z.infer<typeof retractFailedWhySchema>;

/** Notices to a draft's thread: their `kind` and `data`. */
export const publishingNoticeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('delivery.sent'), data: z.object({ ...delivery, url }) }),
  /** A doubt has ended well: the post is there. `by`: the person who said so; null if Tambour found it. */
  z.object({ kind: z.literal('delivery.settled'), data: z.object({ ...delivery, url, by: z.string().nullable() }) }),
  /** A public post was changed in its place. */
  z.object({ kind: z.literal('delivery.corrected'), data: z.object({ ...delivery, url }) }),
  /** Somebody made draft `number` to correct this one. */
  z.object({ kind: z.literal('correction.begun'), data: z.object({ person: z.string(), number: z.number() }) }),
  /** To the corrected post's thread: draft `number` corrected it. `url`: the new post, or for an edit this post. */
  z.object({
    kind: z.literal('post.corrected'),
    data: z.object({ ...delivery, url, way: z.enum(['edit', 'replace', 'reply']), number: z.number() }),
  }),
  /** The post that this delivery replaced was retracted. */
  z.object({ kind: z.literal('post.replaced'), data: z.object({ ...delivery, oldUrl: url, url }) }),
  /** The post at `url`, which this delivery replaced, is still public. */
  z.object({ kind: z.literal('post.stays'), data: z.object({ ...delivery, url, why: retractFailedWhySchema }) }),
  z.object({ kind: z.literal('delivery.failed'), data: z.object({ ...delivery, why: failedWhySchema }) }),
  z.object({ kind: z.literal('delivery.doubt'), data: z.object({ ...delivery, why: doubtWhySchema }) }),
  /** `unsure`: it may have been published before it was held. */
  z.object({
    kind: z.literal('delivery.held'),
    data: z.object({ ...delivery, why: heldWhySchema, unsure: z.boolean() }),
  }),
  /** Its account is awake again: what the sleep held waits until somebody lets it go. */
  z.object({ kind: z.literal('delivery.accountAwake'), data: z.object(delivery) }),
  /** Somebody called off what the sleep of this one account held. */
  z.object({ kind: z.literal('delivery.cancelled'), data: z.object({ ...delivery, person: z.string() }) }),
  /** Tambour tries again at `untilAt`. */
  z.object({
    kind: z.literal('delivery.delayed'),
    data: z.object({
      ...delivery,
      why: z.enum(['rate_limit', 'upload_limit', 'media_processing', 'server_busy', 'unreachable', 'name_not_found']),
      untilAt: z.iso.datetime(),
    }),
  }),
  /** It still waits behind a post of its account; `number`: of that post's draft, null if another desk's. */
  z.object({ kind: z.literal('delivery.queued'), data: z.object({ ...delivery, number: z.number().nullable() }) }),
  /** The public post is not what was sent; "missing": the server said published, but does not show it. */
  z.object({
    kind: z.literal('delivery.changedByServer'),
    data: z.object({
      ...delivery,
      url,
      what: z
        .array(
          z.enum([
            'text',
            'drawn',
            'media',
            'alt',
            'captions',
            'linkCard',
            'visibility',
            'warning',
            'playback',
            'missing',
          ]),
        )
        .readonly(),
      redrawn: z.array(redrawnSchema).readonly(),
    }),
  }),
  z.object({
    kind: z.literal('delivery.retracted'),
    data: z.object({ ...delivery, by: z.string(), reason: z.string() }),
  }),
  /** Still public. */
  z.object({
    kind: z.literal('delivery.retractFailed'),
    data: z.object({
      ...delivery,
      url,
      why: retractFailedWhySchema,
    }),
  }),
  /** Sent once per pause, to the thread of the draft that met it. */
  z.object({
    kind: z.literal('account.paused'),
    data: z.object({
      accountId: z.uuid(),
      why: z.enum(['token_refused', 'scope_missing', 'credit_exhausted', 'account_closed']),
    }),
  }),
  z.object({
    kind: z.literal('draft.stopped'),
    data: z.object({
      person: z.string(),
      /** Account ids: what will not be sent, and what was already on its way or out. */
      stopped: z.array(z.string()).readonly(),
      underWay: z.array(z.string()).readonly(),
    }),
  }),
  /**
   * An approver sends the post later than first approved, as `revision`. `publishAt` null: as soon as it is approved.
   */
  z.object({
    kind: z.literal('draft.sentLate'),
    data: z.object({ person: z.string(), revision: z.number(), publishAt: z.iso.datetime().nullable() }),
  }),
  /** An answer came for an attempt that was over: its post may be public beside another. */
  z.object({ kind: z.literal('alert.lateAnswer'), data: z.object({ ...delivery, url }) }),
  /** A step failed too often; the sweep keeps trying. */
  z.object({ kind: z.literal('alert.stuck'), data: z.object({ ...delivery, step: z.string() }) }),
]);

export type PublishingNotice = z.infer<typeof publishingNoticeSchema>;

/** Enqueues a message to the draft's thread, in this transaction. Each call is an event of its own: none is dropped. */
export async function enqueueMessage(
  work: UnitOfWork,
  draft: Pick<Draft, 'id' | 'deskId'>,
  notice: PublishingNotice,
): Promise<void> {
  await notify(work, {
    key: `${notice.kind}:${draft.id}:${work.newId()}`,
    deskId: draft.deskId,
    draftId: draft.id,
    kind: notice.kind,
    data: notice.data,
  });
}

const data = z.object({ freezeId: z.uuid() });

/** Notices of a freeze to a desk's channel: their `kind` and `data`. */
export const freezeNoticeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('desk.frozen'), data }),
  z.object({ kind: z.literal('desk.thawed'), data }),
]);
