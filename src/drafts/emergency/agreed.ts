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
  /** The people whose approvals count. */
  readonly approvers: readonly string[];
  /** The people in whose place some of them approved. */
  readonly inPlaceOf: readonly string[];
}

/** The standing of a template's version, by all decisions on it. */
export type Agreement =
  | { readonly kind: 'agreed'; readonly template: AgreedTemplate; readonly decisions: readonly Decision[] }
  | {
      readonly kind: 'not';
      /**
       * `state`: it waits, or is over; `changed`: its row, a decision or one of its accounts is not as it was agreed;
       * `lapsed`: too few of its approvers may still approve today.
       */
      readonly why: 'state' | 'changed' | 'lapsed';
      readonly decisions: readonly Decision[];
      readonly standing: Standing;
      /** The desk with the policy that counts for it. */
      readonly asked: Desk;
    };

export interface AgreementOptions {
  /**
   * People in the desk's channel and groups, as the chat answered a moment ago; left out: those that the desk names.
   */
  readonly members?: Members | null;
  /** The time to look at, even if the agreement was withdrawn since; left out: now. */
  readonly at?: Date;
}

/**
 * Returns a version's standing. It is agreed once its approvals have counted together at one time, and does not expire;
 * people who have left the desk since no longer count. Only its decisions make it agreed: a state set by hand does not.
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
  // At night nobody can be asked again.
  const decisions = known.filter((one) => one.kind !== 'approve' || !one.isGenuine || isStillHere(asked, one, members));
  const approvals = decisions.filter(({ kind, withdrawnAt }) => kind === 'approve' && withdrawnAt === null);
  // It was agreed at its last approval: no column is trusted for that.
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

/** Tells whether an approver is still where the desk is, even one whom the desk names: at night nobody can be asked. */
function isStillHere(desk: Desk, { person }: Decision, members: Members | null): boolean {
  return members === null || members === noMembers || isHere(desk, person, members);
}

/** Tells whether a version's row, and its accounts' addresses, are what approval was asked for. Pure. */
export function isAsAsked(
  { decisionKey }: Pick<DecisionReader, 'decisionKey'>,
  template: EmergencyTemplate,
  { accounts }: Pick<Desk, 'accounts'>,
): boolean {
  // Refuses a row that was changed by hand: nobody agreed to its present content.
  const isSame = fingerprintOfTemplate(template, accounts) === template.fingerprint;
  // Refuses a forged row: its fingerprint matches, but Tambour did not sign it.
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

/** Reads one of a desk's templates; null if there is none with that id, or it cannot be sent now. */
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
 * Tells whether a person may send a template: they must be neither its only author nor its only approver, so that two
 * people have agreed to it. An approval in somebody's place counts as that person's too. Pure.
 */
export function maySend({ authors, approvers, inPlaceOf }: AgreedTemplate, person: string): boolean {
  // Otherwise they would send their own words.
  // guard: not its only author
  const isOnlyAuthor = authors.every((author) => author === person);
  // Otherwise nobody else would have agreed to it.
  // guard: not its only approver
  const isOnlyApprover = approvers.length === 1 && [...approvers, ...inPlaceOf].includes(person);
  return !isOnlyAuthor && !isOnlyApprover;
}

function asAt(decision: Decision, at: Date): Decision {
  const { withdrawnAt } = decision;
  return withdrawnAt !== null && withdrawnAt > at ? { ...decision, withdrawnAt: null } : decision;
}
