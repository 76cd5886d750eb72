import { type Decision, type DecisionReader, readDecisions } from '#approvals/decision.ts';
import { standingBy } from '#approvals/standing-by.ts';
import type { Standing } from '#approvals/standing.ts';
import { deskAsAsked } from '#desks/desk-as-asked.ts';
import type { Desk } from '#desks/desk.ts';
import { isStillHere, type Members } from '#desks/may.ts';

import { isOfBody } from './official-host.ts';
import { isMacOfRule } from './rule-mac.ts';
import {
  fingerprintOfRule,
  isAllowed,
  openRulesOf,
  readRuledSource,
  type RelayRule,
  RULE_LASTS_DAYS,
  type RuledSource,
  subjectOfRule,
} from './rule.ts';

const lastsMs = RULE_LASTS_DAYS * 86_400_000;

/** A rule in force, with its approvers and its end. */
export interface RuleInForce {
  readonly rule: RelayRule;
  readonly source: RuledSource;
  readonly approvers: readonly string[];
  readonly endsAt: Date;
}

/** The standing of a rule, by everything that vouches for it. */
export type RuleAgreement =
  | (RuleInForce & { readonly kind: 'inForce'; readonly decisions: readonly Decision[] })
  | {
      readonly kind: 'not';
      /**
       * `state`: it waits, or is over; `changed`: its row, a decision, its source or one of its accounts is not as it
       * was agreed; `source`: its source is not switched on, or no longer official; `lapsed`: too few of its approvers
       * may still approve; `expired`: its days are over.
       */
      readonly why: 'state' | 'changed' | 'source' | 'lapsed' | 'expired';
      readonly decisions: readonly Decision[];
      readonly standing: Standing;
      /** The desk with the policy that counts for it. */
      readonly asked: Desk;
    };

/**
 * Returns a rule's standing. Trusts only its decisions: what they were given for is computed anew from the source, the
 * desk's accounts and the rule's row as they are now, so that any change to these ends the rule. `members`: as the chat
 * answered a moment ago; null if it was not asked.
 */
export async function agreementOfRule(
  reader: DecisionReader,
  { rule, source, desk }: { readonly rule: RelayRule; readonly source: RuledSource | null; readonly desk: Desk },
  now: Date,
  members: Members | null = null,
): Promise<RuleAgreement> {
  const asked = await deskForRule(reader.tx, desk, rule);
  const subject = subjectOfRule(rule, false);
  const isSame = isAsAsked(reader, rule, source, desk);
  const read = await readDecisions(reader, { subject, revision: subject.number, isOwn: isSame });
  const decisions = read.filter(
    (one) => one.kind !== 'approve' || !one.isGenuine || isStillHere(asked, one.person, members),
  );
  const approvals = decisions.filter(({ kind, withdrawnAt }) => kind === 'approve' && withdrawnAt === null);
  // It was agreed at its last approval: no column is trusted for that.
  const agreedAt = approvals.at(-1)?.decidedAt ?? rule.askedAt;
  const standing = standingBy(decisions, subject, asked, agreedAt, members);
  const not = { kind: 'not', decisions, standing, asked } as const;
  if (rule.state !== 'agreed') return { ...not, why: 'state' };
  if (source === null || !isSame || (standing.kind === 'waiting' && standing.isUnproven === true))
    return { ...not, why: 'changed' };
  if (standing.kind !== 'approved') return { ...not, why: 'lapsed' };
  const endsAt = new Date(agreedAt.getTime() + lastsMs);
  // guard: a rule ends after 90 days
  if (now >= endsAt) return { ...not, why: 'expired' };
  const isOfficial = isOfBody(source, rule, desk);
  if (source.state !== 'on' || !isOfficial) return { ...not, why: 'source' };
  return { kind: 'inForce', rule, source, decisions, approvers: [...new Set(standing.by)], endsAt };
}

/** Returns a desk with the policy that counts for a rule. */
export async function deskForRule(
  tx: DecisionReader['tx'],
  desk: Desk,
  { askedPolicy, authors, askedBy }: Pick<RelayRule, 'askedPolicy' | 'authors' | 'askedBy'>,
): Promise<Desk> {
  return deskAsAsked(tx, desk, { askedPolicy, authors: [...new Set([askedBy, ...authors])] });
}

/** Tells whether a rule's row and its source are what approval was asked for. Pure. */
export function isAsAsked(
  { decisionKey }: Pick<DecisionReader, 'decisionKey'>,
  rule: RelayRule,
  source: RuledSource | null,
  { id, accounts }: Pick<Desk, 'id' | 'accounts'>,
): boolean {
  if (source === null || rule.deskId !== id || source.deskId !== id || rule.sourceId !== source.id) return false;
  if (!isAllowed(rule)) return false;
  // guard: a rule is of its source as it was
  const isSame = fingerprintOfRule(rule, source, accounts) === rule.fingerprint;
  // Refuses a forged row: its fingerprint matches, but Tambour did not sign it.
  return isSame && isMacOfRule(decisionKey, rule);
}

/** Reads a source's rule that is in force; null if there is none. */
export async function ruleInForce(
  reader: DecisionReader,
  sourceId: string,
  desk: Desk,
  now: Date,
  members: Members | null = null,
): Promise<RuleInForce | null> {
  const source = await readRuledSource(reader.tx, sourceId);
  for (const rule of await openRulesOf(reader.tx, sourceId)) {
    const agreement = await agreementOfRule(reader, { rule, source, desk }, now, members);
    if (agreement.kind === 'inForce') return agreement;
  }
  return null;
}
