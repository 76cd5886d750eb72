import { decideByButton } from '#approvals/decide-by-button.ts';
import type { Decider, DecisionOutcome } from '#approvals/decide.ts';
import { type Decision, type DecisionReader, readDecisions } from '#approvals/decision.ts';
import { standingBy } from '#approvals/standing-by.ts';
import type { Standing } from '#approvals/standing.ts';
import { deskAsAsked } from '#desks/desk-as-asked.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import type { Members } from '#desks/may.ts';
import type { Transaction } from '#storage/database.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { endHandovers } from './handover.ts';
import { macOfRota } from './rota-mac.ts';
import { enqueueRotaNotice } from './rota-notice.ts';
import { endRota, lockRotas, readRota, type Rota, subjectOfRota } from './rota.ts';

/**
 * Takes a decision on a rota, and carries it out in this transaction: a complete approval replaces the rota before,
 * with its handovers. Refused as `closed` if the rota does not exist or is over.
 */
export async function decideRota(
  work: UnitOfWork,
  request: {
    readonly rotaId: string;
    /** The desk in whose channel it was pressed: only its own approvers decide. */
    readonly deskId: string;
    readonly person: Decider;
    readonly members: Members;
    readonly kind: 'approve' | 'reject';
  },
): Promise<DecisionOutcome> {
  const { rotaId, person, members, kind } = request;
  const now = work.clock.now();
  await lockRotas(work.tx, request.deskId);
  const rota = await readRota(work.tx, rotaId);
  // The given members are those of the desk where the button was pressed.
  if (rota === null || rota.deskId !== request.deskId) return { kind: 'refused', why: 'closed' };
  const desk = await deskOfRota(work.tx, rota, now);
  const subject = subjectOfRota(work.decisionKey, rota);
  const decisions = await readDecisions(work, { subject, revision: subject.number, isOwn: true });
  const outcome = await decideByButton(work, {
    subject,
    desk,
    decisions,
    person,
    members,
    kind,
  });
  if (outcome.kind === 'decided') await follow(work, rota, { person, standing: outcome.standing });
  return outcome;
}

async function follow(
  work: UnitOfWork,
  rota: Rota,
  { person, standing }: { readonly person: Decider; readonly standing: Standing },
): Promise<void> {
  switch (standing.kind) {
    case 'approved':
      return agree(work, rota, person);
    case 'rejected':
    case 'changesAsked':
      return endRota(work, rota, 'refused');
    case 'waiting':
      return enqueueRotaNotice(work, rota.deskId, { kind: 'rota.changed', data: { rotaId: rota.id } });
  }
}

async function agree(work: UnitOfWork, rota: Rota, person: Decider): Promise<void> {
  const { id, deskId, fingerprint } = rota;
  const before = await work.tx.rota.findMany({ where: { deskId, state: 'agreed' }, orderBy: { id: 'asc' } });
  const last = Math.max(0, ...before.map(({ agreedAt }) => agreedAt?.getTime() ?? 0));
  // Later than all before, even if a clock was put back: the newest counts.
  const agreedAt = new Date(Math.max(work.clock.now().getTime(), last + 1));
  const mac = macOfRota(work.decisionKey, { id, deskId, fingerprint, agreedAt });
  await work.tx.rota.update({ where: { id }, data: { state: 'agreed', agreedAt, mac } });
  const data = { rotaId: id, fingerprint, name: person.name };
  await journal(work, { kind: 'rota.agreed', deskId, draftId: null, actor: person.id, data });
  for (const one of before) {
    await endHandovers(work, one);
    await endRota(work, one, 'replaced');
  }
  await enqueueRotaNotice(work, deskId, { kind: 'rota.changed', data: { rotaId: id } });
}

/** Reads a rota's approval status for its card, and the desk under the policy that applies. */
export async function standingOfRota(
  reader: DecisionReader,
  rota: Rota,
  now: Date,
): Promise<{ readonly desk: Desk; readonly standing: Standing; readonly decisions: readonly Decision[] }> {
  const desk = await deskOfRota(reader.tx, rota, now);
  const subject = subjectOfRota(reader.decisionKey, rota);
  const decisions = await readDecisions(reader, { subject, revision: subject.number, isOwn: true });
  return { desk, decisions, standing: standingBy(decisions, subject, desk, now) };
}

/** Reads the desk of a rota, with the policy that applies to the request. */
export async function deskOfRota(
  tx: Transaction,
  { id, deskId, askedPolicy, askedBy }: Rota,
  now: Date,
): Promise<Desk> {
  const desk = await readDesk(tx, { id: deskId }, now);
  if (desk === null) throw new Error(`rota ${id} has no desk`);
  return deskAsAsked(tx, desk, { askedPolicy, authors: [askedBy] });
}
