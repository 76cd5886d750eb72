import type { Writing } from '#storage/store.ts';

import { type Desk, readDesk } from './desk.ts';

/** The desk of a channel, which nobody else changes until the transaction ends; null where there is none. */
export async function lockDesk(
  w: Writing,
  where: { readonly platform: string; readonly channel: string },
): Promise<Desk | null> {
  const { platform, channel } = where;
  await w.tx.$queryRaw`SELECT 1 FROM "Desk" WHERE "platform" = ${platform} AND "channel" = ${channel} FOR UPDATE`;
  return readDesk(w.tx, where, w.clock.now());
}
