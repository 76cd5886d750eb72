import { approversOf, type Members } from '#desks/may.ts';
import type { Desk } from '#desks/desk.ts';
import { networkKinds } from '#networks/network-kinds.ts';
import { agreedTemplates } from '#drafts/emergency/agreed.ts';
import { onCallAt } from '#rota/on-call.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { drillUnderWay } from './drill.ts';
import { drillQueue } from './drill-queue.ts';
import { cueAt, drillScript } from './script.ts';

type BeginOutcome =
  | { readonly kind: 'begun' }
  | { readonly kind: 'already' }
  /** A drill could reach the public. */
  | { readonly kind: 'realAccounts' }
  | { readonly kind: 'noTemplate' }
  | { readonly kind: 'nobodyOnCall' };

/**
 * Begins a drill on a desk of practice accounts: enqueues everything in its script for its time. Publishes nothing
 * itself; people do, by the emergency path and as an exercise. The caller checks who may do this.
 */
export async function beginDrill(
  work: UnitOfWork,
  {
    desk,
    members,
    by,
  }: { readonly desk: Desk; readonly members: Members; readonly by: { readonly id: string; readonly name: string } },
): Promise<BeginOutcome> {
  const { id: deskId, accounts } = desk;
  await work.tx.$queryRaw`SELECT 1 FROM "Desk" WHERE "id" = ${deskId}::uuid FOR NO KEY UPDATE`;
  // No drill on a desk with a real account.
  if (accounts.length === 0 || accounts.some(({ practice }) => !practice)) return { kind: 'realAccounts' };
  if ((await drillUnderWay(work.tx, deskId)) !== null) return { kind: 'already' };
  const begunAt = work.clock.now();
  const onCall = await onCallAt(work, deskId, begunAt);
  if (onCall.length === 0) return { kind: 'nobodyOnCall' };
  if ((await agreedTemplates(work, desk, members)).length === 0) return { kind: 'noTemplate' };
  const drillId = work.newId();
  const spare = (approversOf(desk, members) ?? []).filter((one) => one !== by.id && !onCall.includes(one));
  // An account that is read free of charge, so that the doubt settles without a person.
  const lost = accounts.find(({ network }) => networkKinds[network].switches === null) ?? accounts[0];
  const data = { drillId, name: by.name, sleeper: spare[0] ?? null, lostAccountId: lost?.id ?? null };
  await journal(work, { kind: 'drill.begun', deskId, draftId: null, actor: by.id, data });
  await work.jobs.enqueueAll(
    work.tx,
    drillQueue,
    drillScript.map(({ kind: cue }) => ({
      key: `drill:${drillId}:${cue}`,
      data: { drillId, cue },
      startAfter: cueAt(begunAt, cue),
    })),
  );
  return { kind: 'begun' };
}
