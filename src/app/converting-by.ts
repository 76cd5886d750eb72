import type { Bot } from '#bot/bot.ts';
import { searchPath } from '#process-environment.ts';
import { findFfmpeg } from '#drafts/conversion/find-ffmpeg.ts';

/** Builds the functions that convert a video and extract its poster; none on a machine without ffmpeg. */
export function convertingBy(): Pick<Bot, 'convertRecording' | 'posterOf'> {
  const ffmpeg = findFfmpeg(searchPath());
  if (ffmpeg === null) return {};
  return {
    convertRecording: async (conversion) => {
      const { convertRecording } = await import('#drafts/conversion/convert-recording.ts');
      return convertRecording(ffmpeg, conversion);
    },
    posterOf: async (video) => {
      const { posterOf } = await import('#drafts/conversion/poster-of.ts');
      return posterOf(ffmpeg, video);
    },
  };
}
