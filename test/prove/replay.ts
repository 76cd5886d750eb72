import { z } from 'zod';

import { holdsPlace } from './replay-absences.ts';
import { isCertainlySufficient, policiesFor, whyNotSufficient } from './replay-policy.ts';
import type { Evidence, JournalRow, SimStep } from './witness.ts';
import { writersOf } from './writers-of.ts';

const contentSchema = z.object({
  text: z.string(),
  ownTexts: z.record(z.string(), z.string()),
  contentWarning: z.string().nullable(),
  visibility: z.string(),
  series: z.enum(['plain', 'numbered']).optional(),
  restVisibility: z.literal('asFirst').optional(),
  accountIds: z.array(z.string()),
  window: z.object({ publishAt: z.string(), notAfterAt: z.string() }).nullable(),
  media: z.array(
    z
      .object({
        sha256: z.string(),
        alt: z.string(),
        recording: z
          .object({
            captions: z.array(z.object({ language: z.string(), sha256: z.string() }).loose()).default([]),
            transcript: z.string().optional(),
            poster: z.object({ sha256: z.string() }).loose().optional(),
          })
          .loose()
          .optional(),
        /** Part of a series to which it belongs. */
        part: z.number().default(1),
      })
      .loose(),
  ),
  corrections: z
    .array(
      z.object({
        accountId: z.string(),
        way: z.enum(['edit', 'replace', 'reply', 'leave']),
        deliveryId: z.string(),
        postId: z.string(),
        number: z.number(),
        /** Part of a series that it is about; left out: all of it. */
        part: z.object({ position: z.number() }).loose().optional(),
      }),
    )
    .optional(),
});
export type KnownContent = z.infer<typeof contentSchema>;
export type KnownCorrection = NonNullable<KnownContent['corrections']>[number];

/** Returns how a part of a content corrects an account's public post; null if it corrects none there. */
export function correctionIn(
  { corrections = [] }: KnownContent,
  accountId: string,
  position = 1,
): KnownCorrection | null {
  const isOf = (one: KnownCorrection): boolean => (one.part?.position ?? position) === position;
  return corrections.find((one) => one.accountId === accountId && isOf(one)) ?? null;
}

const writtenSchema = z.object({
  revision: z.number(),
  content: contentSchema,
  proposedBy: z.string().nullable().default(null),
});
const revisionSchema = z.object({ revision: z.number() });
const placeSchema = z.object({ inPlaceOf: z.string().optional() });
const lateSchema = z.object({ revision: z.number(), publishAt: z.string().nullable() });

interface LiveDecision {
  readonly kind: 'approve' | 'requestChanges' | 'reject';
  readonly at: Date;
  /** The person whose right was used: their own, or that of somebody away. */
  readonly place: string;
  /** Number of the decision's entry. */
  readonly seq: bigint;
}

/** State of one draft at one moment, by the journal alone. */
export interface Standing {
  readonly revision: number;
  /** Editor by revision. A revision that was sent late keeps that of the one before. */
  readonly editors: ReadonlyMap<number, string>;
  /** Proposer by revision, for revisions that an author took from a proposal. */
  readonly proposals: ReadonlyMap<number, string>;
  /** Revisions that change only the time, which their approver chose. */
  readonly late: ReadonlySet<number>;
  /** Everybody who asked for approval of the current revision, or of the words that it sends late. */
  readonly askers: ReadonlySet<string>;
  readonly contents: ReadonlyMap<number, KnownContent>;
  readonly author: string;
  readonly isAsked: boolean;
  /** Entry at which approval was asked for; null if it was not. */
  readonly askedSeq: bigint | null;
  /** Entry up to which this holds. */
  readonly upTo: bigint;
  readonly isCancelled: boolean;
  /** Decisions on the current revision, by person. */
  readonly decisions: ReadonlyMap<string, LiveDecision>;
  /** Kind of the last entry that took an approval away. */
  readonly lastUndone: string | null;
  /** All approvals of the current revision since approval was asked for, also those taken back. */
  readonly approvals: readonly { readonly person: string; readonly at: Date }[];
}

