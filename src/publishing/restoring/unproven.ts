import { isGenuineRow } from '#approvals/decision.ts';
import { lapseUnproven } from '#approvals/lapse-unproven.ts';
import { accountFromRow } from '#desks/account.ts';
import { decisionsOn } from '#drafts/decisions-on.ts';
import { type Draft, lockDraft } from '#drafts/draft.ts';
import { refOfDraft } from '#drafts/subject-of-draft.ts';
import type { Decision } from '#storage/generated/client.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { deliveriesOf } from '#publishing/delivery.ts';
import { move } from '#publishing/move.ts';
import type { PublishingDeps } from '#publishing/publishing-deps.ts';

/**
 * Lapses a draft's decisions if one of them is not genuine, holds what was to leave, and lets the same revision be
 * decided on again. Does nothing if all are genuine. The caller has locked `draft`.
 */
export async function holdUnproven(work: UnitOfWork, draft: Draft): Promise<void> {
  const decisions = await decisionsOn(work, draft);
  if (decisions.every(({ isGenuine }) => isGenuine)) return;
  await lapseUnproven(work, { ...refOfDraft(draft), number: draft.current.number }, decisions);
  if (draft.state !== 'approved') return;
  for (const delivery of await deliveriesOf(work.tx, draft.id)) {
    if (delivery.state !== 'ready') continue;
    // A delivery that may be public needs its own message; one message about the decisions covers the others.
    const isTold = delivery.doubtSince === null;
    await move(work, { draft, delivery }, 'hold', { why: 'decision_unproven', isTold });
  }
  await work.tx.draft.update({ where: { id: draft.id }, data: { state: 'asked', changedAt: work.clock.now() } });
}

/**
 * Checks the decisions of all waiting drafts, and holds at once what the gate would hold when it is due, so that there
 * is time to decide again. They may not be genuine after a restore under another master key. Uses one transaction per draft. Returns how many drafts had a decision that is not genuine.
 * Returns null, and holds nothing, if the key opens no account: with the wrong key file nothing can leave anyway, and
 * that mistake must not cost approvals given under the right one.
 */
export async function holdAllUnproven(deps: PublishingDeps): Promise<number | null> {
  const { store } = deps;
  const rows = await store.db.$queryRaw<Decision[]>`
    SELECT decision.* FROM "Decision" decision JOIN "Draft" draft
      ON draft."id" = decision."subjectId" AND draft."currentRevision" = decision."revision"
    WHERE draft."state" = 'asked' OR (draft."state" = 'approved' AND EXISTS (
      SELECT FROM "Delivery" delivery WHERE delivery."draftId" = draft."id" AND delivery."state" = 'ready'))`;
  const unproven = rows.filter((row) => !isGenuineRow(store.decisionKey, row.deskId, row));
  if (unproven.length > 0 && !(await opensSomeAccount(deps))) return null;
  const draftIds = new Set(unproven.map(({ subjectId }) => subjectId));
  for (const id of draftIds) {
    await store.write(async (work) => {
      const draft = await lockDraft(work.tx, id);
      if (draft?.state === 'asked' || draft?.state === 'approved') await holdUnproven(work, draft);
    });
  }
  return draftIds.size;
}

/**
 * Tells whether this process's key seems to be this database's: it opens at least one account's token, or there is no
 * account yet.
 */
async function opensSomeAccount({ store, networkOf }: PublishingDeps): Promise<boolean> {
  const rows = await store.db.account.findMany({ orderBy: { createdAt: 'desc' } });
  for (const row of rows) {
    const opened = await networkOf(accountFromRow(row, store.clock.now()));
    if (opened.kind !== 'unreadable') return true;
  }
  return rows.length === 0;
}
