import type { Desk } from '#desks/desk.ts';
import { isGroupUnreadable, isNewcomer, type Members } from '#desks/may.ts';
import { journal, type NewJournalEntry } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { enqueueApprovalNotice } from './approval-notice.ts';
import {
  afterAll,
  type Decision,
  type DecisionKind,
  type DecisionVia,
  changeDecision,
  keepDecision,
} from './decision.ts';
import { isRepeat } from './is-repeat.ts';
import { lapseUnproven } from './lapse-unproven.ts';
import { rightToDecide } from './right-to-decide.ts';
import { standingBy, turnBy } from './standing-by.ts';
import { enoughBy, type Standing, turnAfter } from './standing.ts';
import { draftIdOf, namedIn, type Subject } from './subject.ts';

/** The person who decides, as the chat platform knows them at this moment. */
export interface Decider {
  readonly id: string;
  readonly name: string;
  readonly kind: 'member' | 'guest' | 'bot' | 'inactive';
}

export interface DecisionRequest {
  /** The revision on the card that was pressed. */
  readonly revision: number;
  /** Fingerprint of what that card showed; null if Tambour's own record says which revision it is. */
  readonly fingerprint: string | null;
  /** For a reaction: how many times approval had been asked for anew, by its card. */
  readonly askedAnew?: number;
  readonly person: Decider;
  readonly members: Members;
  readonly kind: DecisionKind;
  readonly via: DecisionVia;
  readonly reason: string | null;
}

/**
 * A subject that waits for a decision, with the desk whose policy decides. `isOver`: all of it has been done, so no
 * decision changes anything. `hasRoom` false: an approval would schedule more than the desk's quota.
 */
export interface ToDecide {
  readonly subject: Subject;
  readonly desk: Desk;
  /** All decisions on the subject's state, as this transaction has read them. */
  readonly decisions: readonly Decision[];
  readonly isOver: boolean;
  readonly hasRoom: boolean;
  /** People of whom a single approval is enough, as on the emergency path; left out: nobody. */
  readonly suffices?: readonly string[];
}

/** Reasons why a person may not decide, whatever the subject's state. */
export type PersonRefusal =
  | 'author'
  /** The person worded something in this revision, and so may not approve it. */
  | 'editor'
  | 'not_approver'
  /** The person has not been seen in the channel for as long as the desk requires. */
  | 'newcomer'
  /** The person stands in for one of its authors, who could not approve it either. */
  | 'authors_deputy'
  /** The desk's group of approvers cannot be read, so nobody may approve. */
  | 'group_unreadable'
  | Exclude<Decider['kind'], 'member'>;

export type DecisionRefusal =
  | PersonRefusal
  /** The person asked for approval in the author's place, and one approval would be enough. */
  | 'asker'
  /** The person approves on the desk, but it is another step's turn. */
  | 'other_turn'
  | 'old_revision'
  /** The card shows what the revision of that number was before a restore from a backup. */
  | 'other_content'
  /** The card belongs to an earlier request for the same content. */
  | 'asked_anew'
  | 'not_asked'
  | 'reactions_off'
  | 'closed'
  | 'expired'
  | 'too_many_scheduled';

export type DecisionOutcome =
  | { readonly kind: 'decided'; readonly standing: Standing }
  | { readonly kind: 'repeated'; readonly standing: Standing }
  | { readonly kind: 'refused'; readonly why: DecisionRefusal };

/**
 * Records one person's decision on the subject. The caller has locked the subject, read `desk` in this transaction, and
 * acts on the returned standing in the same transaction. A person's new decision replaces their earlier one; repeating
 * it changes nothing. If any earlier decision is not genuine, all of them lapse first. Refused attempts are journaled
 * too.
 */