/** Replays a draft's entries up to and including that one; null if there is no such draft by then. */
export function standingAt(journal: readonly JournalRow[], draftId: string, upTo: bigint): Standing | null {
  let author: string | null = null;
  let revision = 0;
  let isAsked = false;
  let askedSeq: bigint | null = null;
  let isCancelled = false;
  let lastUndone: string | null = null;
  let approvals: { readonly person: string; readonly at: Date }[] = [];
  const editors = new Map<number, string>();
  const contents = new Map<number, KnownContent>();
  const proposals = new Map<number, string>();
  const late = new Set<number>();
  const askers = new Set<string>();
  const decisions = new Map<string, LiveDecision>();

  const begin = (number: number, editor: string, content: KnownContent): void => {
    revision = number;
    editors.set(number, editor);
    contents.set(number, content);
    isAsked = false;
    approvals = [];
    decisions.clear();
  };
  for (const entry of journal) {
    if (entry.seq > upTo) break;
    if (entry.draftId !== draftId) continue;
    switch (entry.kind) {
      case 'draft.created':
      case 'draft.revised': {
        const { revision: number, content, proposedBy } = writtenSchema.parse(entry.data);
        if (proposedBy !== null) proposals.set(number, proposedBy);
        askers.clear();
        author ??= entry.actor;
        lastUndone = entry.kind;
        begin(number, entry.actor, content);
        break;
      }
      case 'draft.sentLate': {
        const { revision: number, publishAt } = lateSchema.parse(entry.data);
        const before = contents.get(revision);
        if (before === undefined) throw new Error('sent late before it was written');
        const window = publishAt === null ? null : { publishAt, notAfterAt: '9999-01-01T00:00:00.000Z' };
        late.add(number);
        begin(number, editors.get(revision) ?? '', { ...before, window });
        isAsked = true;
        break;
      }
      case 'approval.asked':
        // A second request while it waits releases it, but does not put it under a newer policy.
        if (!isAsked) askedSeq = entry.seq;
        isAsked = true;
        askers.add(entry.actor);
        break;
      case 'relay.approvedByRule':
        // A post that a rule held waits for people from then on, unchanged.
        if (!isAsked) askedSeq = entry.seq;
        isAsked = true;
        break;
      case 'decision.approve':
      case 'decision.requestChanges':
      case 'decision.reject': {
        if (revisionSchema.parse(entry.data).revision !== revision) break;
        const kind = (
          {
            'decision.approve': 'approve',
            'decision.requestChanges': 'requestChanges',
            'decision.reject': 'reject',
          } as const
        )[entry.kind];
        const { inPlaceOf: place = entry.actor } = placeSchema.parse(entry.data);
        decisions.set(entry.actor, { kind, at: entry.at, place, seq: entry.seq });
        if (kind === 'approve') approvals.push({ person: entry.actor, at: entry.at });
        else {
          lastUndone = entry.kind;
          approvals = [];
        }
        break;
      }
      case 'decision.withdrawn':
        decisions.delete(entry.actor);
        lastUndone = entry.kind;
        break;
      case 'decision.lapsed':
        decisions.clear();
        approvals = [];
        lastUndone = entry.kind;
        break;
      case 'draft.stopped':
        // From now on only the person who asks now counts.
        askers.clear();
        decisions.clear();
        approvals = [];
        isAsked = false;
        lastUndone = entry.kind;
        break;
      case 'draft.cancelled':
        isCancelled = true;
        lastUndone = entry.kind;
        break;
      case 'draft.reopened':
      case 'draft.rejectionWithdrawn':
        isCancelled = false;
        askers.clear();
        decisions.clear();
        approvals = [];
        isAsked = false;
        lastUndone = entry.kind;
        break;
    }
  }
  if (author === null) return null;
  const words = { revision, editors, proposals, late, askers, contents, author };
  return { ...words, isAsked, askedSeq, upTo, isCancelled, decisions, lastUndone, approvals };
}

