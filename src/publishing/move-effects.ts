import type { Draft } from '#drafts/draft.ts';
import type { FoundPost } from '#networks/publish-outcome.ts';
import type { Prisma } from '#storage/generated/client.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { Delivery } from './delivery.ts';
import type { DeliveryCorrection } from './outgoing-post.ts';
import type { LockedRows } from './lock-delivery.ts';
import type { MoveData, moves, Ready } from './moves.ts';
import type { PublishingNotice } from './publishing-notice.ts';
import type { PublishingStep } from './queues.ts';

/** Changes and messages that are written with a move. */
export interface Effect<
  Step extends PublishingStep['step'] = PublishingStep['step'],
  Message extends PublishingNotice = PublishingNotice,
> {
  readonly set: Prisma.DeliveryUncheckedUpdateInput;
  /** The post that this delivery owns from now on, unless another delivery of its account does. */
  readonly post?: FoundPost & { readonly sentAt: Date };
  /** Null: this move is not journaled. */
  readonly journal: { readonly data?: object; readonly actor?: string } | null;
  readonly steps?: readonly {
    readonly step: Step;
    readonly round: number;
    readonly at: Date;
    readonly attempt?: number;
  }[];
  readonly messages?: readonly (Message & { readonly to?: Pick<Draft, 'id' | 'deskId'> })[];
  /** True if the delivery stays ahead of the account's others, which are then not woken. */
  readonly keepsTurn?: boolean;
}

/** The effect of one move; it may have only the steps and messages of its row in `moves`. */
type EffectOf<K extends keyof MoveData> = Effect<
  (typeof moves)[K]['steps'][number],
  Extract<PublishingNotice, { readonly kind: (typeof moves)[K]['messages'][number] }>
>;

type Effects = {
  readonly [K in keyof MoveData]: (
    work: UnitOfWork,
    locked: LockedRows,
    data: MoveData[K],
  ) => EffectOf<K> | Promise<EffectOf<K>>;
};

