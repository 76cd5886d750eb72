import { accountPaused, accountRemoved } from './account.ts';
import { accountAsleep } from './account-asleep.ts';
import { contentChanged, decisionUnproven, notApproved } from './approval.ts';
import { correctedPost, correctedSince, correctionChanged } from './correction.ts';
import { emergencyPause } from './emergency-pause.ts';
import { frozen } from './frozen.ts';
import { networkOff, parentUnproven, seriesOff } from './network.ts';
import { partBefore } from './part-before.ts';
import { reservePeriod } from './reserve-period.ts';
import type { Stop } from './stop.ts';
import { late, tooEarly } from './timing.ts';

/** Every reason not to send an approved post. Where several stand, the first is told. */
export const stops = [
  frozen,
  emergencyPause,
  tooEarly,
  partBefore,
  late,
  accountRemoved,
  accountPaused,
  accountAsleep,
  decisionUnproven,
  reservePeriod,
  notApproved,
  contentChanged,
  correctionChanged,
  correctedSince,
  correctedPost,
  parentUnproven,
  networkOff,
  seriesOff,
] as const satisfies readonly Stop[];

/** A reason of the list, as on a held delivery's row. */
export type StopWhy = (typeof stops)[number]['whys'][number];

/** All reasons of the list. */
export const stopWhys: readonly StopWhy[] = [...new Set(stops.flatMap(({ whys }): readonly StopWhy[] => whys))];
