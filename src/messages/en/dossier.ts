import type { DossierWords } from '#messages/words/dossier.ts';

export const dossier: DossierWords = {
  coming: 'The dossier is on its way to the channel, as two files.',
  mayNot: 'The dossier is for the stewards of this desk and those who approve on it. Ask one of them.',
  longest: (days) => `A dossier covers at most ${days} days. Choose a shorter period.`,
  told: (from, to) =>
    `The dossier of our posts from ${from} to ${to}: a page that opens without a network and prints, and all its numbers.`,
  file: 'dossier',
  numbers: 'Its numbers as a CSV file',
};
