import { type Decision, type DecisionReader, readDecisions } from '#approvals/decision.ts';
import type { Draft } from '#drafts/draft.ts';
import type { RelayedByRule } from '#drafts/relayed/by-rule.ts';
import { readRule, readRuledSource, RULE_LASTS_DAYS, type RuledSource } from '#drafts/relayed/rule.ts';
import { type Delivery, isFree } from '#publishing/delivery.ts';

/** The rule that made a draft, as its cards show it. */
export interface RuleOnDraft {
  readonly source: Pick<RuledSource, 'label' | 'kind' | 'url'>;
  /** The people whose approvals agreed to the rule. */
  readonly approvers: readonly string[];
  readonly endsAt: Date;
  /** It was stopped or held since, so a person has to decide about it. */
  readonly isOver: boolean;
  /** It went out by the rule, so later changes of the rule do not matter. */
  readonly hasLeft: boolean;
}

/** Reads what a draft's cards show of the rule that made it; null if that cannot be proved genuine. */
export async function ruleOnDraft(
  reader: DecisionReader,
  byRule: RelayedByRule,
  { draft, deliveries }: { readonly draft: Draft; readonly deliveries: readonly Delivery[] },
): Promise<RuleOnDraft | null> {
  if (!byRule.isGenuine || byRule.revision !== draft.current.number) return null;
  const rule = await readRule(reader.tx, byRule.deskId, byRule.ruleId);
  const source = await readRuledSource(reader.tx, byRule.sourceId);
  if (rule === null || source === null) return null;
  const { id, deskId, fingerprint } = rule;
  const subject = { kind: 'relayRule', id, deskId } as const;
  const decisions = await readDecisions(reader, { subject, revision: 1, isOwn: true });
  const counts = (one: Decision): boolean =>
    one.isGenuine && one.kind === 'approve' && one.withdrawnAt === null && one.fingerprint === fingerprint;
  const approvals = decisions.filter(counts);
  const last = approvals.at(-1)?.decidedAt;
  if (last === undefined) return null;
  const endsAt = new Date(last.getTime() + RULE_LASTS_DAYS * 86_400_000);
  const isOver = byRule.endedAt !== null;
  const hasLeft = !isOver && draft.state === 'approved' && deliveries.length > 0 && !deliveries.some(isFree);
  return { source, approvers: [...new Set(approvals.map(({ person }) => person))], endsAt, isOver, hasLeft };
}
