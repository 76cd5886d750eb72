import { type FindingOf, type Plain, right } from './finding.ts';

/** Lists the findings of this check, with the values that each sentence needs. */
export interface FfmpegFacts {
  readonly ffmpegThere: { readonly path: string };
  readonly ffmpegMissing: Plain;
}

/** Checks whether this machine has ffmpeg, by which videos that do not fit are converted. It does without: nothing is wrong then. */
export function checkFfmpeg(path: string | null): readonly FindingOf<FfmpegFacts>[] {
  return [right(path === null ? { code: 'ffmpegMissing' } : { code: 'ffmpegThere', path })];
}
