import { readDecisions, takeBackAll } from '#approvals/decision.ts';
import { isMacOfRule, macOfRule } from '#drafts/relayed/rule-mac.ts';
import { type EndedWhy, openRulesOf, readRule, type RelayRule, subjectOfRule } from '#drafts/relayed/rule.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { enqueueRuleNotice } from './rule-notice.ts';

/**
 * Ends a rule, and notifies the channel if it was in force. Withdraws its decisions too, under signature, so that a
 * state changed by hand afterwards is agreed by nobody.
 */
export async function endRule(work: UnitOfWork, rule: RelayRule, why: EndedWhy, by: string): Promise<void> {
  const { id, deskId, sourceId } = rule;
  const state = why === 'refused' || why === 'changesAsked' ? 'refused' : 'ended';
  const ended = { ...rule, state, endedAt: work.clock.now() } as const;
  // A row that was changed by hand must not be signed.
  const mac = isMacOfRule(work.decisionKey, rule) ? macOfRule(work.decisionKey, ended) : rule.mac;
  const { endedAt } = ended;
  await work.tx.relayRule.update({ where: { id }, data: { state, endedAt, endedWhy: why, mac } });
  if (state === 'ended') {
    const subject = subjectOfRule(rule, false);
    await takeBackAll(work, subject, await readDecisions(work, { subject, revision: subject.number, isOwn: true }));
  }
  const data = { ruleId: id, sourceId, why, fingerprint: rule.fingerprint };
  await journal(work, { kind: 'relayRule.ended', deskId, draftId: null, actor: by, data });
  const isTold = rule.state === 'agreed' && why !== 'replaced';
  await enqueueRuleNotice(work, isTold ? 'relayRule.ended' : 'relayRule.shown', rule);
}

/** Ends all waiting or agreed rules of a source. The caller has locked the source. */
export async function endRulesOf(work: UnitOfWork, sourceId: string, why: EndedWhy, by: string): Promise<void> {
  for (const rule of await openRulesOf(work.tx, sourceId)) await endRule(work, rule, why, by);
}

/** Ends one open rule of a desk for a person. The caller checks who may. */
export async function endRuleById(
  work: UnitOfWork,
  { deskId, ruleId, by }: { readonly deskId: string; readonly ruleId: string; readonly by: string },
): Promise<'ended' | 'closed'> {
  await work.tx.$queryRaw`SELECT 1 FROM "Desk" WHERE "id" = ${deskId}::uuid FOR NO KEY UPDATE`;
  const rule = await readRule(work.tx, deskId, ruleId);
  if (rule === null || (rule.state !== 'asked' && rule.state !== 'agreed')) return 'closed';
  await endRule(work, rule, 'person', by);
  return 'ended';
}