export async function decide(
  work: UnitOfWork,
  { subject, desk, decisions: read, isOver, hasRoom, suffices = [], ...request }: DecisionRequest & ToDecide,
): Promise<DecisionOutcome> {
  const now = work.clock.now();
  const known = refusalOfPerson(subject, desk, request) ?? refusalOfState(subject, desk, request, now);
  const turn = turnBy(read, subject, desk, now, request.members);
  const asker = request.kind === 'approve' ? refusalToApprove(subject, { desk, turn }, request) : null;
  const refusal = known ?? asker ?? (isOver ? 'closed' : null) ?? (hasRoom ? null : 'too_many_scheduled');
  const decisions = refusal === null ? await lapseUnproven(work, subject, read) : read;
  const standing = enoughBy(standingBy(decisions, subject, desk, now, request.members), suffices);
  const earlier =
    decisions.findLast(
      ({ person, withdrawnAt, isGenuine }) => person === request.person.id && withdrawnAt === null && isGenuine,
    ) ?? null;
  if (earlier !== null && isRepeat(earlier, request, standing) && (refusal === null || isOfRepeat(refusal))) {
    await keepAsPressed(work, subject, earlier, request.via);
    return { kind: 'repeated', standing };
  }
  if (refusal !== null) {
    const { revision, kind, via } = request;
    const drawn = refusal === 'other_content' ? 'now' : 'never';
    await write(work, subject, request.person, {
      kind: 'decision.refused',
      data: { revision, decision: kind, via, why: refusal },
      // Redraws the card, so that the next press is about the content that the person sees.
      drawn,
    });
    return { kind: 'refused', why: refusal };
  }
  return {
    kind: 'decided',
    standing: await record(work, { subject, desk, turn, decisions, earlier, suffices }, request),
  };
}

/** Tells whether a refusal only means that the same was decided already. */
function isOfRepeat(refusal: DecisionRefusal): boolean {
  return refusal === 'closed' || refusal === 'other_turn';
}

/** Returns why this person may not decide about the subject, whatever its state; null if they may. Pure. */
export function refusalOfPerson(
  subject: Subject,
  desk: Desk,
  request: Pick<DecisionRequest, 'person' | 'members' | 'revision'>,
): PersonRefusal | null {
  const { person, members } = request;
  if (person.kind !== 'member') return person.kind;
  // guard: no author decides
  if (person.id === subject.author) return 'author';
  const right = rightToDecide(subject, desk, { person: person.id, members, taken: [] });
  if (right.kind === 'none') return whyNoRight(desk, person.id, members);
  if (request.revision === subject.number && subject.barred.includes(person.id)) return 'editor';
  return right.kind === 'authorsDeputy' ? 'authors_deputy' : null;
}

/** Returns why somebody has no right to decide: group unreadable, too new in the channel, or no approver. */
function whyNoRight(desk: Desk, person: string, members: Members): PersonRefusal {
  if (isGroupUnreadable(desk, members)) return 'group_unreadable';
  return isNewcomer(desk, person, members) ? 'newcomer' : 'not_approver';
}

/**
 * Returns why this person may not approve the subject; null if they may. `turn`: the desk with the rule of the step
 * whose turn it is, as `turnBy` returns it. Pure.
 */
export function refusalToApprove(
  subject: Subject,
  { desk, turn }: { readonly desk: Desk; readonly turn: Desk },
  request: Pick<DecisionRequest, 'person' | 'members' | 'revision'>,
): PersonRefusal | 'asker' | 'other_turn' | null {
  const { person, members } = request;
  const why = refusalOfPerson(subject, desk, request);
  if (why !== null) return why;
  const right = rightToDecide(subject, turn, { person: person.id, members, taken: [] });
  // guard: whose turn it is
  if (right.kind === 'none') {
    const none = whyNoRight(turn, person.id, members);
    return none === 'not_approver' ? 'other_turn' : none;
  }
  if (right.kind === 'authorsDeputy') return 'authors_deputy';
  if (turn.approvalsNeeded > 1) return null;
  const place = right.kind === 'inPlaceOf' ? right.person : person.id;
  return subject.askers.some((asker) => asker === person.id || asker === place) ? 'asker' : null;
}

