import { z } from 'zod';

import { accountFromRow } from '#desks/account.ts';
import { correctionOf } from '#drafts/correction.ts';
import { readRevision } from '#drafts/draft.ts';
import { fingerprintOf } from '#drafts/fingerprint-of.ts';
import { renderingsOf, type Rules } from '#drafts/renderings-of.ts';
import { vouchedEntries } from '#storage/vouched-entries.ts';

import { isSameCorrection } from '#publishing/stops/correction.ts';
import type { Delivery } from './delivery.ts';
import type { Reader } from './journaled-post.ts';
import { moves } from './moves.ts';

const planned = `delivery.${moves.plan.journal}`;
const plannedSchema = z.object({ revision: z.number(), fingerprint: z.string() });

/** Outcome of the comparison with the plan. `unsigned`: no signed entry tells the plan, as in a journal without a key. */
type Plan = 'asPlanned' | 'otherwise' | 'unsigned';

/**
 * Tells whether the journal proves by its key that this delivery was planned, and not called off since, with exactly
 * the words and the correction that the rows have now. Without that, what is found by these words is not known to be
 * ours, and nothing is retracted for this correction: the move itself would then be the journal's proof.
 */
export async function judgePlan(reader: Reader, delivery: Delivery, rules: Rules, now: Date): Promise<Plan> {
  const { id, draftId, revision: number } = delivery;
  const [last] = await vouchedEntries(reader, {
    draftId,
    OR: [
      { kind: planned, data: { path: ['deliveryIds'], array_contains: [id] } },
      { kind: `delivery.${moves.cancel.journal}`, data: { path: ['deliveryId'], equals: id } },
    ],
  });
  if (last === undefined) return 'unsigned';
  const told = last.kind === planned ? plannedSchema.safeParse(last.data).data : undefined;
  const revision = await readRevision(reader.tx, draftId, number);
  if (told?.revision !== number || revision === null) return 'otherwise';
  const { content } = revision;
  const rows = await reader.tx.account.findMany({ where: { id: { in: [...content.accountIds] } } });
  const accounts = rows.map((row) => accountFromRow(row, now));
  const renderings = renderingsOf(content, accounts, rules);
  const fingerprint = fingerprintOf(renderings, content, accounts);
  return fingerprint === told.fingerprint && isSameCorrection(correctionOf(content, delivery), delivery.correction)
    ? 'asPlanned'
    : 'otherwise';
}
