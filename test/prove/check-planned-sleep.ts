import { z } from 'zod';

import { correctionIn, standingAt } from './replay.ts';
import { deliveryIn, type Violation } from './violation.ts';
import type { Evidence, JournalRow } from './witness.ts';

const plannedSchema = z
  .object({ accountId: z.string(), sleepId: z.string(), from: z.iso.datetime(), until: z.iso.datetime() })
  .loose();
const aboutSchema = z.object({ accountId: z.string() }).loose();
const cancelledSchema = z.object({ sleepId: z.string() }).loose();

/**
 * Finds new posts claimed within a sleep that was planned ahead, whatever became of the job that begins it. A sleep
 * that was called off, or ended by a waking, does not count.
 */
export function sentInPlannedSleep({ journal }: Evidence): readonly Violation[] {
  const plans = journal.filter(({ kind }) => kind === 'account.sleepPlanned');
  const claims = journal.filter(({ kind }) => kind === 'delivery.sending');
  return claims.flatMap((claim) =>
    plans
      .filter((plan) => covers(journal, plan, claim))
      .map((plan): Violation => ({
        kind: 'frozen',
        detail: `entry ${claim.seq}: claimed in the sleep that entry ${plan.seq} planned`,
      })),
  );
}

function covers(journal: readonly JournalRow[], plan: JournalRow, claim: JournalRow): boolean {
  const { accountId, sleepId, from, until } = plannedSchema.parse(plan.data);
  const delivery = deliveryIn(claim);
  if (delivery?.accountId !== accountId || plan.seq > claim.seq) return false;
  const at = claim.at.getTime();
  if (at < Date.parse(from) || at >= Date.parse(until)) return false;
  const isOff = journal.some(
    ({ seq, kind, data, at: then }) =>
      seq < claim.seq &&
      ((kind === 'account.sleepCancelled' && cancelledSchema.parse(data).sleepId === sleepId) ||
        (kind === 'account.woken' &&
          aboutSchema.parse(data).accountId === accountId &&
          seq > plan.seq &&
          then.getTime() >= Date.parse(from))),
  );
  if (isOff) return false;
  const content = standingAt(journal, claim.draftId ?? '', claim.seq)?.contents.get(delivery.revision);
  // Corrections of public posts leave a sleeping account.
  return content === undefined || correctionIn(content, accountId) === null;
}
