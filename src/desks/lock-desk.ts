import type { UnitOfWork } from '#storage/store.ts';

import { type Desk, readDesk } from './desk.ts';

/** Locks the desk of a channel until the transaction ends, and reads it; null if there is none. */
export async function lockDesk(
  work: UnitOfWork,
  where: { readonly platform: string; readonly channel: string },
): Promise<Desk | null> {
  const { platform, channel } = where;
  await work.tx.$queryRaw`SELECT 1 FROM "Desk" WHERE "platform" = ${platform} AND "channel" = ${channel} FOR UPDATE`;
  return readDesk(work.tx, where, work.clock.now());
}
