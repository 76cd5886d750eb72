import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { convertRecording, sourceName } from '#drafts/conversion/convert-recording.ts';
import { workFolder } from '#drafts/recording/work-folder.ts';

import { madeRecording } from './made-recordings.ts';

// Converts a video with the ffmpeg given as argument, in its own process, which prints its folder once it is working.
const [ffmpeg = ''] = process.argv.slice(2);
await using folder = await workFolder();
await writeFile(join(folder.path, sourceName), await madeRecording({ picture: 'hevc' }));
await convertRecording(ffmpeg, {
  media: {
    sha256: 's',
    mimeType: 'video/mp4',
    width: 1920,
    height: 1080,
    byteLength: 1,
    recording: { pieces: 'p', seconds: 3, video: { codec: 'hevc', framesPerSecond: 25 }, sound: 'aac' },
  },
  plan: {
    width: 320,
    height: 240,
    framesPerSecond: 25,
    pictureBitsPerSecond: 300_000,
    soundBitsPerSecond: 128_000,
    byteLength: 200_000,
  },
  folder: folder.path,
  signal: new AbortController().signal,
  onProgress: (percent) => {
    if (percent > 0) console.log(folder.path);
  },
});
