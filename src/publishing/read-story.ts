import { z } from 'zod';

import type { DecisionKind } from '#approvals/decision.ts';
import type { Transaction } from '#storage/database.ts';
import type { Wording } from '#storage/generated/client.ts';

import { type FailedWhy, failedWhySchema, type HeldWhy, heldWhySchema } from './why.ts';

/** One event in a draft's timeline. People are platform ids, except `name`: the person's name at that time. */
export type StoryEvent = { readonly at: Date } & (
  | { readonly kind: 'written'; readonly revision: number; readonly by: string }
  | { readonly kind: 'asked'; readonly revision: number; readonly by: string }
  | {
      readonly kind: 'decided';
      readonly decision: DecisionKind;
      readonly revision: number;
      readonly name: string;
      readonly inPlaceOf: string | null;
      readonly reason: string | null;
    }
  | { readonly kind: 'withdrawn'; readonly revision: number; readonly name: string }
  /** A wording for that revision: proposed, or kept because a newer one was there already. */
  | { readonly kind: 'wordingProposed' | 'wordingLate'; readonly by: string; readonly revision: number }
  | { readonly kind: 'wordingAccepted'; readonly by: string; readonly revision: number }
  | { readonly kind: 'wordingDismissed'; readonly by: string }
  | { readonly kind: 'stopped' | 'reopened' | 'rejectionWithdrawn' | 'sentLate'; readonly by: string }
  | { readonly kind: 'cancelled'; readonly by: string; readonly reason: string | null }
  | { readonly kind: 'sent'; readonly accountId: string; readonly revision: number; readonly url: string }
  | { readonly kind: 'corrected' | 'doubt' | 'retractFailed'; readonly accountId: string }
  | { readonly kind: 'failed'; readonly accountId: string; readonly why: FailedWhy }
  | { readonly kind: 'held'; readonly accountId: string; readonly why: HeldWhy }
  | { readonly kind: 'retracted'; readonly accountId: string; readonly by: string; readonly reason: string }
);

/** Kinds of events that only the journal keeps: rows hold a draft's present state, not its past. */
const journalKinds = [
  'approval.asked',
  'draft.stopped',
  'draft.cancelled',
  'draft.reopened',
  'draft.rejectionWithdrawn',
  'draft.sentLate',
  'delivery.failed',
  'delivery.held',
  'delivery.doubt',
  'delivery.corrected',
  'delivery.retractFailed',
] as const;

const entrySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('approval.asked'), data: z.object({ revision: z.number() }) }),
  z.object({
    kind: z.enum(['draft.stopped', 'draft.reopened', 'draft.rejectionWithdrawn', 'draft.sentLate']),
    data: z.object({}),
  }),
  z.object({
    kind: z.literal('draft.cancelled'),
    data: z.object({ reason: z.string().nullable() }),
  }),
  z.object({
    kind: z.enum(['delivery.doubt', 'delivery.corrected', 'delivery.retractFailed']),
    data: z.object({ accountId: z.string() }),
  }),
  z.object({ kind: z.literal('delivery.failed'), data: z.object({ accountId: z.string(), why: failedWhySchema }) }),
  z.object({ kind: z.literal('delivery.held'), data: z.object({ accountId: z.string(), why: heldWhySchema }) }),
]);

