import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import {
  type Conversion,
  type ConversionFailure,
  type ConvertOutcome,
  targetName,
} from '#drafts/conversion/convert-recording.ts';

/** Stands in for ffmpeg on every machine: equal videos become equal files. */
export interface SimConversions {
  /** Failures of the next conversions. */
  readonly troubles: ConversionFailure[];
  /** Maps the hash of each result to the hash of its original. */
  readonly made: Map<string, string>;
  /** Converts a video; `step` runs before and after. */
  convert(conversion: Conversion, step: (where: string) => Promise<void>): Promise<ConvertOutcome>;
}

export function simConversions(): SimConversions {
  const made = new Map<string, string>();
  const troubles: ConversionFailure[] = [];
  return {
    troubles,
    made,
    async convert({ media, plan, folder, onProgress }, step) {
      await step('before a conversion');
      const trouble = troubles.shift();
      if (trouble !== undefined) return { kind: 'notConverted', why: trouble };
      onProgress(60);
      const bytes = new TextEncoder().encode(`made of ${media.sha256}`);
      await writeFile(join(folder, targetName), bytes);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      made.set(sha256, media.sha256);
      await step('after a conversion');
      const { width, height, framesPerSecond } = plan;
      return {
        kind: 'recording',
        media: {
          sha256,
          mimeType: 'video/mp4',
          width,
          height,
          byteLength: bytes.byteLength,
          recording: {
            pieces: createHash('sha256').update(Buffer.from(sha256, 'hex')).digest('hex'),
            seconds: media.recording?.seconds ?? 0,
            video: { codec: 'avc', framesPerSecond },
            sound: 'aac',
          },
        },
      };
    },
  };
}