/** The effect of each move, by its kind. These only read; `move` writes. */
export const effects: Effects = {
  planAgain: (_w, { delivery }, { dueAt, notAfterAt }) => ({
    // The attempt grows, so that leftover jobs of the earlier plan do not act on it.
    set: { why: null, dueAt, notAfterAt, turnAt: null, attempt: delivery.attempt + 1 },
    journal: null,
  }),
  putOff: (_w, { delivery }, move) => {
    const { tells: why, at, keepsTurn } = move;
    const data = { ...ids(delivery), untilAt: at.toISOString() };
    return {
      ...ready(delivery, move, keepsTurn ? delivery.turnAt : null),
      keepsTurn,
      messages: why === null ? [] : [{ kind: 'delivery.delayed', data: { ...data, why } }],
    };
  },
  sendAgain: (_w, { delivery }, move) => ({
    ...ready(delivery, move, null),
  }),
  publish: async (work, locked, { post, evidence, readBackAt }) => {
    const { delivery } = locked;
    const data = { ...ids(delivery), url: post.url };
    const by = evidence.kind === 'person' ? evidence.person : null;
    const now = work.clock.now();
    // guard: the old post is retracted
    const replaces = delivery.correction?.retractsOld === true;
    return {
      set: { why: null, leaseUntil: null },
      post: { ...post, sentAt: now },
      journal: {
        data: { remoteId: post.id, url: post.url, ...evidenceData(evidence), ...correctsData(delivery) },
        ...(by === null ? {} : { actor: by }),
      },
      steps: [
        { step: 'readBack', round: 1, at: readBackAt },
        ...(replaces ? [{ step: 'retractOld', round: 1, at: now } as const] : []),
      ],
      messages: [
        evidence.kind === 'answer'
          ? { kind: 'delivery.sent', data }
          : { kind: 'delivery.settled', data: { ...data, by } },
        ...(await toCorrected(work, locked, post.url)),
      ],
    };
  },
  correct: async (work, locked, { evidence, readBackAt }) => {
    const { delivery } = locked;
    const { postId: remoteId, postUrl: url, number } = correctionOf(delivery);
    return {
      set: { why: null, sentAt: work.clock.now(), leaseUntil: null },
      journal: {
        data: { remoteId, url, number, ...evidenceData(evidence) },
        ...(evidence.kind === 'person' ? { actor: evidence.person } : {}),
      },
      steps: [{ step: 'readBack', round: 1, at: readBackAt }],
      messages: [
        { kind: 'delivery.corrected', data: { ...ids(delivery), url } },
        ...(await toCorrected(work, locked, url)),
      ],
    };
  },
  doubt: (work, { delivery }, { why, lookAt, sendingSince }) => {
    const { doubtSince } = delivery;
    return {
      set: {
        why,
        dueAt: lookAt,
        leaseUntil: null,
        settleChecks: 0,
        absentLooks: 0,
        doubtSince: doubtSince ?? work.clock.now(),
        ...(sendingSince === undefined ? {} : { sendingSince }),
      },
      journal: { data: { why } },
      steps: [{ step: 'settle', round: 1, at: lookAt }],
      // Once per delivery.
      messages: doubtSince === null ? [{ kind: 'delivery.doubt', data: { ...ids(delivery), why } }] : [],
    };
  },
  probeAgain: (_w, { delivery }, { at, absentLooks }) => {
    const looks = delivery.state === 'doubt' ? delivery.looks : 0;
    if (absentLooks === null) {
      return { set: { dueAt: at }, journal: null, steps: [{ step: 'settle', round: looks + 1, at }] };
    }
    return {
      set: { dueAt: at, settleChecks: looks + 1, absentLooks },
      journal: { data: { absentLooks, looks: looks + 1 } },
      steps: [{ step: 'settle', round: looks + 2, at }],
    };
  },
  fail: (_w, { delivery }, { why, isAbsent }) => ({
    set: { why, leaseUntil: null, ...(isAbsent === true ? { doubtSince: null } : {}) },
    journal: { data: { why } },
    messages: [{ kind: 'delivery.failed', data: { ...ids(delivery), why } }],
  }),
  hold: (work, { delivery }, { why, isTold = false, isAbsent, isUnsure }) => {
    const { doubtSince } = delivery;
    const unsure = isAbsent !== true && (doubtSince !== null || isUnsure === true);
    return {
      set: { why, leaseUntil: null, doubtSince: unsure ? (doubtSince ?? work.clock.now()) : null },
      journal: { data: { why } },
      messages: isTold ? [] : [{ kind: 'delivery.held', data: { ...ids(delivery), why, unsure } }],
    };
  },
  cancel: (_w, _l, { why, actor }) => ({
    set: { why, leaseUntil: null },
    journal: { data: { why }, ...(actor === undefined ? {} : { actor }) },
  }),
  retract: (work, _l, { person, reason }) => {
    const now = work.clock.now();
    return {
      set: { retractedBy: person, retractWhy: reason, dueAt: now, settleChecks: 0, why: null },
      journal: { data: { reason }, actor: person },
      steps: [{ step: 'retract', round: 1, at: now }],
    };
  },
  retractAgain: (_w, _l, { at, round, why }) => ({
    set: { dueAt: at, settleChecks: round, why },
    journal: null,
    steps: [{ step: 'retract', round: round + 1, at }],
  }),
  retracted: async (work, { delivery }) => {
    if (delivery.state !== 'retracting') throw new Error(`delivery ${delivery.id} is not being retracted`);
    const { retractedBy: by, retractWhy: reason, remoteId, remoteUrl: url } = delivery;
    // The first part goes last.
    const replaced = delivery.position === 1 ? await replacementsOf(work, delivery) : [];
    return {
      set: { why: null, retractedAt: work.clock.now() },
      journal: { data: { remoteId, url, reason }, actor: by },
      messages: [
        { kind: 'delivery.retracted', data: { ...ids(delivery), by, reason } },
        ...replaced.map(({ to, ...one }) => ({
          kind: 'post.replaced' as const,
          data: { deliveryId: one.id, accountId: delivery.accountId, oldUrl: url, url: one.url },
          to,
        })),
      ],
    };
  },
  retractFail: async (work, { delivery }, { why }) => {
    if (delivery.state !== 'retracting') throw new Error(`delivery ${delivery.id} is not being retracted`);
    const { remoteUrl: url, accountId } = delivery;
    const replaced = await replacementsOf(work, delivery);
    return {
      set: { why: null, retractedBy: null, retractWhy: null },
      journal: { data: { why } },
      messages: [
        { kind: 'delivery.retractFailed', data: { ...ids(delivery), url, why } },
        ...replaced.map(({ id: deliveryId, to }) => ({
          kind: 'post.stays' as const,
          data: { deliveryId, accountId, url, why },
          to,
        })),
      ],
    };
  },
};

