import { accountPaused, accountRemoved } from './account.ts';
import { accountAsleep } from './account-asleep.ts';
import { contentChanged, decisionUnproven, notApproved } from './approval.ts';
import { correctedPost, correctedSince, correctionChanged } from './correction.ts';
import { emergencyPause } from './emergency-pause.ts';
import { frozen } from './frozen.ts';
import { networkOff, parentUnproven, seriesOff } from './network.ts';
import { partBefore } from './part-before.ts';
import { reservePeriod } from './reserve-period.ts';
import type { AfterHeld, Stop } from './stop.ts';
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

type WhyOf<Listed> = Listed extends { readonly whys: Readonly<Record<infer Why extends string, AfterHeld>> }
  ? Why
  : never;

/** A reason of the list, as on a held delivery's row. */
export type StopWhy = WhyOf<(typeof stops)[number]>;

/** What people can do about each reason of the list. */
// The cast: Object.assign forgets which keys its parts have.
export const afterStops = Object.assign({}, ...stops.map(({ whys }) => whys)) as Readonly<Record<StopWhy, AfterHeld>>;
