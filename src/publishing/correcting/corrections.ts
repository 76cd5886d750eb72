import type { Members } from '#desks/may.ts';
import type { Content } from '#drafts/content.ts';
import type { Correction, CorrectionWay } from '#drafts/correction.ts';
import { createDraft } from '#drafts/create-draft.ts';
import { lockDraftAndDesk } from '#drafts/desk-of-draft.ts';
import { type Draft, readRevision } from '#drafts/draft.ts';
import { mayHandle } from '#drafts/may-handle.ts';
import { partCountOf, type Rules } from '#drafts/renderings-of.ts';
import { hashesOfTexts, hashOfPart } from '#drafts/series/parts-of-content.ts';
import { dividerLine, partsOfText } from '#drafts/series/parts-of-text.ts';
import { takeRoomForDraft } from '#drafts/room-for-draft.ts';
import type { Transaction } from '#storage/database.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { deliveriesOf, type Delivery, deliveryFromRow, readDelivery, type SentDelivery } from '#publishing/delivery.ts';
import { enqueueMessage } from '#publishing/publishing-notice.ts';

type CreateCorrectionOutcome =
  | { readonly kind: 'created'; readonly draft: Draft }
  | { readonly kind: 'nothingPublic' }
  /** The person has as many open corrections of these posts as one may have. */
  | { readonly kind: 'full' }
  | { readonly kind: 'notAllowed' };

/** Content of a correction as a person writes it; where it goes follows from what is public. */
export type CorrectedContent = Omit<Content, 'accountIds' | 'corrections'>;

/**
 * Creates a draft that corrects what another draft published; it needs approval like any other. It applies to the posts
 * as they are now: a post that is corrected otherwise before then is left alone. The author and everybody on the desk
 * may do this.
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

/** A public post as it can be corrected now; for a series, its first public part. */
export interface PostToCorrect extends Omit<Correction, 'way' | 'part'> {
  /** The post's content now: as sent, or as the last correction left it. For a series, with the text of all parts. */
  readonly content: Content;
  /** The public parts of a series, in order, and how many parts it has; null for a single post. */
  readonly series: PublicSeries | null;
}

interface PublicSeries {
  readonly of: number;
  /** When the last of its public parts was sent. */
  readonly lastSentAt: Date;
  readonly parts: readonly (Pick<Correction, 'deliveryId' | 'postId' | 'postUrl'> &
    NonNullable<Correction['part']> & {
      /** The hash of its text. */
      readonly text: string;
    })[];
}

/**
 * Reads the public posts of a draft, including those corrected or replaced since: one per account, in the order of
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

/** Reads the public posts of these deliveries, as `postsOfDraft` does. */
export async function postsOf(tx: Transaction, deliveryIds: readonly string[]): Promise<readonly PostToCorrect[]> {
  const posts = new Map<string, PostToCorrect>();
  for (const id of deliveryIds) {
    const last = await lastOf(tx, id);
    const now = last === null ? null : await asItIs(tx, last);
    if (now !== null) posts.set(now.deliveryId, now);
  }
  return [...posts.values()];
}

/**
 * Returns corrections of these posts, each in the way that `wayFor` gives for its account. An edited series has one for
 * each public part; an answer to a series goes under its last part.
 */
export function correctionsOf(
  posts: readonly PostToCorrect[],
  wayFor: (accountId: string) => CorrectionWay,
): readonly Correction[] {
  return posts.flatMap(({ accountId, deliveryId, postId, postUrl, number, series }): readonly Correction[] => {
    const way = wayFor(accountId);
    const same = { accountId, way, number };
    const last = series?.parts.at(-1);
    if (series !== null && way === 'edit') {
      return series.parts.map(({ position, of, was, text: _text, ...ids }) => ({
        ...same,
        ...ids,
        part: { position, of, was },
      }));
    }
    if (way === 'reply' && last !== undefined) {
      return [{ ...same, deliveryId: last.deliveryId, postId: last.postId, postUrl: last.postUrl }];
    }
    const one = { ...same, deliveryId, postId, postUrl };
    return [series !== null && way === 'replace' ? { ...one, texts: series.parts.map(({ text }) => text) } : one];
  });
}

/** Returns the delivery of the post, or the first delivery of its latest replacement; null if that is not public. */
async function lastOf(tx: Transaction, deliveryId: string): Promise<SentDelivery | null> {
  let last: Delivery | null = await readDelivery(tx, deliveryId);
  for (;;) {
    const replacing = await tx.delivery.findMany({
      where: { correctsId: last?.id ?? deliveryId, way: 'replace', state: { not: 'cancelled' } },
      orderBy: [{ correctionNumber: 'desc' }, { position: 'asc' }],
    });
    // A series replaces another once all of it is public.
    const [replacement] =
      [...Map.groupBy(replacing, ({ correctionNumber }) => correctionNumber).values()].find((all) =>
        all.every(({ state }) => state === 'sent' || state === 'retracted'),
      ) ?? [];
    if (replacement === undefined) return last?.state === 'sent' ? last : null;
    last = deliveryFromRow(replacement);
  }
}

/** Reads the content of a public post as it is now: as sent, or as its last edit left it; for a series, all parts. */
export async function contentNow(tx: Transaction, post: SentDelivery): Promise<Content> {
  return (await asItIs(tx, post)).content;
}