function ids({ id: deliveryId, accountId }: Delivery): { readonly deliveryId: string; readonly accountId: string } {
  return { deliveryId, accountId };
}

/** Returns the effect of becoming ready. The attempt grows, so that a result of an earlier one no longer commits. */
function ready(
  { attempt: before }: Delivery,
  { at, because, repeat, actor }: Ready,
  turnAt: Date | null,
): Omit<EffectOf<'putOff' | 'sendAgain'>, 'messages'> {
  const attempt = before + 1;
  return {
    set: {
      why: null,
      dueAt: at,
      turnAt,
      leaseUntil: null,
      settleChecks: 0,
      absentLooks: 0,
      attempt,
      ...(repeat === true ? { repeats: { increment: 1 } } : {}),
    },
    journal: { data: { because, dueAt: at }, ...(actor === undefined ? {} : { actor }) },
    steps: [{ step: 'send', round: 1, at, attempt }],
  };
}

function correctionOf({ id, correction }: Delivery): DeliveryCorrection {
  if (correction === null) throw new Error(`delivery ${id} corrects nothing`);
  return correction;
}

/** Returns both links for the journal, the old one and the new one. */
function correctsData({ correction }: Delivery): object {
  if (correction === null) return {};
  const { way, correctsId, postId, postUrl } = correction;
  return { corrects: { way, deliveryId: correctsId, remoteId: postId, url: postUrl } };
}

/** Builds the message to the corrected post's thread about what became of the post. `url`: where the correction is. */
async function toCorrected(
  work: UnitOfWork,
  { draft, delivery }: LockedRows,
  url: string,
): Promise<
  readonly (Extract<PublishingNotice, { readonly kind: 'post.corrected' }> & {
    readonly to: Pick<Draft, 'id' | 'deskId'>;
  })[]
> {
  const { correction, accountId } = delivery;
  if (correction === null) return [];
  const { correctsId: deliveryId, way, retractsOld } = correction;
  // In a series the last part says it for all of them.
  if (way === 'replace' && !retractsOld) return [];
  const { draftId: id } = await work.tx.delivery.findUniqueOrThrow({
    where: { id: deliveryId },
    select: { draftId: true },
  });
  const data = { deliveryId, accountId, url, way, number: draft.number };
  return [{ kind: 'post.corrected', data, to: { id, deskId: draft.deskId } }];
}

/** Returns the published replacements of a post: their threads have to hear what became of the old post. */
async function replacementsOf(
  work: UnitOfWork,
  { draftId, accountId }: Delivery,
): Promise<readonly { readonly id: string; readonly to: Pick<Draft, 'id' | 'deskId'>; readonly url: string }[]> {
  const rows = await work.tx.delivery.findMany({
    where: { corrects: { draftId, accountId }, way: 'replace', state: 'sent' },
    orderBy: { position: 'asc' },
    select: { id: true, remoteUrl: true, draft: { select: { id: true, deskId: true } } },
  });
  // In a series the last part speaks for all of it.
  const lasts = new Map(rows.map((row) => [row.draft.id, row]));
  return [...lasts.values()].map(({ id, remoteUrl, draft }) => ({ id, to: draft, url: remoteUrl ?? '' }));
}

function evidenceData(evidence: MoveData['publish']['evidence']): object {
  switch (evidence.kind) {
    case 'person':
      return { evidence: evidence.kind, isSeen: evidence.isSeen };
    case 'look':
      return { evidence: evidence.kind, ...(evidence.isProven === false ? { isProven: false } : {}) };
    case 'answer':
      return { evidence: evidence.kind };
  }
}
