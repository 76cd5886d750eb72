import { type Decider, type PersonRefusal, refusalOfPerson } from '#approvals/decide.ts';
import type { Desk } from '#desks/desk.ts';
import type { Members } from '#desks/may.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';
import { changesBetween } from '#drafts/changes-between.ts';
import type { Content } from '#drafts/content.ts';
import { type Draft, lockDraft, readRevision } from '#drafts/draft.ts';
import { endWording } from '#drafts/end-wording.ts';
import type { Finding } from '#drafts/finding.ts';
import { findingsInTurns } from '#drafts/findings-of.ts';
import { keepWording } from '#drafts/keep-wording.ts';
import { lockWording } from '#drafts/lock-wording.ts';
import { mayHandle } from '#drafts/may-handle.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import { subjectOfDraft } from '#drafts/subject-of-draft.ts';
import { tidyContent } from '#drafts/tidy-content.ts';
import { wordingOn } from '#drafts/wording-on.ts';
import type { Wording } from '#drafts/wording.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { deliveriesOf, isUnderWay } from '#publishing/delivery.ts';
import { reviseWhenFree } from './stop.ts';

export type ProposeOutcome =
  | { readonly kind: 'proposed' }
  | { readonly kind: 'refused'; readonly why: ProposeRefusal }
  /** If it were taken, approval could not be asked for. `findings`: those that block it, and did not block before. */
  | { readonly kind: 'blocked'; readonly findings: readonly Finding[] };

export type ProposeRefusal =
  | Exclude<PersonRefusal, 'editor'>
  | 'not_asked'
  | 'cancelled'
  | 'rejected'
  /** On its way, or public. */
  | 'under_way'
  /** It says what the draft says already. */
  | 'unchanged'
  /** Too many proposals wait already. */
  | 'too_many';

interface ProposeRequest {
  readonly draftId: string;
  readonly person: Decider;
  readonly members: Members;
  /** The revision that the person saw. */
  readonly base: number;
  readonly content: Content;
  readonly desk: Desk;
  readonly rules: Rules;
}

/**
 * Stores an approver's wording for the author to take; the draft stays as it is. A revision that came meanwhile is no
 * obstacle: the card compares the two.
 */
export async function proposeWording(work: UnitOfWork, request: ProposeRequest): Promise<ProposeOutcome> {
  const { draftId, person, desk, rules } = request;
  const draft = await lockDraft(work.tx, draftId);
  const base = await readRevision(work.tx, draftId, request.base);
  if (draft === null || base === null) throw new Error(`no draft ${draftId}, or no revision ${request.base} of it`);
  const underWay = (await deliveriesOf(work.tx, draftId)).some(isUnderWay);
  const why = whyNotPropose(draft, request) ?? (underWay ? 'under_way' : base.asked === null ? 'not_asked' : null);
  if (why !== null) return { kind: 'refused', why };
  const tidied = tidyContent(
    request.content,
    desk.accounts.map(({ id }) => id),
  );
  const after = wordingOn(tidied, base.content, draft.current.content);
  if (changesBetween(draft.current.content, after).length === 0) return { kind: 'refused', why: 'unchanged' };
  const now = work.clock.now();
  const before = new Set((await blocking(draft.current.content, desk, rules, now)).map(({ code }) => code));
  const findings = (await blocking(after, desk, rules, now)).filter(({ code }) => !before.has(code));
  if (findings.length > 0) return { kind: 'blocked', findings };
  const wording = { kind: 'proposed', base: base.number, by: person.id, content: tidied } as const;
  return (await keepWording(work, draft, wording)) ? { kind: 'proposed' } : { kind: 'refused', why: 'too_many' };
}

/** Returns why this person may propose nothing for the draft as it stands; null if they may. Pure. */
export function whyNotPropose(
  draft: Draft,
  { person, members, desk }: Pick<ProposeRequest, 'person' | 'members' | 'desk'>,
): Extract<ProposeRefusal, PersonRefusal | 'cancelled' | 'rejected'> | null {
  const why = refusalOfPerson(subjectOfDraft(draft, desk), desk, { person, members, revision: draft.current.number });
  // An editor of the current revision may propose too: the author still decides whether to take it.
  if (why !== null && why !== 'editor') return why;
  return draft.state === 'cancelled' || draft.state === 'rejected' ? draft.state : null;
}

