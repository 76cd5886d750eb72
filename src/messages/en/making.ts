import type { MakingWords } from '#messages/words/making.ts';

import { counted } from './counted.ts';

export const making: MakingWords = {
  approval: 'Approval',
  askAtOnce: 'Ask for approval at once',
  createAndAsk: 'Create and ask for approval',
  made: (number) => `Draft ${number} has been created.`,
  asked: (number) => `Draft ${number} has been created, and approval is asked for.`,
  picturesLater:
    'Its images are still on their way. Approval is asked for as soon as they are there, unless the draft is changed before.',
  askedLater: (number) => `The images of draft ${number} are there, and approval is asked for.`,
  picturesCame: (number) => `The files of draft ${number} have arrived.`,
  changedMeanwhile: (ask) =>
    `The draft was changed meanwhile, so approval is not asked for. Look at its card, then press “${ask}” there.`,
  picturesMissing: (ask) =>
    `Not every image is in it, so approval is not asked for yet. Add them in the thread, or press “${ask}” on its card.`,
  lookAtAlts: 'Look at the card: does each description stand under its image?',
  onlyAuthorsTakeOut: (altTexts) =>
    `Only those who worded this draft take out with one press what was added. On its card, “${altTexts}” does it too.`,
  unused: (names, more) =>
    `Approval is not asked for yet: ${names.join(', ')}${more === 0 ? '' : ` and ${counted(more, 'other image', 'other images')}`} in the thread ${names.length === 1 ? 'is' : 'are'} not in the post.`,
  leftOut: (videos, person) =>
    `${videos.join(', ')} (added by ${person}) ${videos.length === 1 ? 'is' : 'are'} not in the post: the file cannot be published as it is.`,
  use: (name) => `Use ${name}`,
  blocked: 'Approval cannot be asked for yet. To fix first:',
  askOnCard: (ask) => `Then press “${ask}” on its card.`,
};
