import { type Desk, readDesk } from '#desks/desk.ts';
import type { Members } from '#desks/may.ts';
import { agreementOfRule } from '#drafts/relayed/rule-in-force.ts';
import { type EndedWhy, readRule, readRuledSource } from '#drafts/relayed/rule.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import { endRule } from './end-rule.ts';
import { holdWhatFell } from './hold-what-fell.ts';
import { enqueueRuleNotice } from './rule-notice.ts';
import { lockSource } from './source.ts';

const warnMs = 7 * 86_400_000;

/**
 * Ends rules that no longer hold and reports that at once, warns a week before a rule ends, and holds what an ended one
 * released. Even before this runs, nothing leaves by a rule that is not in force.
 */
export async function watchRules({ store }: { readonly store: Store }): Promise<void> {
  const agreed = await store.db.relayRule.findMany({
    where: { state: 'agreed' },
    select: { id: true, deskId: true, sourceId: true },
    orderBy: { id: 'asc' },
  });
  // One transaction each: with several sources locked in one, two sweeps could deadlock.
  for (const one of agreed) await store.write((work) => lookAtRule(work, one, null));
  await holdWhatFell(store);
}

/** Checks one rule. `members`: those of the policy that counts for it, just read from the chat; null: not read. */
export async function lookAtRule(
  work: UnitOfWork,
  { id, deskId, sourceId }: { readonly id: string; readonly deskId: string; readonly sourceId: string },
  members: Members | null,
): Promise<void> {
  await work.tx.$queryRaw`SELECT 1 FROM "Desk" WHERE "id" = ${deskId}::uuid FOR NO KEY UPDATE`;
  await lockSource(work.tx, sourceId);
  const rule = await readRule(work.tx, deskId, id);
  const now = work.clock.now();
  const desk: Desk | null = await readDesk(work.tx, { id: deskId }, now);
  if (rule?.state !== 'agreed' || desk === null) return;
  const source = await readRuledSource(work.tx, rule.sourceId);
  const agreement = await agreementOfRule(work, { rule, source, desk }, now, members);
  if (agreement.kind === 'not') return endRule(work, rule, endedWhy(agreement.why), 'tambour');
  if (rule.warnedAt !== null || agreement.endsAt.getTime() - now.getTime() > warnMs) return;
  await work.tx.relayRule.update({ where: { id }, data: { warnedAt: now } });
  await enqueueRuleNotice(work, 'relayRule.endsSoon', rule);
}

function endedWhy(why: 'state' | 'changed' | 'source' | 'lapsed' | 'expired'): EndedWhy {
  return why === 'state' ? 'changed' : why;
}
