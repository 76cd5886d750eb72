import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { lockKeeping } from './keeping.ts';
import { enqueueKeepingNotice } from './keeping-notice.ts';

/** A person who looks after an account, and whether they are in the chat and the desk's channel. */
export interface Found {
  readonly person: string;
  /** Null: they are there. */
  readonly goneFrom: 'chat' | 'channel' | null;
}

/**
 * Notifies the desk's channel, once, that a keeper or deputy has gone; again if they come back and leave again. Returns
 * how many were reported.
 */
export async function enqueueKeeperGone(
  work: UnitOfWork,
  { accountId, found }: { readonly accountId: string; readonly found: readonly Found[] },
): Promise<number> {
  const keeping = await lockKeeping(work.tx, accountId);
  if (keeping === null) return 0;
  const { deskId, keeper, deputy, goneNotified } = keeping;
  const gone = found.filter(({ person, goneFrom }) => goneFrom !== null && [keeper, deputy].includes(person));
  const isSame = gone.length === goneNotified.length && gone.every(({ person }) => goneNotified.includes(person));
  if (isSame) return 0;
  await work.tx.keeping.update({ where: { accountId }, data: { goneNotified: gone.map(({ person }) => person) } });
  const anew = gone.filter(({ person }) => !goneNotified.includes(person));
  const at = work.clock.now().toISOString();
  for (const { person, goneFrom } of anew) {
    if (goneFrom === null) continue;
    const data = { accountId, at, person, from: goneFrom };
    await journal(work, { kind: 'keeping.keeperGone', deskId, draftId: null, actor: 'tambour', data });
    await enqueueKeepingNotice(work, { kind: 'keeping.keeperGone', deskId, data });
  }
  return anew.length;
}
