import type { MediaWords } from '#messages/words/media.ts';

export const media: MediaWords = {
  image: {
    place: (index) => `Image ${index}`,
    altPlace: (index) => `Alt text of image ${index}`,
    alt: (index) => `Image ${index}, alt text`,
    altMissing: (index) => `Image ${index}: no alt text`,
    describe: 'Describe the images',
    describeIntro:
      'Say what each image shows, its text included, for those who do not see it. Approval cannot be asked for without.',
    remove: 'Images to remove',
    takeOut: (count) => (count === 1 ? 'Take the image out' : 'Take the images out'),
    changed: 'the images',
    altChanged: (index) => `the alt text of image ${index}`,
    altOfOneChanged: 'an alt text',
  },
  video: {
    place: (index) => `Video ${index}`,
    altPlace: (index) => `Description of video ${index}`,
    alt: (index) => `Video ${index}, description`,
    altMissing: (index) => `Video ${index}: no description`,
    describe: 'Describe the video',
    describeIntro:
      'Say what the video shows and what is said in it, for those who do not see or hear it. Approval cannot be asked for without.',
    remove: 'Video to remove',
    takeOut: (count) => (count === 1 ? 'Take the video out' : 'Take the videos out'),
    changed: 'the video',
    altChanged: (index) => `the description of video ${index}`,
    altOfOneChanged: 'the description of the video',
  },
  sound: {
    place: (index) => `Sound ${index}`,
    altPlace: (index) => `Description of sound ${index}`,
    alt: (index) => `Sound ${index}, description`,
    altMissing: (index) => `Sound ${index}: no description`,
    describe: 'Describe the sound',
    describeIntro:
      'Say what is to be heard, with what is said, for those who do not hear it. Approval cannot be asked for without.',
    remove: 'Sound to remove',
    takeOut: (count) => (count === 1 ? 'Take the sound out' : 'Take the sounds out'),
    changed: 'the sound',
    altChanged: (index) => `the description of sound ${index}`,
    altOfOneChanged: 'the description of the sound',
  },
};
