import type { CaptionsWords } from '#messages/words/captions.ts';

export const captions: CaptionsWords = {
  changed: 'the captions',
  shown: (language, count) =>
    `Captions (${language}), ${count === 1 ? '1 caption' : `${count.toLocaleString('en')} captions`}`,
  rest: (count, fileName) =>
    `And ${count.toLocaleString('en')} more: read all of them in the file ${fileName} in this thread.`,
  burntIn: 'Captions are part of the picture, as the team says.',
  none: 'No captions',
  transcript: (accounts) => `${accounts}: the transcript, which is these words, follows the description.`,
  remove: (language) => `Remove the captions (${language})`,
  form: 'Captions of the video',
  markBurntIn: 'The captions are part of the picture',
  fileName: 'captions',
  whole: (person, language, count) =>
    `${person} added captions (${language}): ${count.toLocaleString('en')}. They are long, here they are whole. Please read them before you approve.`,
  fileTitle: 'Captions to read',
  refused: {
    noVideo: (name) => `${name} has captions, and there is no video. Add the video first, then this file.`,
    tooLarge: (name) => `${name} is too large for captions. Add an SRT or VTT file of 128 kB at most.`,
    encoding: (name) =>
      `${name} is not saved as UTF-8, so that its accents cannot be read with certainty. Save it as UTF-8, then add it.`,
    empty: (name) => `${name} has no captions in it. Export it again as SRT or VTT, then add it.`,
    line: (name, line, example) =>
      `${name} cannot be read at line ${line}: it needs a time such as ${example}, then the text. Correct that line, or export it again as SRT or VTT.`,
    character: (name, line) =>
      `${name} has a character near line ${line} that no network takes. Type that caption anew, then add the file.`,
  },
};
