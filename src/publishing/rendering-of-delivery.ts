import { type Account, accountFromRow } from '#desks/account.ts';
import { readRevision } from '#drafts/draft.ts';
import { renderingsOf, type Rules } from '#drafts/renderings-of.ts';
import type { Rendering } from '#networks/rendering.ts';
import type { Transaction } from '#storage/database.ts';

import type { Delivery } from './delivery.ts';

/** What this delivery sends, or sent, whatever became of its draft since, and the account as it is now. */
export async function renderingOfDelivery(
  tx: Transaction,
  delivery: Delivery,
  rules: Rules,
  now: Date,
): Promise<{ readonly account: Account; readonly rendering: Rendering }> {
  const row = await tx.account.findUniqueOrThrow({ where: { id: delivery.accountId } });
  const revision = await readRevision(tx, delivery.draftId, delivery.revision);
  const account = accountFromRow(row, now);
  const [rendering] =
    revision === null ? [] : renderingsOf({ ...revision.content, accountIds: [account.id] }, [account], rules);
  if (rendering === undefined) throw new Error(`delivery ${delivery.id} has no revision`);
  return { account, rendering };
}