const approvalStandsMs = 72 * 3_600_000;

/** Returns why that revision may not leave as things stood; null if enough people had agreed to it. */
export function whyNotApproved(
  { journal, desk }: Pick<Evidence, 'journal' | 'desk'>,
  standing: Standing,
  revision: number,
  at: Date,
): string | null {
  if (standing.isCancelled) return 'the draft was cancelled';
  if (revision !== standing.revision) return `version ${standing.revision} had replaced version ${revision}`;
  const objection = [...standing.decisions].find(([, { kind }]) => kind !== 'approve');
  if (objection !== undefined) return `${objection[0]} had said ${objection[1].kind}`;
  const writers = [...writersOf(standing, revision)];
  const counting = approvalsThatCount({ journal, desk }, standing, { writers, at });
  // One place counts once, no matter who decides in it.
  const places = [...new Set(counting.map(({ place }) => place))];
  const policies = policiesFor({ journal, desk }, standing, standing.upTo);
  const why = whyNotSufficient(policies, places, writers);
  return why ?? (standing.isAsked ? null : 'approval was not asked');
}

/** Tells whether it had enough approvals then, under any reading of a policy that changed meanwhile. */
export function isCertainlyApproved(
  { journal, desk }: Pick<Evidence, 'journal' | 'desk'>,
  standing: Standing,
  at: Date,
): boolean {
  const writers = [...writersOf(standing, standing.revision)];
  const counting = approvalsThatCount({ journal, desk }, standing, { writers, at });
  const places = [...new Set(counting.map(({ place }) => place))];
  // Otherwise we would have to compute steps exactly as the rooms do.
  if (desk.steps !== undefined && !isPlainChain(desk.steps, standing, counting)) return false;
  return isCertainlySufficient(policiesFor({ journal, desk }, standing, standing.upTo), places, writers);
}

/** Tells whether the steps are plainly full: each approval fits one step, and none was taken back or is an asker's. */
function isPlainChain(
  steps: readonly SimStep[],
  { askers, lastUndone }: Standing,
  counting: readonly { readonly person: string; readonly place: string; readonly seq: bigint }[],
): boolean {
  if (lastUndone?.startsWith('decision.') === true) return false;
  let open = 0;
  let missing = steps[0]?.needed ?? 0;
  for (const { person, place } of counting.toSorted((one, other) => Number(one.seq - other.seq))) {
    if (askers.has(person) || askers.has(place)) return false;
    const of = steps.filter(({ who }) => who.ids.includes(place));
    if (of.length !== 1 || of[0] !== steps[open]) return false;
    missing -= 1;
    if (missing > 0) continue;
    open += 1;
    missing = steps[open]?.needed ?? 0;
    if (steps[open] === undefined) return true;
  }
  return false;
}

/** Lists the approvals that stand, except those by a writer or in a writer's place. */
export function approvalsThatCount(
  { journal, desk }: Pick<Evidence, 'journal' | 'desk'>,
  standing: Standing,
  { writers, at }: { readonly writers: readonly string[]; readonly at: Date },
): readonly { readonly person: string; readonly place: string; readonly seq: bigint }[] {
  const window = standing.contents.get(standing.revision)?.window ?? null;
  const counting = [...standing.decisions].filter(([person, { kind, at: decidedAt, place, seq }]) => {
    const until = Math.max(decidedAt.getTime() + approvalStandsMs, window === null ? 0 : Date.parse(window.notAfterAt));
    return (
      kind === 'approve' &&
      at.getTime() < until &&
      desk.members.includes(person) &&
      !writers.includes(person) &&
      !writers.includes(place) &&
      holdsPlace({ journal, desk }, { person, place, at: decidedAt, seq })
    );
  });
  return counting.map(([person, { place, seq }]) => ({ person, place, seq }));
}
