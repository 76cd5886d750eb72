import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { enqueueSourceNotice } from './relay-notice.ts';
import { lockSource } from './source.ts';

export type ReadAnswersOutcome =
  | { readonly kind: 'read' }
  /** Somebody already said so. */
  | { readonly kind: 'already'; readonly by: string }
  /** The person is neither the named reader nor an approver. */
  | { readonly kind: 'notYours' }
  /** The desk has no such source. */
  | { readonly kind: 'stale' };

/**
 * Records that somebody read the replies that a message reported; later ones are reported anew. Updates the messages.
 * The caller says what the person is on the desk.
 */
export async function readAnswers(
  work: UnitOfWork,
  {
    deskId,
    sourceId,
    asOf,
    by,
  }: {
    readonly deskId: string;
    readonly sourceId: string;
    readonly asOf: Date;
    readonly by: { readonly id: string; readonly isApprover: boolean; readonly isInChannel: boolean };
  },
): Promise<ReadAnswersOutcome> {
  const source = await lockSource(work.tx, sourceId);
  if (source === null || source.deskId !== deskId) return { kind: 'stale' };
  const { repliesReader, repliesReadAt, repliesReadBy, repliesNotifiedAt } = source;
  if (!by.isApprover && !(by.id === repliesReader && by.isInChannel)) return { kind: 'notYours' };
  if (repliesReadAt !== null && repliesReadBy !== null && repliesReadAt >= asOf) {
    return { kind: 'already', by: repliesReadBy };
  }
  const isLast = repliesNotifiedAt === null || repliesNotifiedAt <= asOf;
  const repliesAskedAt = isLast ? null : repliesNotifiedAt;
  const data = { repliesReadAt: asOf, repliesReadBy: by.id, repliesAskedAt };
  await work.tx.source.update({ where: { id: sourceId }, data });
  const entry = { sourceId, asOf: asOf.toISOString() };
  await journal(work, { kind: 'source.repliesRead', deskId, draftId: null, actor: by.id, data: entry });
  const since = (repliesReadAt ?? new Date(0)).toISOString();
  await enqueueSourceNotice(work, source, { kind: 'source.repliesRead', data: { ...entry, since, by: by.id } });
  return { kind: 'read' };
}
