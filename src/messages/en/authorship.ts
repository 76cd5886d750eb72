import type { AuthorshipWords } from '#messages/words/authorship.ts';

export const authorship: AuthorshipWords = {
  asker: (author) =>
    `You asked for this approval in the place of ${author}, so yours cannot be the only one. Nothing has changed. ${author} can still ask for it on the card.`,
  askedInPlace: (asker, author) =>
    `${asker} asked for approval in the place of ${author}: somebody else has to approve, or ${author} asks for it too.`,
  stuckAsker: (name) => `${name} asked for approval in the author’s place`,
  authorFixes: (author) => `Or ${author} can reword it with “Edit”, then ask for approval.`,
  savingBars: (names) => `If you save a change you cannot approve this version. Can still approve: ${names}.`,
  savingBarsAll:
    'If you save a change you cannot approve this version, and nobody else could. Ask for approval instead, then use “Propose a wording”.',
  picturesKept: (name, base) =>
    `Pictures that ${name} asked for on version ${base}. There was a newer version already: nothing was added to it.`,
  takePictures: 'Add these pictures',
  picturesWait: (version) =>
    `There is a version ${version} already: your pictures were not added to it. They wait in the thread: add them, or leave them.`,
};
