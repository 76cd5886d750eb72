import { randomUUID } from 'node:crypto';

import { macOfDecision } from '#approvals/decision-mac.ts';

import type { Scene } from './publishing-scene.ts';
import { testDecisionKey } from './test-decision-key.ts';

/** Writes an approval of the first version. `signed`: with a valid MAC, as only Tambour can. */
export async function anApproval(
  scene: Scene,
  draftId: string,
  person: string,
  how: 'signed' | 'unsigned',
): Promise<void> {
  const { fingerprint } = (await scene.draft(draftId)).current;
  const decision = {
    ...({ id: randomUUID(), deskId: scene.deskId, subjectKind: 'draft', subjectId: draftId } as const),
    ...({ revision: 1, fingerprint, person, inPlaceOf: null } as const),
    ...({ kind: 'approve', via: 'button', decidedAt: scene.clock.now(), withdrawnAt: null } as const),
  };
  const mac = how === 'signed' ? macOfDecision(testDecisionKey, decision) : null;
  await scene.store.db.decision.create({ data: { ...decision, personName: person, mac } });
}

/** Writes a due delivery of the first version to Mastodon. */
export async function aDelivery(scene: Scene, draftId: string): Promise<void> {
  const { fingerprint } = (await scene.draft(draftId)).current;
  const now = scene.clock.now();
  const planned = { key: randomUUID(), dueAt: now, notAfterAt: new Date(now.getTime() + 3_600_000), createdAt: now };
  const accountId = scene.accountIds.mastodon;
  await scene.store.db.delivery.create({
    data: { id: randomUUID(), draftId, revision: 1, accountId, fingerprint, state: 'ready', ...planned },
  });
}

/** Writes everything that an approval does besides the decision itself. */
export async function andTheRest(scene: Scene, draftId: string): Promise<void> {
  await scene.store.db.draft.update({ where: { id: draftId }, data: { state: 'approved' } });
  await scene.store.db.delivery.deleteMany({ where: { draftId } });
  await aDelivery(scene, draftId);
}
