import { createHash } from 'node:crypto';

import type { OwnPost } from '#networks/read-outcome.ts';
import type { Transaction } from '#storage/database.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { Look } from './look.ts';
import { endEdits, enqueueChange } from './outside-change.ts';

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
 * look at a post reports earlier edits if the network gives their time, or gave the post a new id.
 */
export async function compareOwn(work: UnitOfWork, look: Look): Promise<void> {
  const all = await oursIn(work.tx, look.accountId, look.cameWith.posts);
  for (const ours of all.filter(({ post, seen }) => seen?.mark !== markOf(post))) {
    const edits = await editsOf(work.tx, ours.deliveryId);
    if (edits.areOpen || mayNotShow(edits, look) || isStale(ours)) continue;
    if (isEditedByOthers(ours, edits, look)) {
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

function isEditedByOthers({ seen, post, remoteId }: Ours, { lastAt }: Edits, { comparedFrom, lagMs }: Look): boolean {
  // Tambour's own edits keep a post's id.
  if (post.id !== remoteId) return true;
  const isCorrected = lastAt !== null && (seen === null || lastAt > seen.at);
  const editedAt = post.editedAt ?? null;
  if (isCorrected) return editedAt !== null && editedAt.getTime() > lastAt.getTime() + lagMs;
  if (seen !== null) return true;
  return editedAt !== null && editedAt > post.at && editedAt >= comparedFrom;
}

async function keepSeen(work: UnitOfWork, { deliveryId, post }: Ours): Promise<void> {
  const state = { mark: markOf(post), seenAt: work.clock.now() };
  await work.tx.seenPost.upsert({ where: { deliveryId }, create: { deliveryId, ...state }, update: state });
}
