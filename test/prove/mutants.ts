import type { Mutant } from './mutant.ts';
import { mutantsOfApproval } from './mutants-of-approval.ts';
import { mutantsOfBluesky } from './mutants-of-bluesky.ts';
import { mutantsOfCorrecting } from './mutants-of-correcting.ts';
import { mutantsOfEmergencies } from './mutants-of-emergencies.ts';
import { mutantsOfRelaying } from './mutants-of-relaying.ts';
import { mutantsOfReminding } from './mutants-of-reminding.ts';
import { mutantsOfSeries } from './mutants-of-series.ts';
import { mutantsOfVideos } from './mutants-of-videos.ts';
import { mutantsOfSending } from './mutants-of-sending.ts';

/** All mutants. Each must fail within a thousand histories. */
export const mutants: readonly Mutant[] = [
  ...mutantsOfApproval,
  ...mutantsOfSending,
  ...mutantsOfCorrecting,
  ...mutantsOfEmergencies,
  ...mutantsOfReminding,
  ...mutantsOfRelaying,
  ...mutantsOfSeries,
  ...mutantsOfBluesky,
  ...mutantsOfVideos,
];
