import { type Decision, type DecisionReader, readDecisions } from '#approvals/decision.ts';
import { standingBy } from '#approvals/standing-by.ts';
import { type Asked, deskAsAsked, deskAsAskedAt } from '#desks/desk-as-asked.ts';
import type { Desk } from '#desks/desk.ts';
import { approversOf, isStillHere, type Members } from '#desks/may.ts';

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
       * `accountGone`: the desk no longer has one of its accounts;
       * `lapsed`: somebody who had approved it may not approve any more, and too few others have.
       */
      readonly why: 'state' | 'changed' | 'accountGone' | 'lapsed';
      readonly decisions: readonly Decision[];
      /** The desk with the policy that counts for a decision on it now. */
      readonly asked: Desk;
    };

export interface AgreementOptions {
  /**
   * People in the desk's channel and groups, as the chat answered a moment ago; left out: those that the desk names.
   */
  readonly members?: Members | null;
  /** The time to look at, even if the agreement was withdrawn since; left out: now. */
  readonly at?: Date;
  /** The desk as a change would leave it, whose people and accounts then count; left out: the desk as it is. */
  readonly asIf?: Desk;
}

/**
 * Returns a version's standing. It is agreed once its approvals have counted together at one time, by the rules of that
 * time: no later change of the desk's steps or numbers ends it, and it does not expire. An approval counts no more once
 * its person may not approve here, or has left. Only its decisions make it agreed: a state set by hand does not. `desk`:
 * as it is, not as it was when approval was asked for.
 */
export async function agreementOf(
  reader: DecisionReader,
  template: EmergencyTemplate,
  desk: Desk,
  { members = null, at, asIf = desk }: AgreementOptions = {},
): Promise<Agreement> {
  const asked = await deskForTemplate(reader.tx, desk, template);
  const subject = subjectOfEmergencyTemplate(template, false);
  const isOwn = isAsAsked(reader, template, asIf);
  const read = await readDecisions(reader, { subject, revision: subject.number, isOwn });
  const known = at === undefined ? read : read.map((one) => asAt(one, at));
  // guard: a template that is over
  const isOver =
    template.state !== 'agreed' && (at === undefined || template.endedAt === null || template.endedAt <= at);
  // At night nobody can be asked again.
  const decisions = known.filter(
    (one) =>
      one.kind !== 'approve' ||
      !one.isGenuine ||
      (isOver
        ? isStillHere(asked, one.person, members)
        : isStillHere(asIf, one.person, members) && mayStill(asIf, one, members)),
  );
  if (isOver) return { kind: 'not', why: 'state', decisions, asked };
  // It was agreed at its last approval: no column is trusted for that.
  const last = known.findLast(({ kind, withdrawnAt }) => kind === 'approve' && withdrawnAt === null)?.decidedAt;
  const then = await deskAsAskedAt(reader.tx, desk, askedFor(template), last ?? template.askedAt);
  // Who may approve was checked at each decision, so that the chat is not asked about people of that time.
  // guard: a template is agreed to
  const standing = standingBy(decisions, subject, then, last ?? template.askedAt);
  const isChanged = !isOwn || (standing.kind === 'waiting' && standing.isUnproven === true);
  if (isChanged || standing.kind !== 'approved') {
    const why = hasLost(template, asIf) ? 'accountGone' : isChanged ? 'changed' : 'lapsed';
    return { kind: 'not', why, decisions, asked };
  }
  const approvers = [...new Set(standing.by)];
  const inPlaceOf = decisions
    .filter(({ kind, withdrawnAt, person }) => kind === 'approve' && withdrawnAt === null && approvers.includes(person))
    .flatMap((one) => one.inPlaceOf ?? []);
  return { kind: 'agreed', template: { ...template, approvers, inPlaceOf }, decisions };
}

/** Returns a desk with the policy that counts for a decision on a template now. */
export async function deskForTemplate(
  tx: DecisionReader['tx'],
  desk: Desk,
  template: EmergencyTemplate,
): Promise<Desk> {
  return deskAsAsked(tx, desk, askedFor(template));
}

function askedFor({ askedPolicy, authors, askedBy }: EmergencyTemplate): Asked {
  return { askedPolicy, authors: [...new Set([askedBy, ...authors])] };
}

/**
 * Tells whether whoever approved, or the person in whose place they did, may approve on the desk as it is, in whichever
 * step. If only the chat knows and it was not asked, their approval counts.
 */
function mayStill(desk: Desk, { person, inPlaceOf }: Decision, members: Members | null): boolean {
  return approversOf(desk, members)?.includes(inPlaceOf ?? person) ?? true;
}

/** Tells whether the desk no longer has one of a template's accounts: what was agreed cannot be compared then. */
function hasLost({ parts }: EmergencyTemplate, { accounts }: Pick<Desk, 'accounts'>): boolean {
  return parts.warning.content.accountIds.some((id) => accounts.every((account) => account.id !== id));
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