/** Reads a draft's timeline, oldest first: new events come at the end, so that pages do not shift. */
export async function readStory(tx: Transaction, draftId: string): Promise<readonly StoryEvent[]> {
  const [revisions, decisions, wordings, deliveries, entries] = await Promise.all([
    tx.revision.findMany({
      where: { draftId },
      select: { number: true, editedBy: true, createdAt: true, askedAt: true, askedBy: true },
      orderBy: { number: 'asc' },
    }),
    tx.decision.findMany({ where: { subjectId: draftId }, orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }] }),
    tx.wording.findMany({ where: { draftId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }),
    tx.delivery.findMany({
      where: { draftId, remoteUrl: { not: null } },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    }),
    tx.journalEntry.findMany({ where: { draftId, kind: { in: [...journalKinds] } }, orderBy: { seq: 'asc' } }),
  ]);
  const journalled = entries.map(storyEventOf);
  // A revision's row holds only the last time that it was asked for; a made-up past has rows but no entries.
  const isAsked = new Set(journalled.flatMap((one) => (one.kind === 'asked' ? [one.revision] : [])));
  const events: readonly StoryEvent[] = [
    ...revisions.map(({ number: revision, editedBy: by, createdAt: at }) => ({
      kind: 'written' as const,
      at,
      revision,
      by,
    })),
    ...revisions.flatMap(({ number: revision, askedAt: at, askedBy: by }) =>
      at === null || by === null || isAsked.has(revision) ? [] : [{ kind: 'asked' as const, at, revision, by }],
    ),
    ...decisions.flatMap(
      ({ kind: decision, revision, personName: name, inPlaceOf, reason, decidedAt, withdrawnAt }) => [
        { kind: 'decided' as const, at: decidedAt, decision, revision, name, inPlaceOf, reason },
        ...(withdrawnAt === null ? [] : [{ kind: 'withdrawn' as const, at: withdrawnAt, revision, name }]),
      ],
    ),
    ...wordings.flatMap(wordingEvents),
    ...deliveries.flatMap(
      ({ accountId, revision, remoteUrl: url, sentAt, retractedAt, retractedBy: by, retractWhy }) => [
        ...(url === null || sentAt === null ? [] : [{ kind: 'sent' as const, at: sentAt, accountId, revision, url }]),
        ...(retractedAt === null || by === null
          ? []
          : [{ kind: 'retracted' as const, at: retractedAt, accountId, by, reason: retractWhy ?? '' }]),
      ],
    ),
    ...journalled,
  ];
  return events.toSorted((one, other) => one.at.getTime() - other.at.getTime());
}

/** Returns the events of one wording, from its proposal to its end. */
function wordingEvents(row: Wording): readonly StoryEvent[] {
  const { kind, by, base, createdAt: at, endedAt, endedBy, acceptedAs } = row;
  const begun = { kind: kind === 'proposed' ? 'wordingProposed' : 'wordingLate', at, by, revision: base } as const;
  if (endedAt === null || endedBy === null) return [begun];
  const ended = { at: endedAt, by: endedBy };
  if (acceptedAs === null) return [begun, { kind: 'wordingDismissed', ...ended }];
  return [begun, { kind: 'wordingAccepted', ...ended, revision: acceptedAs }];
}

function storyEventOf(row: {
  readonly kind: string;
  readonly at: Date;
  readonly actor: string;
  readonly data: unknown;
}): StoryEvent {
  const { at, actor: by } = row;
  const entry = entrySchema.parse(row);
  switch (entry.kind) {
    case 'approval.asked':
      return { kind: 'asked', at, by, revision: entry.data.revision };
    case 'draft.stopped':
      return { kind: 'stopped', at, by };
    case 'draft.cancelled':
      return { kind: 'cancelled', at, by, reason: entry.data.reason };
    case 'draft.reopened':
      return { kind: 'reopened', at, by };
    case 'draft.rejectionWithdrawn':
      return { kind: 'rejectionWithdrawn', at, by };
    case 'draft.sentLate':
      return { kind: 'sentLate', at, by };
    case 'delivery.doubt':
      return { kind: 'doubt', at, accountId: entry.data.accountId };
    case 'delivery.corrected':
      return { kind: 'corrected', at, accountId: entry.data.accountId };
    case 'delivery.retractFailed':
      return { kind: 'retractFailed', at, accountId: entry.data.accountId };
    case 'delivery.failed':
      return { kind: 'failed', at, ...entry.data };
    case 'delivery.held':
      return { kind: 'held', at, ...entry.data };
  }
}