async function blocking(content: Content, desk: Desk, rules: Rules, now: Date): Promise<readonly Finding[]> {
  const found = await findingsInTurns(content, desk, rules, now);
  return found.filter(({ level }) => level === 'blocks');
}

interface TakeRequest {
  readonly draftId: string;
  readonly wordingId: string;
  /** The revision that the card compared it with. */
  readonly revision: number;
  /** Fingerprint of that revision; if left out, any content will do. */
  readonly fingerprint?: string;
  readonly person: string;
  readonly members: Members;
  readonly desk: Desk;
  readonly rules: Rules;
}

export type TakeOutcome =
  /** `isAsked`: approval was asked for too. This happens for every proposal that nothing blocks. */
  | { readonly kind: 'accepted'; readonly revision: number; readonly wasProposed: boolean; readonly isAsked: boolean }
  /** Only the author may take a proposal, and only its writer a kept wording. */
  | { readonly kind: 'notYours'; readonly wording: Wording }
  /** The current revision is not the one on the card: it is newer, or from a restore. Nothing was written. */
  | { readonly kind: 'stale'; readonly draft: Draft }
  | { readonly kind: 'unchanged' }
  /** Already taken or left, or there is no such wording. */
  | { readonly kind: 'over' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'rejected' }
  | { readonly kind: 'underWay' };

/**
 * Makes a revision of a wording, exactly as its card compared it with the current one. If it is a proposal that nothing
 * blocks, asks for approval in the same transaction: the author has seen it, and its proposer may approve it.
 */
export async function acceptWording(work: UnitOfWork, request: TakeRequest): Promise<TakeOutcome> {
  const { draftId, person, members, desk, rules } = request;
  const locked = await lockWording(work, request);
  if (locked.kind !== 'open') return { kind: 'over' };
  const { draft, wording } = locked;
  if (!mayTake(locked, desk, person, members)) return { kind: 'notYours', wording };
  if (draft.state === 'cancelled') return { kind: 'cancelled' };
  // An edit may follow a rejection; a proposal belongs to the request that was rejected.
  if (draft.state === 'rejected' && wording.kind === 'proposed') return { kind: 'rejected' };
  const { current } = draft;
  if (request.fingerprint !== undefined && request.fingerprint !== current.fingerprint) return { kind: 'stale', draft };
  const base = await readRevision(work.tx, draftId, wording.base);
  if (base === null) throw new Error(`wording ${wording.id} is of no revision`);
  const revised = await reviseWhenFree(work, {
    draftId,
    editor: person,
    proposedBy: wording.kind === 'proposed' ? wording.by : null,
    baseRevision: request.revision,
    content: wordingOn(wording.content, base.content, current.content),
    desk,
    rules,
  });
  switch (revised.kind) {
    case 'revised': {
      const revision = revised.draft.current.number;
      await endWording(work, draft, { wording, person, revision });
      // A kept wording is an edit: somebody asks for its approval later, as for any other.
      if (wording.kind === 'late') return { kind: 'accepted', revision, wasProposed: false, isAsked: false };
      const asked = await askForApproval(work, { draftId, revision, person, desk, rules, members });
      return { kind: 'accepted', revision, wasProposed: true, isAsked: asked.kind === 'asked' };
    }
    case 'unchanged':
    case 'underWay':
      return { kind: revised.kind };
    case 'closed':
      return { kind: 'cancelled' };
    case 'stale':
      return { kind: 'stale', draft: revised.draft };
  }
}

function mayTake(
  { draft, wording }: { readonly draft: Draft; readonly wording: Wording },
  desk: Desk,
  person: string,
  members: Members,
): boolean {
  if (wording.kind === 'proposed') return person === draft.author;
  return person === wording.by && mayHandle(draft, desk, person, members);
}
