import type { Bot } from '#bot/bot.ts';
import { searchPath } from '#config.ts';
import { convertRecording } from '#drafts/conversion/convert-recording.ts';
import { findFfmpeg } from '#drafts/conversion/find-ffmpeg.ts';

/** Makes the way by which videos are converted; none on a machine without ffmpeg. */
export function convertingBy(): Pick<Bot, 'convertRecording'> {
  const ffmpeg = findFfmpeg(searchPath());
  return ffmpeg === null ? {} : { convertRecording: (conversion) => convertRecording(ffmpeg, conversion) };
}
