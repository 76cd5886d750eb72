import type { Desk } from '#desks/desk.ts';
import { type Members, noMembers } from '#desks/may.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { askersOf } from './authors-of.ts';
import { enqueueDraftNotice } from './draft-notice.ts';
import { type Draft, lockDraft } from './draft.ts';
import type { Finding } from './finding.ts';
import { findingsInTurns } from './findings-of.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import { mayHandle } from './may-handle.ts';
import { renderingsOf, type Rules } from './renderings-of.ts';
import { signedAnew } from './vouched.ts';

export interface AskRequest {
  readonly draftId: string;
  readonly revision: number;
  /** Fingerprint of the revision that the asking person saw; if left out, any content will do. */
  readonly fingerprint?: string;
  readonly person: string;
  readonly desk: Desk;
  readonly rules: Rules;
  /** If left out, only the author, and people whom the desk names, may ask. */
  readonly members?: Members;
}

export type AskOutcome =
  | { readonly kind: 'asked'; readonly draft: Draft }
  /** `findings`: only those that block. */
  | { readonly kind: 'blocked'; readonly findings: readonly Finding[] }
  | { readonly kind: 'stale' }
  /** The revision is no longer what the person saw, for example after a restore from a backup. */
  | { readonly kind: 'otherContent' }
  | { readonly kind: 'alreadyAsked' }
  /** Cancelled or rejected; after a rejection the draft can still be edited. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'notAllowed' };

/** Fixes the current revision and asks the approvers for exactly that. */
export async function askForApproval(work: UnitOfWork, request: AskRequest): Promise<AskOutcome> {
  const { draftId, person, desk, rules } = request;
  const draft = await lockDraft(work.tx, draftId);
  if (draft === null) throw new Error(`no draft ${draftId}`);
  if (!mayHandle(draft, desk, person, request.members ?? noMembers)) return { kind: 'notAllowed' };
  if (draft.current.number !== request.revision) return { kind: 'stale' };
  switch (draft.state) {
    case 'cancelled':
    case 'rejected':
      return { kind: 'closed' };
    case 'asked':
      // Somebody else has asked in the author's place: now the author asks too.
      if (person !== draft.author || askersOf(draft).length === 0) return { kind: 'alreadyAsked' };
      break;
    case 'approved':
      return { kind: 'alreadyAsked' };
    case 'writing':
      break;
  }
  if (request.fingerprint !== undefined && request.fingerprint !== draft.current.fingerprint) {
    // Redraw the card, so that the next press is about the content that the person sees.
    await enqueueDraftNotice(work, draft, { kind: 'draft.changed', data: {} });
    return { kind: 'otherContent' };
  }
  return draft.state === 'asked' ? release(work, draft, person) : freeze(work, draft, person, desk, rules);
}

async function freeze(work: UnitOfWork, draft: Draft, person: string, desk: Desk, rules: Rules): Promise<AskOutcome> {
  const now = work.clock.now();
  const { content } = draft.current;
  const found = await findingsInTurns(content, desk, rules, now);
  const findings = found.filter((finding) => finding.level === 'blocks');
  if (findings.length > 0) return { kind: 'blocked', findings };
  // Computed anew: the approvers see and approve what today's rules make of the content.
  const fingerprint = fingerprintOf(renderingsOf(content, desk.accounts, rules), content, desk.accounts);
  await work.tx.draft.update({ where: { id: draft.id }, data: { state: 'asked', changedAt: now } });
  const askedPolicy = await notePolicy(work, draft);
  const askedAnew = draft.current.asked === null ? 0 : draft.current.askedAnew + 1;
  const noted = { ...draft, current: { ...draft.current, askedPolicy, askedAnew } };
  return recordAsked(work, noted, { fingerprint, asked: { at: now, by: person } });
}

/** Records that the author asks too for the revision that the approvers already have. */
async function release(work: UnitOfWork, draft: Draft, person: string): Promise<AskOutcome> {
  const { fingerprint, asked } = draft.current;
  return recordAsked(work, draft, { fingerprint, asked: { at: asked?.at ?? work.clock.now(), by: person } });
}

async function recordAsked(
  work: UnitOfWork,
  draft: Draft,
  { fingerprint, asked }: { readonly fingerprint: string; readonly asked: NonNullable<Draft['current']['asked']> },
): Promise<AskOutcome> {
  const { number, askedAnew } = draft.current;
  const { at: askedAt, by: person } = asked;
  const mac = signedAnew(work.decisionKey, draft, { fingerprint, asked });
  await work.tx.revision.update({
    where: { draftId_number: { draftId: draft.id, number } },
    data: { askedAt, askedBy: person, askedAnew, fingerprint, mac },
  });
  await journal(work, {
    kind: 'approval.asked',
    deskId: draft.deskId,
    draftId: draft.id,
    actor: person,
    data: { revision: number, fingerprint, ...(askedAnew === 0 ? {} : { askedAnew }) },
  });
  await enqueueDraftNotice(work, draft, { kind: 'approval.asked', data: { revision: number, person } });
  const { authorship } = draft;
  return {
    kind: 'asked',
    draft: {
      ...draft,
      state: 'asked',
      current: { ...draft.current, fingerprint, asked },
      authorship: authorship.kind === 'signed' && mac !== null ? { ...authorship, mac } : authorship,
    },
  };
}

/** Notes the desk's policy under which approval is asked for: later policies cannot loosen it for this revision. */
async function notePolicy(work: UnitOfWork, { id, deskId, current }: Draft): Promise<number> {
  const { policyNumber: askedPolicy } = await work.tx.desk.findUniqueOrThrow({
    where: { id: deskId },
    select: { policyNumber: true },
  });
  await work.tx.revision.update({
    where: { draftId_number: { draftId: id, number: current.number } },
    data: { askedPolicy },
  });
  return askedPolicy;
}
