import type { NetworkKind } from '#networks/network-rules.ts';
import { networkSchema } from '#desks/account.ts';
import { journal } from '#storage/journal.ts';
import type { Store } from '#storage/store.ts';

import { readDrill } from './drill.ts';
import { enqueueDrillNotice } from './drill-notice.ts';
import { drillQueue } from './drill-queue.ts';
import type { CueKind } from './script.ts';

/** Starts or stops losing a practice network's answers; null if none runs in this process. */
export type LoseAnswers = ((network: NetworkKind, isLost: boolean) => void) | null;

/** Starts playing the events of drills, each at its time. */
export async function playDrills(store: Store, loseAnswers: LoseAnswers): Promise<void> {
  await store.jobs.work(drillQueue, { concurrency: 1 }, ({ drillId, cue }) =>
    playCue(store, loseAnswers, { drillId, cue }),
  );
}

async function playCue(
  store: Store,
  loseAnswers: LoseAnswers,
  { drillId, cue }: { readonly drillId: string; readonly cue: CueKind },
): Promise<void> {
  const drill = await readDrill(store.db, drillId);
  if (drill === null || drill.endedAt !== null) return;
  const { deskId, sleeper, lostAccountId } = drill;
  if (cue === 'asleep' && sleeper === null) return;
  if (cue === 'lost' || cue === 'found' || cue === 'end') {
    if (lostAccountId === null || loseAnswers === null) {
      if (cue !== 'end') return;
    } else {
      const account = await store.db.account.findUnique({ where: { id: lostAccountId }, select: { network: true } });
      const network = networkSchema.safeParse(account?.network).data;
      if (network !== undefined) loseAnswers(network, cue === 'lost');
    }
  }
  await store.write(async (work) => {
    if (cue === 'end') {
      await journal(work, { kind: 'drill.ended', deskId, draftId: null, actor: 'tambour', data: { drillId } });
    }
    await enqueueDrillNotice(work, deskId, { kind: 'drill.cue', data: { drillId, cue } });
  });
}
