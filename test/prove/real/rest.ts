import { setTimeout as pause } from 'node:timers/promises';

import type { World } from './open-world.ts';

const longestMs = 180_000;
const lookEveryMs = 150;
const stillLooks = 4;

/** Describes what still moves; null: nothing. Later work, such as readings, and retried reads do not count. */
async function moving(world: World): Promise<string | null> {
  const { eyes } = world.ground;
  // A killed process sends no heartbeat any more, so there is no need to wait for the engine's full timeout.
  await eyes.query(`
    UPDATE pgboss.job SET heartbeat_on = heartbeat_on - interval '1 minute'
    WHERE state = 'active' AND heartbeat_on < now() - interval '6 seconds'`);
  const rows = await eyes.query<{ readonly what: string; readonly count: number }>(`
    SELECT "state"::text AS what, count(*)::int AS count FROM "Delivery"
    WHERE "state" IN ('ready', 'sending', 'doubt', 'retracting') GROUP BY 1
    UNION ALL
    SELECT name, count(*)::int FROM pgboss.job
    WHERE state IN ('created', 'retry', 'active') AND start_after < now() + interval '20 seconds'
      AND (start_after <= now() OR coalesce(singleton_key, '') NOT LIKE 'readBack%')
      AND name NOT LIKE 'minute.%' AND name NOT LIKE '\\_\\_%' AND name NOT LIKE '%read%' AND name NOT LIKE '%digest%'
    GROUP BY 1`);
  const waiting = world.chat.state.outbox.length;
  const found = [...rows, ...(waiting > 0 ? [{ what: 'chat events', count: waiting }] : [])];
  return found.length === 0 ? null : found.map(({ what, count }) => `${count} ${what}`).join(', ');
}

/** Lists each delivery that is not at its end and each job left, to help find out why. */
async function leftOf({ ground }: World): Promise<string> {
  const rows = await ground.eyes.query<{ readonly what: string }>(`
    SELECT concat_ws(' ', id, "state", 'of', "accountId", 'due', "dueAt" - now(), 'lease', "leaseUntil" - now(), 'looks', "settleChecks", "why") AS what
    FROM "Delivery" WHERE "state" IN ('ready', 'sending', 'doubt', 'retracting')
    UNION ALL
    SELECT concat_ws(' ', name, state, singleton_key, 'starts', start_after - now(), 'beat', heartbeat_on - now(), 'tried', retry_count)
    FROM pgboss.job WHERE state IN ('created', 'retry', 'active') AND start_after < now() + interval '5 minutes'`);
  return [new Date().toISOString(), ...rows.map(({ what }) => what)].join('\n  ');
}

/** Waits until nothing moves; returns what still moves if that never comes. */
export async function rest(world: World): Promise<string | null> {
  let still = 0;
  let last: string | null = null;
  for (const begunMs = performance.now(); performance.now() - begunMs < longestMs; await pause(lookEveryMs)) {
    last = await moving(world);
    still = last === null ? still + 1 : 0;
    if (still >= stillLooks) return null;
  }
  return `${last}\n  ${await leftOf(world)}`;
}
