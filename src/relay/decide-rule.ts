import { decideByButton } from '#approvals/decide-by-button.ts';
import type { Decider, DecisionOutcome } from '#approvals/decide.ts';
import { type Decision, type DecisionReader, readDecisions } from '#approvals/decision.ts';
import { standingBy } from '#approvals/standing-by.ts';
import type { Standing } from '#approvals/standing.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import type { Members } from '#desks/may.ts';
import { agreementOfRule, deskForRule, isAsAsked, type RuleAgreement } from '#drafts/relayed/rule-in-force.ts';
import { macOfRule } from '#drafts/relayed/rule-mac.ts';
import {
  openRulesOf,
  readRule,
  readRuledSource,
  type RelayRule,
  RULE_LASTS_DAYS,
  type RuledSource,
  subjectOfRule,
} from '#drafts/relayed/rule.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { endRule } from './end-rule.ts';
import { enqueueRuleNotice } from './rule-notice.ts';
import { lockSource } from './source.ts';

/**
 * Takes a decision on a rule and applies its consequences, in this one transaction: once approved, the rule is in force
 * for 90 days and replaces the one before. Returns `closed` if the rule is missing or over.
 */
export async function decideRule(
  work: UnitOfWork,
  request: {
    readonly ruleId: string;
    /** The desk in whose channel the button was pressed: only its own approvers decide. */
    readonly deskId: string;
    readonly person: Decider;
    readonly members: Members;
    readonly kind: 'approve' | 'requestChanges' | 'reject';
  },
): Promise<DecisionOutcome> {
  const { ruleId, deskId, person, members, kind } = request;
  await work.tx.$queryRaw`SELECT 1 FROM "Desk" WHERE "id" = ${deskId}::uuid FOR NO KEY UPDATE`;
  const found = await readRule(work.tx, deskId, ruleId);
  const desk = await readDesk(work.tx, { id: deskId }, work.clock.now());
  if (found === null || desk === null) return { kind: 'refused', why: 'closed' };
  await lockSource(work.tx, found.sourceId);
  const rule = await readRule(work.tx, deskId, ruleId);
  const source = await readRuledSource(work.tx, found.sourceId);
  if (rule === null) return { kind: 'refused', why: 'closed' };
  const subject = subjectOfRule(rule, isOpen(work, { rule, source, desk }));
  const outcome = await decideByButton(work, {
    subject,
    desk: await deskForRule(work.tx, desk, rule),
    decisions: await readDecisions(work, { subject, revision: subject.number, isOwn: true }),
    person,
    members,
    kind,
  });
  if (outcome.kind === 'decided') await follow(work, rule, { person, standing: outcome.standing });
  return outcome;
}

/** Tells whether a rule waits for decisions: unchanged since it was asked for, with its source switched on. Pure. */
function isOpen(
  reader: Pick<UnitOfWork, 'decisionKey'>,
  { rule, source, desk }: { readonly rule: RelayRule; readonly source: RuledSource | null; readonly desk: Desk },
): boolean {
  // Nobody asked for a row that was changed by hand.
  return rule.state === 'asked' && source?.state === 'on' && isAsAsked(reader, rule, source, desk);
}

async function follow(
  work: UnitOfWork,
  rule: RelayRule,
  { person, standing }: { readonly person: Decider; readonly standing: Standing },
): Promise<void> {
  switch (standing.kind) {
    case 'approved':
      return agree(work, rule, person);
    case 'rejected':
      return endRule(work, rule, 'refused', person.id);
    case 'changesAsked':
      return endRule(work, rule, 'changesAsked', person.id);
    case 'waiting':
      return enqueueRuleNotice(work, 'relayRule.shown', rule);
  }
}

async function agree(work: UnitOfWork, rule: RelayRule, person: Decider): Promise<void> {
  const { id, deskId, sourceId, fingerprint } = rule;
  const agreedAt = work.clock.now();
  const endsAt = new Date(agreedAt.getTime() + RULE_LASTS_DAYS * 86_400_000);
  const agreed = { ...rule, state: 'agreed', agreedAt, endsAt } as const;
  const mac = macOfRule(work.decisionKey, agreed);
  await work.tx.relayRule.update({ where: { id }, data: { state: 'agreed', agreedAt, endsAt, mac } });
  const data = { ruleId: id, sourceId, fingerprint, endsAt, name: person.name };
  await journal(work, { kind: 'relayRule.agreed', deskId, draftId: null, actor: person.id, data });
  for (const one of await openRulesOf(work.tx, sourceId)) {
    if (one.id !== id) await endRule(work, one, 'replaced', person.id);
  }
  await enqueueRuleNotice(work, 'relayRule.shown', rule);
}

/** A rule's state, for its card. */
export interface RuleStanding {
  readonly source: RuledSource | null;
  readonly agreement: RuleAgreement;
  /** Approval status of a waiting rule, with the desk whose policy counts for it; null: it does not wait. */
  readonly waiting: { readonly standing: Standing; readonly desk: Desk } | null;
  readonly decisions: readonly Decision[];
}

/** Reads a rule's state, for its card. */
export async function standingOfRule(
  reader: DecisionReader,
  rule: RelayRule,
  desk: Desk,
  now: Date,
): Promise<RuleStanding> {
  const source = await readRuledSource(reader.tx, rule.sourceId);
  const agreement = await agreementOfRule(reader, { rule, source, desk }, now);
  const { decisions } = agreement;
  if (agreement.kind === 'inForce' || !isOpen(reader, { rule, source, desk })) {
    return { source, agreement, waiting: null, decisions };
  }
  const { asked } = agreement;
  const standing = standingBy(decisions, subjectOfRule(rule, true), asked, now);
  return { source, agreement, waiting: { standing, desk: asked }, decisions };
}