function refusalOfState(subject: Subject, desk: Desk, request: DecisionRequest, now: Date): DecisionRefusal | null {
  if (request.via === 'reaction' && !desk.reactionsCount) return 'reactions_off';
  // guard: the revision on a button
  if (request.revision !== subject.number) return 'old_revision';
  // guard: the content on a button
  if (request.fingerprint !== null && request.fingerprint !== subject.fingerprint) return 'other_content';
  // guard: the asking on a card
  if (request.askedAnew !== undefined && request.askedAnew !== subject.askedAnew) return 'asked_anew';
  if (subject.shut !== null) return subject.shut;
  const { notAfterAt } = subject;
  return request.kind === 'approve' && notAfterAt !== null && now >= notAfterAt ? 'expired' : null;
}

/** Records that a decision by reaction was repeated by button: removing the reaction no longer withdraws it. */
async function keepAsPressed(work: UnitOfWork, subject: Subject, earlier: Decision, via: DecisionVia): Promise<void> {
  if (via === 'button' && earlier.via === 'reaction') await changeDecision(work, subject, earlier, { via: 'button' });
}

async function record(
  work: UnitOfWork,
  {
    subject,
    desk,
    turn,
    decisions,
    earlier,
    suffices,
  }: {
    readonly subject: Subject;
    readonly desk: Desk;
    readonly turn: Desk;
    /** All decisions on this state so far. */
    readonly decisions: readonly Decision[];
    /** This person's earlier decision, which is replaced; null if there is none. */
    readonly earlier: Decision | null;
    readonly suffices: readonly string[];
  },
  { person, members, kind, via, reason }: DecisionRequest,
): Promise<Standing> {
  const { number: revision, fingerprint } = subject;
  const decidedAt = afterAll(decisions, work.clock.now());
  if (earlier !== null) await changeDecision(work, subject, earlier, { withdrawnAt: decidedAt });
  const kept = decisions.map((one) => (one === earlier ? { ...one, withdrawnAt: decidedAt } : one));
  const taken = kept.filter(({ withdrawnAt }) => withdrawnAt === null).map((one) => one.inPlaceOf ?? one.person);
  // Only people of the open step may approve; people of any step may object.
  const by = kind === 'approve' ? turn : desk;
  const right = rightToDecide(subject, by, { person: person.id, members, taken });
  const inPlaceOf = right.kind === 'inPlaceOf' ? right.person : null;
  const decision = {
    id: work.newId(),
    revision,
    fingerprint,
    person: person.id,
    personName: person.name,
    kind,
    via,
    inPlaceOf,
    reason,
    decidedAt,
    withdrawnAt: null,
  };
  const deputy = inPlaceOf === null ? {} : { inPlaceOf };
  await write(work, subject, person, {
    kind: `decision.${kind}`,
    data: { revision, fingerprint, via, reason, ...deputy },
  });
  const ordinary = standingBy([...kept, { ...decision, isGenuine: true }], subject, desk, decidedAt, members);
  const standing = enoughBy(ordinary, suffices);
  const data = {
    decisionId: decision.id,
    revision,
    person: person.id,
    personName: person.name,
    decision: kind,
    via,
    inPlaceOf,
    reason,
    decidedAt: decidedAt.toISOString(),
    standing: standing.kind,
    missing: standing.kind === 'waiting' ? standing.missing : 0,
    ...turnAfter(standing, person.id),
  };
  // In parallel: neither is read before the transaction ends.
  await Promise.all([
    keepDecision(work, subject, decision),
    enqueueApprovalNotice(work, subject, { kind: 'decision.made', data }, decision.id),
  ]);
  return standing;
}

async function write(
  work: UnitOfWork,
  subject: Subject,
  person: Decider,
  { kind, data, ...entry }: Pick<NewJournalEntry, 'kind' | 'data' | 'drawn'>,
): Promise<void> {
  await journal(work, {
    kind,
    deskId: subject.deskId,
    draftId: draftIdOf(subject),
    actor: person.id,
    ...entry,
    data: { ...data, ...namedIn(subject), name: person.name },
  });
}
