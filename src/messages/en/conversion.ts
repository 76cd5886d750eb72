import type { ConversionWords } from '#messages/words/conversion.ts';

export const conversion: ConversionWords = {
  button: 'Convert the video',
  offer: ({ pixels, size, time }) =>
    `Tambour can make of it a video that all accounts take: MP4, H.264, ${pixels}, about ${size} MB, ${time}. It will be a new version, to be approved.`,
  begun: (name) => `${name} has the video converted. That may take some minutes; the new version comes here.`,
  half: (percent) => `Converting the video: ${percent} % are done.`,
  underWay: 'This video is being converted already. The new version comes in the thread.',
  notHere: 'This machine has nothing to convert a video with. Export it otherwise, then add it.',
  not: {
    failed: 'The video could not be converted, and the draft has not changed. Export it otherwise, then add it.',
    late: 'The conversion took too long and was stopped. The draft has not changed. Export the video smaller or shorter, then add it.',
    disk: 'There is not enough room on the disk to convert the video. The draft has not changed. Tell the Tambour administrators.',
    other:
      'What the conversion made is not the same video, and is not used. The draft has not changed. Export it otherwise, then add it.',
    tooLarge:
      'The converted video grew too large, and the conversion was stopped. The draft has not changed. Export the video shorter, then add it.',
    notNow: 'The video could not be converted just now, and the draft has not changed. Try again in a few minutes.',
    changed:
      'The draft changed during the conversion: the converted video is not used. Convert it again if that is needed.',
  },
};
