import type { Desk } from '#desks/desk.ts';
import { type Members, mayApprove } from '#desks/may.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { enqueueForDesksOf } from './foreign-notice.ts';
import { lockDouble } from './lock-duplicate.ts';
import { enqueueRetract } from './watch-queue.ts';

export type AskRetractDoubleOutcome =
  | { readonly kind: 'retracting' }
  /** Somebody was faster, or the question is settled. */
  | { readonly kind: 'already' }
  /** No such post, or its draft belongs to another desk. */
  | { readonly kind: 'notHere' }
  | { readonly kind: 'notAllowed' };

/**
 * Starts the deletion of a post that Tambour published twice. The draft's author or one approver may do this alone, as
 * for any of our posts. The other post stays.
 */
export async function askRetractDouble(
  work: UnitOfWork,
  request: {
    readonly foreignId: string;
    readonly desk: Desk;
    readonly members: Members;
    readonly by: { readonly id: string; readonly name: string };
  },
): Promise<AskRetractDoubleOutcome> {
  const { foreignId, desk, members, by } = request;
  const post = await lockDouble(work.tx, foreignId);
  if (post === null || !desk.accounts.some(({ id }) => id === post.accountId)) return { kind: 'notHere' };
  const { draft } = await work.tx.delivery.findUniqueOrThrow({
    where: { id: post.duplicateOfId },
    select: { draft: { select: { author: true, deskId: true } } },
  });
  if (draft.deskId !== desk.id) return { kind: 'notHere' };
  if (draft.author !== by.id && !mayApprove(desk, by.id, members)) return { kind: 'notAllowed' };
  if (post.settledAt !== null || post.retractAt !== null) return { kind: 'already' };
  const now = work.clock.now();
  await work.tx.foreignPost.update({
    where: { id: foreignId },
    data: { retractBy: by.id, retractName: by.name, retractAt: now, retractTries: 0, retractWhy: null },
  });
  await enqueueRetract(work, { foreignId, tries: 0, at: now });
  const { accountId, remoteId, url, duplicateOfId } = post;
  const data = { foreignId, accountId, remoteId, url, duplicateOf: duplicateOfId, name: by.name };
  await journal(work, { kind: 'foreign.retractAsked', deskId: null, draftId: null, actor: by.id, data });
  await enqueueForDesksOf(work, accountId, { kind: 'foreign.changed', data: { foreignId } });
  return { kind: 'retracting' };
}
