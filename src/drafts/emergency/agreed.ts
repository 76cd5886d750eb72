import { type Decision, type DecisionReader, readDecisions } from '#approvals/decision.ts';
import { standingBy } from '#approvals/standing-by.ts';
import type { Standing } from '#approvals/standing.ts';
import { deskAsAsked } from '#desks/desk-as-asked.ts';
import type { Desk } from '#desks/desk.ts';
import { isHere, type Members, noMembers } from '#desks/may.ts';

import { isMacOfTemplate } from './template-mac.ts';
import {
  type EmergencyTemplate,
  fingerprintOfTemplate,
  readEmergencyTemplate,
  readOpenTemplates,
  subjectOfEmergencyTemplate,
} from './template.ts';

/** A template that can be sent now. */
export interface AgreedTemplate extends EmergencyTemplate {
  /** The people by whom it is agreed. */
  readonly approvers: readonly string[];
  /** People in whose place some of them approved. */
  readonly inPlaceOf: readonly string[];
}

/** How a version stands, by all decisions on it. */
export type Agreement =
  | { readonly kind: 'agreed'; readonly template: AgreedTemplate; readonly decisions: readonly Decision[] }
  | {
      readonly kind: 'not';
      /**
       * `state`: it waits, or is over; `changed`: its row, a decision, or an account of it is not as it was agreed;
       * `lapsed`: by those alone who may approve today too few have.
       */
      readonly why: 'state' | 'changed' | 'lapsed';
      readonly decisions: readonly Decision[];
      readonly standing: Standing;
      /** The desk with the policy that counts for it. */
      readonly asked: Desk;
    };

export interface AgreementOptions {
  /** The people in the desk's channel and groups, as the chat told a moment ago; left out: those whom the desk names count. */
  readonly members?: Members | null;
  /** Asks what was agreed at that moment, though it may have been withdrawn since; left out: now. */
  readonly at?: Date;
}

/**
 * Returns how a version stands. It is agreed once by approvals that counted together at one moment, and does not expire;
 * who has left the desk since counts no longer. Nothing but its decisions says so: a state set by hand agrees to nothing.
 */
export async function agreementOf(
  reader: DecisionReader,
  template: EmergencyTemplate,
  desk: Desk,
  { members = null, at }: AgreementOptions = {},
): Promise<Agreement> {
  const asked = await deskForTemplate(reader.tx, desk, template);
  const subject = subjectOfEmergencyTemplate(template, false);
  const isOwn = isAsAsked(reader, template, desk);
  const read = await readDecisions(reader, { subject, revision: subject.number, isOwn });
  const known = at === undefined ? read : read.map((one) => asAt(one, at));
  // Nobody asks them again at night.
  const decisions = known.filter((one) => one.kind !== 'approve' || !one.isGenuine || isStillHere(asked, one, members));
  const approvals = decisions.filter(({ kind, withdrawnAt }) => kind === 'approve' && withdrawnAt === null);
  // The moment at which it was agreed is the last approval’s: no column is believed for it.
  const last = approvals.at(-1)?.decidedAt ?? template.askedAt;
  // guard: a template is agreed to
  const standing = standingBy(decisions, subject, asked, last, members);
  // guard: a template that is over
  const isOver =
    template.state !== 'agreed' && (at === undefined || template.endedAt === null || template.endedAt <= at);
  const why = isOver
    ? 'state'
    : !isOwn || (standing.kind === 'waiting' && standing.isUnproven === true)
      ? 'changed'
      : 'lapsed';
  if (isOver || !isOwn || standing.kind !== 'approved') return { kind: 'not', why, decisions, standing, asked };
  const approvers = [...new Set(standing.by)];
  const inPlaceOf = approvals.filter(({ person }) => approvers.includes(person)).flatMap((one) => one.inPlaceOf ?? []);
  return { kind: 'agreed', template: { ...template, approvers, inPlaceOf }, decisions };
}

/** Returns a desk with the policy that counts for a template. */
export async function deskForTemplate(
  tx: DecisionReader['tx'],
  desk: Desk,
  { askedPolicy, authors, askedBy }: Pick<EmergencyTemplate, 'askedPolicy' | 'authors' | 'askedBy'>,
): Promise<Desk> {
  return deskAsAsked(tx, desk, { askedPolicy, authors: [...new Set([askedBy, ...authors])] });
}

/** Tells whether who approved is still where the desk is, also one whom it names: nobody asks them again at night. */
function isStillHere(desk: Desk, { person }: Decision, members: Members | null): boolean {
  return members === null || members === noMembers || isHere(desk, person, members);
}

/** Tells whether a version's row, and where its accounts are, is what was asked for. Pure. */
export function isAsAsked(
  { decisionKey }: Pick<DecisionReader, 'decisionKey'>,
  template: EmergencyTemplate,
  { accounts }: Pick<Desk, 'accounts'>,
): boolean {
  // Refuses a row that was changed by hand: nobody agreed to what it says now.
  const isSame = fingerprintOfTemplate(template, accounts) === template.fingerprint;
  // Refuses a row that somebody wrote anew: its fingerprint fits, and Tambour did not sign it.
  const isSigned = isMacOfTemplate(decisionKey, template, template.mac);
  // guard: a template is as it was asked for
  return isSame && isSigned;
}

/** Reads a desk's templates that can be sent now, by name. */
export async function agreedTemplates(
  reader: DecisionReader,
  desk: Desk,
  members: Members | null = null,
): Promise<readonly AgreedTemplate[]> {
  const agreed: AgreedTemplate[] = [];
  for (const template of await readOpenTemplates(reader.tx, desk.id)) {
    const agreement = await agreementOf(reader, template, desk, { members });
    if (agreement.kind === 'agreed') agreed.push(agreement.template);
  }
  return agreed;
}

/** Reads one template of a desk that can be sent now; null if there is none of that id, or it cannot. */
export async function readAgreedTemplate(
  reader: DecisionReader,
  desk: Desk,
  id: string,
  options: AgreementOptions = {},
): Promise<AgreedTemplate | null> {
  const template = await readEmergencyTemplate(reader.tx, desk.id, id);
  if (template === null) return null;
  const agreement = await agreementOf(reader, template, desk, options);
  return agreement.kind === 'agreed' ? agreement.template : null;
}

/**
 * Tells whether a person may send it: they are neither its only author nor its only approver, so that two people have let
 * it go. An approval in the place of somebody is theirs as well. Pure.
 */
export function maySend({ authors, approvers, inPlaceOf }: AgreedTemplate, person: string): boolean {
  // Otherwise their words went out by their own hand.
  // guard: not its only author
  const isOnlyAuthor = authors.every((author) => author === person);
  // Otherwise nobody but they let it go.
  // guard: not its only approver
  const isOnlyApprover = approvers.length === 1 && [...approvers, ...inPlaceOf].includes(person);
  return !isOnlyAuthor && !isOnlyApprover;
}

function asAt(decision: Decision, at: Date): Decision {
  const { withdrawnAt } = decision;
  return withdrawnAt !== null && withdrawnAt > at ? { ...decision, withdrawnAt: null } : decision;
}
