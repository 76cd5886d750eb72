import type { ConfirmOutcome } from '#networks/publish-outcome.ts';
import type { Rendering } from '#networks/rendering.ts';
import { isWithin } from '#networks/snowflake.ts';

import { skewMs } from './find-records.ts';
import { holds, readRecord } from './read-record.ts';
import type { Server } from './server.ts';
import { madeAt } from './tid.ts';

/** Compares a post named by a person with what was sent. Its key contains its time, even if nothing can be read. */
export async function confirmRecord(
  server: Server,
  rkey: string,
  rendering: Rendering,
  { since, signal }: { readonly since: Date; readonly signal: AbortSignal },
): Promise<ConfirmOutcome> {
  const at = madeAt(rkey);
  if (at === null) return { kind: 'notOurs', why: 'no_such_post' };
  if (!isWithin(at, { since, until: server.clock.now() }, skewMs)) return { kind: 'notOurs', why: 'other_time' };
  // Reads only the account's own repository: another account's post under that key is not found.
  const reading = await readRecord(server, rkey, signal);
  switch (reading.kind) {
    case 'missing':
      return { kind: 'notOurs', why: 'no_such_post' };
    case 'unknown':
      return { kind: 'unseen' };
    case 'there':
      return holds(reading.post, rendering) ? { kind: 'seen' } : { kind: 'notOurs', why: 'other_words' };
  }
}
