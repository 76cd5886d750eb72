import { createHash } from 'node:crypto';

import { z } from 'zod';

import type { Rules } from '#drafts/renderings-of.ts';
import type { ChangedPart } from '#networks/publish-outcome.ts';
import type { OwnPost } from '#networks/read-outcome.ts';
import { deliveryBefore, renderingOfDelivery } from '#publishing/lock-delivery.ts';
import type { Transaction } from '#storage/database.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { Look } from './look.ts';
import { endEdits, enqueueChange } from './outside-change.ts';
import { isCut } from './storable.ts';

const readBackSchema = z.object({ what: z.array(z.string()).default([]) });
/** What a server changes where it shows other words; a changed visibility or description is no reason for these. */
const wordsOfPost: ReadonlySet<string> = new Set<ChangedPart>(['text', 'drawn', 'warning']);

/** More than any number of corrections. */
const afterAll = 2 ** 31 - 1;

/** A post by Tambour in the timeline, with what was last seen of it. */
interface Ours {
  readonly deliveryId: string;
  readonly remoteId: string;
  readonly seen: { readonly mark: string; readonly at: Date } | null;
  readonly post: OwnPost;
}

/** Tambour's own corrections of a post, as far as known. */
interface Edits {
  /** A correction is under way or in doubt, so the expected text is unknown. */
  readonly areOpen: boolean;
  /** When the last one was recorded; null: none. */
  readonly lastAt: Date | null;
}

/**
 * Compares Tambour's posts in a timeline with what was last seen of them, and notifies about each one that others
 * edited. Concludes nothing while a correction by Tambour is under way, in doubt, or perhaps not visible yet. The first
 * look reports earlier edits by their time or the post's new id; where the network gives neither, by what was approved.
 */
export async function compareOwn(work: UnitOfWork, look: Look, rules: Rules): Promise<void> {
  const all = await oursIn(work.tx, look.accountId, look.cameWith.posts);
  for (const ours of all.filter(({ post, seen }) => seen?.mark !== markOf(post))) {
    const edits = await editsOf(work.tx, ours.deliveryId);
    if (edits.areOpen || mayNotShow(edits, look) || isStale(ours)) continue;
    const isEdited = await isEditedByOthers(work, { ours, edits, look, rules });
    if (isEdited === 'unknownYet') continue;
    if (isEdited) {
      const { deliveryId, post } = ours;
      await enqueueChange(work, look.accountId, { kind: 'edited', deliveryId, mark: markOf(post), text: post.text });
    } else if (ours.seen !== null) {
      await endEdits(work, ours.deliveryId);
    }
    await keepSeen(work, ours);
  }
}

async function oursIn(tx: Transaction, accountId: string, posts: readonly OwnPost[]): Promise<readonly Ours[]> {
  const byId = new Map(posts.flatMap((post) => [post.id, ...post.earlierIds].map((id) => [id, post] as const)));
  const rows = await tx.delivery.findMany({
    where: { accountId, state: 'sent', remoteId: { in: [...byId.keys()] } },
    select: { id: true, remoteId: true, seen: true },
    orderBy: { sentAt: 'asc' },
  });
  return rows.flatMap(({ id: deliveryId, remoteId, seen }) => {
    const post = remoteId === null ? undefined : byId.get(remoteId);
    if (remoteId === null || post === undefined) return [];
    const before = seen === null || seen.mark === null ? null : { mark: seen.mark, at: seen.seenAt };
    return [{ deliveryId, remoteId, seen: before, post }];
  });
}

/** Returns a mark that changes with each edit: from the edit's time if the network gives it, else from the text. */
function markOf({ id, editedAt, text }: OwnPost): string {
  if (editedAt !== undefined) return `${id} ${editedAt?.toISOString() ?? 'unedited'}`;
  return `${id} ${createHash('sha256').update(text).digest('hex')}`;
}

async function editsOf(tx: Transaction, deliveryId: string): Promise<Edits> {
  const edits = await tx.delivery.findMany({
    where: { correctsId: deliveryId, way: 'edit' },
    select: { state: true, doubtSince: true, sentAt: true },
  });
  const sent = edits.flatMap(({ state, sentAt }) => (state === 'sent' && sentAt !== null ? [sentAt.getTime()] : []));
  return {
    areOpen: edits.some(
      ({ state, doubtSince }) =>
        state === 'sending' || (state !== 'sent' && state !== 'cancelled' && doubtSince !== null),
    ),
    lastAt: sent.length === 0 ? null : new Date(Math.max(...sent)),
  };
}

/** Tells whether the timeline may show the post as it was before Tambour's last correction. */
function mayNotShow({ lastAt }: Edits, { begunAt, lagMs }: Look): boolean {
  return lastAt !== null && lastAt.getTime() > begunAt.getTime() - lagMs;
}

/** Tells whether a lagging timeline shows an older state than was already seen. */
function isStale({ seen, post }: Ours): boolean {
  if (seen === null || post.editedAt === undefined) return false;
  const [, before = ''] = seen.mark.split(' ');
  const at = new Date(before);
  return !Number.isNaN(at.getTime()) && (post.editedAt === null || post.editedAt < at);
}

interface Compared {
  readonly ours: Ours;
  readonly edits: Edits;
  readonly look: Look;
  readonly rules: Rules;
}

async function isEditedByOthers(work: UnitOfWork, compared: Compared): Promise<boolean | 'unknownYet'> {
  const { seen, post, remoteId } = compared.ours;
  const { lastAt } = compared.edits;
  const { comparedFrom, lagMs } = compared.look;
  // Tambour's own edits keep a post's id.
  if (post.id !== remoteId) return true;
  const isCorrected = lastAt !== null && (seen === null || lastAt > seen.at);
  if (seen !== null && !isCorrected) return true;
  const { editedAt } = post;
  if (editedAt === undefined) return (isCorrected || post.at >= comparedFrom) && differsFromSent(work, compared);
  if (isCorrected) return editedAt !== null && editedAt.getTime() > lastAt.getTime() + lagMs;
  return editedAt !== null && editedAt > post.at && editedAt >= comparedFrom;
}

/**
 * Tells whether a post says something else than what was approved and sent last. Other words that were found when the
 * post was read back are the server's own, and its thread was notified.
 */
async function differsFromSent(
  { tx, clock }: UnitOfWork,
  { ours: { deliveryId, post }, look, rules }: Compared,
): Promise<boolean | 'unknownYet'> {
  const last = await deliveryBefore(tx, { correctsId: deliveryId, number: afterAll });
  const { account, rendering } = await renderingOfDelivery(tx, last, rules, clock.now());
  if (isCut(post) || rules[account.network].says(post.text, rendering.text, rendering.contentWarning)) return false;
  const readBack = await tx.journalEntry.findFirst({
    where: { draftId: last.draftId, kind: 'delivery.readBack', data: { path: ['deliveryId'], equals: last.id } },
    orderBy: { seq: 'desc' },
  });
  if (readBack !== null) return !readBackSchema.parse(readBack.data).what.some((part) => wordsOfPost.has(part));
  const isYoung = last.state === 'sent' && last.sentAt.getTime() > look.begunAt.getTime() - look.lagMs;
  return isYoung ? 'unknownYet' : true;
}

async function keepSeen(work: UnitOfWork, { deliveryId, post }: Ours): Promise<void> {
  const state = { mark: markOf(post), seenAt: work.clock.now() };
  await work.tx.seenPost.upsert({ where: { deliveryId }, create: { deliveryId, ...state }, update: state });
}
