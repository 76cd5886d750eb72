import type { Members } from '#desks/may.ts';
import type { Content } from '#drafts/content.ts';
import type { Correction, CorrectionWay } from '#drafts/correction.ts';
import { createDraft } from '#drafts/create-draft.ts';
import { lockDraftAndDesk } from '#drafts/desk-of-draft.ts';
import { type Draft, readRevision } from '#drafts/draft.ts';
import { mayHandle } from '#drafts/may-handle.ts';
import { partCountOf, type Rules } from '#drafts/renderings-of.ts';
import { takeRoomForDraft } from '#drafts/room-for-draft.ts';
import type { Transaction } from '#storage/database.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { deliveriesOf, type Delivery, deliveryFromRow, readDelivery, type SentDelivery } from './delivery.ts';
import { enqueueMessage } from './publishing-notice.ts';

type CreateCorrectionOutcome =
  | { readonly kind: 'created'; readonly draft: Draft }
  | { readonly kind: 'nothingPublic' }
  /** The person has as many open corrections of these posts as one may have. */
  | { readonly kind: 'full' }
  | { readonly kind: 'notAllowed' };

/** Content of a correction as a person writes it; where it goes follows from what is public. */
export type CorrectedContent = Omit<Content, 'accountIds' | 'corrections'>;

/**
 * Makes a draft that corrects what another has published, to be asked and approved like any. It is made for the posts
 * as they are now: one that is corrected otherwise before it goes out is not touched by it. For the author and
 * everybody on the desk.
 */
export async function createCorrection(
  work: UnitOfWork,
  request: {
    readonly draftId: string;
    readonly person: string;
    readonly members: Members;
    readonly rules: Rules;
    readonly content: CorrectedContent;
    readonly wayFor: (accountId: string) => CorrectionWay;
  },
): Promise<CreateCorrectionOutcome> {
  const { draftId, person, members, rules, content, wayFor } = request;
  const { draft: corrected, desk } = await lockDraftAndDesk(work, draftId);
  if (!mayHandle(corrected, desk, person, members)) return { kind: 'notAllowed' };
  const posts = await postsOfDraft(work.tx, draftId);
  if (posts.length === 0) return { kind: 'nothingPublic' };
  const room = await takeRoomForDraft(work.tx, { deskId: desk.id, author: person, correctsId: draftId });
  if (room === null) return { kind: 'full' };
  const draft = await createDraft(work, {
    room,
    desk,
    author: person,
    rules,
    correctsId: draftId,
    content: { ...content, accountIds: [], corrections: correctionsOf(posts, wayFor) },
  });
  const data = { person, number: draft.number };
  await enqueueMessage(work, corrected, { kind: 'correction.begun', data });
  return { kind: 'created', draft };
}

/** A post that is public, as it can be corrected now. */
export interface PostToCorrect extends Omit<Correction, 'way'> {
  /** The post's content now: as sent, or as the last correction left it. */
  readonly content: Content;
}

/**
 * Reads the public posts of a draft, also those that were corrected or replaced since; one an account, in the order of
 * sending.
 */
export async function postsOfDraft(tx: Transaction, draftId: string): Promise<readonly PostToCorrect[]> {
  const sent = (await deliveriesOf(tx, draftId)).filter(({ state }) => state === 'sent' || state === 'retracted');
  const posts = await postsOf(
    tx,
    sent.map(({ id, correction }) => (correction?.way === 'edit' ? correction.correctsId : id)),
  );
  return [...new Map(posts.map((post) => [post.accountId, post])).values()];
}

/** Reads the public posts of these deliveries, as `postsOfDraft` does, without those of a series. */
export async function postsOf(tx: Transaction, deliveryIds: readonly string[]): Promise<readonly PostToCorrect[]> {
  const posts = new Map<string, PostToCorrect>();
  for (const id of deliveryIds) {
    const post = await lastOf(tx, id);
    const now = post === null ? null : await asItIs(tx, post);
    // A part of a series is not corrected by itself: its series is retracted, and sent anew.
    if (now !== null && partCountOf(now.content, now.accountId) === 1) posts.set(now.deliveryId, now);
  }
  return [...posts.values()];
}

/** Returns corrections of these posts, each in its way; posts without a named way are left as they are. */
export function correctionsOf(
  posts: readonly PostToCorrect[],
  wayFor: (accountId: string) => CorrectionWay,
): readonly Correction[] {
  return posts.map(({ accountId, deliveryId, postId, postUrl, number }) => ({
    accountId,
    way: wayFor(accountId),
    deliveryId,
    postId,
    postUrl,
    number,
  }));
}

/** Returns the delivery of the post, or of what replaced it last; null if it is not public. */
async function lastOf(tx: Transaction, deliveryId: string): Promise<SentDelivery | null> {
  let last: Delivery | null = await readDelivery(tx, deliveryId);
  for (;;) {
    const replacement = await tx.delivery.findFirst({
      where: { correctsId: last?.id ?? deliveryId, way: 'replace', state: { in: ['sent', 'retracted'] } },
      orderBy: { correctionNumber: 'desc' },
    });
    if (replacement === null) return last?.state === 'sent' ? last : null;
    last = deliveryFromRow(replacement);
  }
}

/** Reads the content of a public post as it is now: as sent, or as its last edit left it. */
export async function contentNow(tx: Transaction, post: SentDelivery): Promise<Content> {
  return (await asItIs(tx, post)).content;
}

async function asItIs(tx: Transaction, post: SentDelivery): Promise<PostToCorrect> {
  const corrected = await tx.delivery.findMany({
    where: { correctsId: post.id, state: { in: ['sent', 'retracting', 'retracted'] } },
    orderBy: { correctionNumber: 'desc' },
    select: { draftId: true, revision: true, way: true, correctionNumber: true },
  });
  const { draftId, revision } = corrected.find(({ way }) => way === 'edit') ?? post;
  const made = await readRevision(tx, draftId, revision);
  if (made === null) throw new Error(`delivery ${post.id} has no revision`);
  return {
    accountId: post.accountId,
    deliveryId: post.id,
    postId: post.remoteId,
    postUrl: post.remoteUrl,
    number: (corrected[0]?.correctionNumber ?? 0) + 1,
    content: made.content,
  };
}