/** Reads the content of a post as it was before its correction `number`; for a series, all parts. */
export async function contentBefore(tx: Transaction, post: Delivery, number: number): Promise<Content> {
  return (await composed(tx, await siblingsOf(tx, post), number)).content;
}

async function asItIs(tx: Transaction, post: SentDelivery): Promise<PostToCorrect> {
  const siblings = await siblingsOf(tx, post);
  const { accountId } = post;
  const { content, number, contents } = await composed(tx, siblings, null);
  const of = partCountOf(content, accountId);
  const parts = siblings.flatMap((part) => {
    const partContent = contents.get(part.id);
    if (part.state !== 'sent' || partContent === undefined) return [];
    const { id: deliveryId, remoteId: postId, remoteUrl: postUrl, position } = part;
    const was = hashOfPart(partContent, accountId, position) ?? '';
    const text = hashesOfTexts(partContent, accountId)[position - 1] ?? '';
    return [{ deliveryId, postId, postUrl, position, of, was, text }];
  });
  const [first] = parts;
  const sentMs = siblings.flatMap((part) => (part.state === 'sent' ? [part.sentAt.getTime()] : []));
  return {
    accountId,
    deliveryId: first?.deliveryId ?? post.id,
    postId: first?.postId ?? post.remoteId,
    postUrl: first?.postUrl ?? post.remoteUrl,
    number,
    content,
    series: of === 1 ? null : { of, parts, lastSentAt: new Date(Math.max(...sentMs)) },
  };
}

/**
 * Reads the deliveries of the series that `post` belongs to, one per part, in order. A single post is a series of one.
 */
async function siblingsOf(tx: Transaction, post: Delivery): Promise<readonly Delivery[]> {
  const all = await deliveriesOf(tx, post.draftId);
  const ofAccount = all.filter(
    ({ accountId, correction }) => accountId === post.accountId && correction?.way !== 'edit',
  );
  // A part that was called off and planned anew has several deliveries: the public one counts.
  const rank = ({ id, state }: Delivery): number => (id === post.id ? 2 : state === 'sent' ? 1 : 0);
  const lasts = new Map(ofAccount.toSorted((one, other) => rank(one) - rank(other)).map((one) => [one.position, one]));
  return [...lasts.values()].toSorted((one, other) => one.position - other.position);
}

interface Composed {
  /** With the text of all parts, each as its last edit left it. */
  readonly content: Content;
  /** Number of the next correction. */
  readonly number: number;
  /** For each part, by its delivery's id: the content it was sent with, or last edited with. */
  readonly contents: ReadonlyMap<string, Content>;
}

/** Composes a series as it is now, or as it was before correction number `before`. */
async function composed(tx: Transaction, siblings: readonly Delivery[], before: number | null): Promise<Composed> {
  const [first] = siblings;
  if (first === undefined) throw new Error('a post without a delivery');
  const corrected = await tx.delivery.findMany({
    where: {
      correctsId: { in: siblings.map(({ id }) => id) },
      state: { in: ['sent', 'retracting', 'retracted'] },
      ...(before === null ? {} : { correctionNumber: { lt: before } }),
    },
    orderBy: { correctionNumber: 'desc' },
    select: { correctsId: true, draftId: true, revision: true, way: true, correctionNumber: true },
  });
  const contents = new Map<string, Content>();
  const read = new Map<string, Content>();
  for (const sibling of siblings) {
    const edit = corrected.find(({ way, correctsId }) => way === 'edit' && correctsId === sibling.id);
    const { draftId, revision } = edit ?? sibling;
    const key = `${draftId} ${revision}`;
    const content = read.get(key) ?? (await readRevision(tx, draftId, revision))?.content;
    if (content === undefined) throw new Error(`delivery ${sibling.id} has no revision`);
    read.set(key, content);
    contents.set(sibling.id, content);
  }
  const { accountId } = first;
  const lastEdited = corrected.find(({ way }) => way === 'edit')?.correctsId;
  const base = contents.get(lastEdited ?? first.id);
  if (base === undefined) throw new Error(`delivery ${first.id} has no content`);
  // While a correction goes out part by part, its result is not known yet. Another one made meanwhile gets the same
  // number, so it is held when its turn comes.
  const leaving = await tx.delivery.findFirst({
    where: {
      correctsId: { in: siblings.map(({ id }) => id) },
      draftId: { in: corrected.map(({ draftId }) => draftId) },
      state: { in: ['ready', 'sending', 'doubt'] },
    },
    orderBy: { correctionNumber: 'asc' },
    select: { correctionNumber: true },
  });
  const number = leaving?.correctionNumber ?? (corrected[0]?.correctionNumber ?? 0) + 1;
  if (partCountOf(base, accountId) === 1) return { content: base, number, contents };
  const textOf = (content: Content): string => content.ownTexts[accountId] ?? content.text;
  const typed = siblings.map(({ id, position }) => {
    const siblingContent = contents.get(id) ?? base;
    return partsOfText(textOf(siblingContent))[position - 1] ?? '';
  });
  const isAsBase = typed.every((text, at) => text === partsOfText(textOf(base))[at]);
  const text = isAsBase ? textOf(base) : typed.join(dividerLine);
  const own = base.ownTexts[accountId] === undefined ? { text } : { ownTexts: { ...base.ownTexts, [accountId]: text } };
  return { content: { ...base, ...own }, number, contents };
}
