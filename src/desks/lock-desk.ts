import type { UnitOfWork } from '#storage/store.ts';

import { type Desk, readDesk } from './desk.ts';

/** Locks the desk of a channel, so that nobody else changes it until the transaction ends; null if there is none. */
export async function lockDesk(
  w: UnitOfWork,
  where: { readonly platform: string; readonly channel: string },
): Promise<Desk | null> {
  const { platform, channel } = where;
  await w.tx.$queryRaw`SELECT 1 FROM "Desk" WHERE "platform" = ${platform} AND "channel" = ${channel} FOR UPDATE`;
  return readDesk(w.tx, where, w.clock.now());
}
