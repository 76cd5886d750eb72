import { z } from 'zod';

import type { Leaving } from '#accounts/leaving/plan.ts';
import { type Step, type StepKind, stepKinds } from '#accounts/leaving/steps.ts';
import { contentNow } from '#publishing/correcting/corrections.ts';
import { isRetractable } from '#publishing/correcting/chain.ts';
import { deliveriesOf } from '#publishing/delivery.ts';
import { type DraftReading, readingsOfDraft } from '#reach/readings-of-draft.ts';
import type { Transaction } from '#storage/database.ts';

/** Holds what the file of a leaving adds to its plan, so that an auditor needs no other source. */
export interface LeavingRecord {
  /** The last post, if it is public: as it is now, with its latest counts. */
  readonly lastPost: LastPost | null;
  /** The account's followers as last read. */
  readonly followers: { readonly count: number; readonly readAt: Date } | null;
  /** Lists each note of a step in order, with those undone later: the file hides no change of mind. */
  readonly noted: readonly Noted[];
  /** The journal's last entry as of now. */
  readonly head: { readonly seq: bigint; readonly hash: string } | null;
}

interface LastPost {
  readonly url: string;
  readonly sentAt: Date;
  readonly text: string;
  readonly reading: DraftReading | null;
}

interface Noted {
  readonly at: Date;
  readonly by: string;
  readonly kind: StepKind;
  readonly state: Step['state'];
  readonly note: string | null;
}

/** Reads what the file of a plan says besides the plan and its steps. */
export async function readRecord(
  tx: Transaction,
  { id, deskId, account }: Leaving,
  steps: readonly Step[],
): Promise<LeavingRecord> {
  const draftId = steps.find(({ kind, state }) => kind === 'lastPost' && state !== 'notNeeded')?.note ?? null;
  const followers = await tx.followerReading.findFirst({
    where: { accountId: account.id, followers: { not: null } },
    orderBy: { day: 'desc' },
  });
  const head = await tx.journalEntry.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true, hash: true } });
  return {
    lastPost: draftId === null ? null : await lastPostOf(tx, draftId, account.id),
    // Counts are below 2^53.
    followers: followers === null ? null : { count: Number(followers.followers), readAt: followers.readAt },
    noted: await notedOf(tx, { id, deskId }),
    head,
  };
}

async function lastPostOf(tx: Transaction, draftId: string, accountId: string): Promise<LastPost | null> {
  const post = (await deliveriesOf(tx, draftId))
    .filter(isRetractable)
    .findLast((one) => one.accountId === accountId && one.position === 1);
  if (post === undefined) return null;
  const { text, ownTexts } = await contentNow(tx, post);
  const readings = await readingsOfDraft(tx, draftId);
  const reading = readings.findLast((one) => one.accountId === accountId && one.outcome === 'counts') ?? null;
  return { url: post.remoteUrl, sentAt: post.sentAt, text: ownTexts[accountId] ?? text, reading };
}

const notedSchema = z.object({
  requestId: z.string(),
  step: z.enum(stepKinds),
  state: z.enum(['open', 'done', 'notNeeded']),
  note: z.string().nullable(),
});

async function notedOf(tx: Transaction, { id, deskId }: Pick<Leaving, 'id' | 'deskId'>): Promise<readonly Noted[]> {
  const entries = await tx.journalEntry.findMany({
    where: { kind: 'leaving.stepChanged', deskId, data: { path: ['requestId'], equals: id } },
    orderBy: { seq: 'asc' },
    select: { at: true, actor: true, data: true },
  });
  return entries.flatMap(({ at, actor: by, data }): readonly Noted[] => {
    const read = notedSchema.safeParse(data);
    // Another owner or day leaves the state out.
    if (!read.success) return [];
    const { step: kind, state, note } = read.data;
    return [{ at, by, kind, state, note: kind === 'lastPost' && state === 'done' ? null : note }];
  });
}
