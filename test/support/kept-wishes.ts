import { macOfRequest, macOfWish as macOfRequestWish } from '#approvals/requests/request-mac.ts';
import { macOfCancel } from '#periods/period-mac.ts';
import { macOfWish } from '#storage/signing/wish-mac.ts';
import type { Store } from '#storage/store.ts';

/**
 * Keeps a waking, a plan to leave an account and an override of an approved draft that are over, and a wish to cancel
 * the one reserve period: all signed, and nothing waits.
 */
export async function keepWishes(
  store: Store,
  { deskId, accountId }: { readonly deskId: string; readonly accountId: string },
): Promise<void> {
  const at = store.clock.now();
  const wish = { id: store.newId(), deskId, fingerprint: 'f' } as const;
  const asked = { askedBy: 'aicha', askedAt: at, askedPolicy: 0, endedAt: at } as const;
  const lapsed = { ...wish, state: 'lapsed' } as const;
  const wished = { cancelAskedBy: 'aicha', cancelAskedAt: at, cancelAskedPolicy: 0, cancelMac: null } as const;
  const request = {
    ...asked,
    ...lapsed,
    ...wished,
    kind: 'waking',
    aboutId: accountId,
    number: 2,
    agreedAt: at,
  } as const;
  const macs = {
    mac: macOfRequest(store.decisionKey, request),
    cancelMac: macOfRequestWish(store.decisionKey, request),
  };
  await store.db.request.create({ data: { ...request, terms: {}, ...macs } });
  const leaving = { ...asked, ...wish, id: store.newId(), kind: 'leaving', aboutId: accountId, number: 1 } as const;
  const plan = { way: 'dormant', reference: 'no. 14', leavesAt: at, reviewAt: at, keeper: 'aicha', deputy: null };
  const cancelled = { ...leaving, state: 'cancelled', agreedAt: null } as const;
  const mac = macOfRequest(store.decisionKey, cancelled);
  await store.db.request.create({ data: { ...cancelled, terms: plan, mac } });
  const { id: draftId } = await store.db.draft.findFirstOrThrow({ where: { state: 'approved' } });
  const ofPost = { draftId, revision: 7, periodIds: [], reason: 'Crue' };
  const override = { ...asked, ...lapsed, ...ofPost, mac: macOfWish(store.decisionKey, 'periodOverride', lapsed) };
  await store.db.periodOverride.create({ data: override });
  const period = await store.db.period.findFirstOrThrow();
  const cancel = { cancelAskedBy: 'aicha', cancelAskedAt: at, cancelAskedPolicy: 0 } as const;
  const cancelMac = macOfCancel(store.decisionKey, { ...period, ...cancel });
  await store.db.period.update({ where: { id: period.id }, data: { ...cancel, cancelMac } });
}
