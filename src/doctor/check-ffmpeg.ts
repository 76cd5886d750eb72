import { type FindingOf, type Plain, right } from './finding.ts';

/** The findings of this check, with the values that each sentence needs. */
export interface FfmpegFacts {
  readonly ffmpegThere: { readonly path: string };
  readonly ffmpegMissing: Plain;
}

/**
 * Checks whether this machine has ffmpeg, which converts videos that do not fit. Tambour works without it, so nothing
 * is wrong then.
 */
export function checkFfmpeg(path: string | null): readonly FindingOf<FfmpegFacts>[] {
  return [right(path === null ? { code: 'ffmpegMissing' } : { code: 'ffmpegThere', path })];
}
