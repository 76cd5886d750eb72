import type { Bot } from '#bot/bot.ts';
import { searchPath } from '#process-environment.ts';
import { convertRecording } from '#drafts/conversion/convert-recording.ts';
import { posterOf } from '#drafts/conversion/poster-of.ts';
import { findFfmpeg } from '#drafts/conversion/find-ffmpeg.ts';

/** Makes the ways by which videos are converted and pictured; none on a machine without ffmpeg. */
export function convertingBy(): Pick<Bot, 'convertRecording' | 'posterOf'> {
  const ffmpeg = findFfmpeg(searchPath());
  if (ffmpeg === null) return {};
  return {
    convertRecording: (conversion) => convertRecording(ffmpeg, conversion),
    posterOf: (video) => posterOf(ffmpeg, video),
  };
}
