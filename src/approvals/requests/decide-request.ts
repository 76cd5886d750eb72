import { decide, type Decider, type DecisionOutcome } from '#approvals/decide.ts';
import { type Decision, type DecisionReader, type DecisionVia, readDecisions } from '#approvals/decision.ts';
import { standingBy, turnBy } from '#approvals/standing-by.ts';
import type { Standing } from '#approvals/standing.ts';
import type { Subject } from '#approvals/subject.ts';
import { withdraw } from '#approvals/withdraw.ts';
import { deskAsAsked } from '#desks/desk-as-asked.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import type { Members } from '#desks/may.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { changeRequest, endRequest, noCancelWish } from './end.ts';
import { lockRequest, type Request, requestFromRow, type RequestKind, subjectOfRequest } from './request.ts';
import { enqueueRequestNotice } from './request-notice.ts';

/**
 * Records a decision on a request, or on the wish to cancel it, and carries it out in the same transaction. Refuses with
 * `closed` if there is no such request, or it is over. `number`: what the card asked about.
 */
export async function decideRequest<Terms>(
  work: UnitOfWork,
  kind: RequestKind<Terms>,
  {
    requestId,
    deskId,
    ...decision
  }: {
    readonly requestId: string;
    /** The desk in whose channel it was pressed: only its own approvers decide. */
    readonly deskId: string;
    readonly number: number;
    readonly person: Decider;
    readonly members: Members;
    readonly kind: 'approve' | 'requestChanges' | 'reject';
    /** For a reaction: the fingerprint of what its card showed. A button's card shows the number that it carries. */
    readonly fingerprint?: string;
    readonly via?: DecisionVia;
  },
): Promise<DecisionOutcome> {
  const request = await lockRequest(work, kind, requestId);
  // `members` are those of the desk in whose channel it was pressed.
  if (request === null || request.deskId !== deskId) return { kind: 'refused', why: 'closed' };
  const { number: revision, fingerprint = null, via = 'button', ...pressed } = decision;
  const { subject, desk, decisions } = await readStanding(work, kind, request, work.clock.now());
  const shown = { revision, fingerprint, via, reason: null, isOver: false, hasRoom: true } as const;
  const outcome = await decide(work, { subject, desk, decisions, ...shown, ...pressed });
  if (outcome.kind === 'decided')
    await follow(work, kind, request, { by: decision.person, standing: outcome.standing });
  return outcome;
}

/** Takes back the approval of a removed ✅, while the request waits. */
export async function withdrawFromRequest<Terms>(
  work: UnitOfWork,
  kind: RequestKind<Terms>,
  { requestId, number, person }: { readonly requestId: string; readonly number: number; readonly person: string },
): Promise<void> {
  const request = await lockRequest(work, kind, requestId);
  if (request === null) return;
  const { subject, desk, decisions } = await readStanding(work, kind, request, work.clock.now());
  if (subject.shut !== null) return;
  const outcome = await withdraw(work, { subject, desk, decisions, person, revision: number });
  if (outcome.kind === 'withdrawn') await enqueueRequestNotice(work, request);
}

async function follow<Terms>(
  work: UnitOfWork,
  kind: RequestKind<Terms>,
  request: Request<Terms>,
  { by, standing }: { readonly by: Decider; readonly standing: Standing },
): Promise<void> {
  const isWish = request.cancelAskedBy !== null;
  switch (standing.kind) {
    case 'approved':
      return isWish ? cancel(work, kind, request, by) : agree(work, kind, request, by);
    case 'rejected':
    case 'changesAsked':
      if (!isWish) return endRequest(work, request, 'refused');
      await changeRequest(work, request, noCancelWish);
      return enqueueRequestNotice(work, request);
    case 'waiting':
      return enqueueRequestNotice(work, request);
  }
}

async function cancel<Terms>(
  work: UnitOfWork,
  kind: RequestKind<Terms>,
  request: Request<Terms>,
  by: Decider,
): Promise<void> {
  const { id: requestId, deskId, aboutId } = request;
  await endRequest(work, request, 'cancelled');
  await kind.cancelled?.(work, request, by);
  const data = { requestId, aboutId, name: by.name };
  await journal(work, { kind: `${kind.kind}.cancelled`, deskId, draftId: null, actor: by.id, data });
}

async function agree<Terms>(
  work: UnitOfWork,
  kind: RequestKind<Terms>,
  request: Request<Terms>,
  by: Decider,
): Promise<void> {
  const { id: requestId, deskId, aboutId, fingerprint } = request;
  const where = { kind: kind.kind, aboutId, state: 'agreed' } as const;
  const before = kind.lasts ? await work.tx.request.findMany({ where, orderBy: { id: 'asc' } }) : [];
  const now = work.clock.now();
  // Later than all before, even if a clock was put back: the newest counts.
  const last = Math.max(...before.map(({ agreedAt }) => agreedAt?.getTime() ?? 0));
  const agreedAt = new Date(Math.max(now.getTime(), last + 1));
  await changeRequest(work, request, { state: 'agreed', agreedAt, ...(kind.lasts ? {} : { endedAt: now }) });
  const data = { requestId, aboutId, fingerprint, name: by.name };
  await journal(work, { kind: `${kind.kind}.agreed`, deskId, draftId: null, actor: by.id, data });
  await kind.agreed(work, request, by);
  for (const one of before.flatMap((row) => requestFromRow(kind, row) ?? [])) await endRequest(work, one, 'replaced');
  await enqueueRequestNotice(work, request);
}

/** How a request stands, or the wish to cancel it. */
export interface RequestStanding {
  readonly subject: Subject;
  /** The desk with the policy that counts for what is asked. */
  readonly desk: Desk;
  readonly standing: Standing;
  readonly decisions: readonly Decision[];
  /** The desk with the rule of the step whose turn it is. */
  readonly turn: Desk;
}

/** Reads how a request stands, or the wish to cancel it, by the policy that counts for it. */
export async function readStanding<Terms>(
  reader: DecisionReader,
  kind: RequestKind<Terms>,
  request: Request<Terms>,
  now: Date,
): Promise<RequestStanding> {
  const { id, deskId, askedPolicy } = request;
  const subject = subjectOfRequest(reader.decisionKey, request, await kind.shut(reader, request, now));
  const today = await readDesk(reader.tx, { id: deskId }, now);
  if (today === null) throw new Error(`request ${id} has no desk`);
  const asked = { askedPolicy: request.cancelAskedPolicy ?? askedPolicy, authors: subject.barred };
  const desk = await deskAsAsked(reader.tx, today, asked);
  const decisions = await readDecisions(reader, { subject, revision: subject.number, isOwn: true });
  const standing = standingBy(decisions, subject, desk, now);
  return { subject, desk, standing, decisions, turn: turnBy(decisions, subject, desk, now) };
}
