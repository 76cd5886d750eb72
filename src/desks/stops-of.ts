import type { Transaction } from '#storage/database.ts';
import type { Freeze as FreezeRow } from '#storage/generated/client.ts';
import { type JsonRow, rowFromJson } from '#storage/row-from-json.ts';

import { type EmergencyPause, firstPauseOf } from './emergency-pause.ts';
import { type Freeze, freezeByRows, freezesOn } from './freeze.ts';

/** Reasons that keep a desk's posts from leaving, even approved ones. */
export interface Stops {
  readonly freeze: Freeze | null;
  readonly pause: EmergencyPause | null;
}

/** Reads the freeze that a desk is under, as `freezeOf` does, and the pause of its routine posts, as `pauseOf` does. */
export async function stopsOf(tx: Transaction, deskId: string): Promise<Stops> {
  // One statement, since every approval needs both.
  const [row] = await tx.$queryRaw<
    { freezes: readonly JsonRow<FreezeRow>[] | null; pause: JsonRow<EmergencyPause> | null }[]
  >`
    SELECT
      (SELECT jsonb_agg(to_jsonb("frozen") ORDER BY "deskId" NULLS FIRST) FROM (${freezesOn(deskId)}) AS "frozen")
        AS "freezes",
      (SELECT to_jsonb("paused") FROM (${firstPauseOf(deskId)}) AS "paused") AS "pause"`;
  if (row === undefined) throw new Error('the database returned no row about freezes');
  const { freezes, pause } = row;
  return {
    freeze: freezeByRows(
      (freezes ?? []).map((freeze) => rowFromJson<FreezeRow>(freeze, { frozenAt: true, thawedAt: true })),
    ),
    pause: pause === null ? null : rowFromJson<EmergencyPause>(pause, { since: true }),
  };
}
