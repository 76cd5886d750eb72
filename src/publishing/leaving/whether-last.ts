import type { Leaving } from '#accounts/leaving/plan.ts';
import type { Draft } from '#drafts/draft.ts';
import { deliveriesOf, type Delivery } from '#publishing/delivery.ts';
import type { Transaction } from '#storage/database.ts';

/**
 * Tells whether a draft is a plan's last post, or can become it: it went out by the account once the plan was agreed,
 * or may still. `before`: it went out earlier; `never`: it was called off or retracted there.
 */
export async function whetherLast(
  tx: Transaction,
  { account, agreedAt }: Leaving,
  { id, state }: Pick<Draft, 'id' | 'state'>,
): Promise<'last' | 'before' | 'never'> {
  const all = (await deliveriesOf(tx, id)).filter(({ correction }) => correction?.way !== 'edit');
  const ofAccount = all.filter(({ accountId }) => accountId === account.id);
  const sent = ofAccount.flatMap((one) => (one.state === 'sent' ? [one] : []));
  if (sent.length > 0) return sent.every(({ sentAt }) => sentAt >= (agreedAt ?? sentAt)) ? 'last' : 'before';
  if (state === 'rejected' || state === 'cancelled') return 'never';
  if (ofAccount.some((one) => !isOver(one))) return 'last';
  // What is public elsewhere and was called off here leaves here no more.
  return ofAccount.length > 0 && all.some((one) => one.state === 'sent') ? 'never' : 'last';
}

function isOver({ state }: Delivery): boolean {
  return state === 'cancelled' || state === 'retracting' || state === 'retracted';
}
