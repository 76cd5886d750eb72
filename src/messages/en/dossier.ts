import type { DossierWords } from '#messages/words/dossier.ts';

import { numeral } from './counted.ts';

export const dossier: DossierWords = {
  coming: 'The dossier is on its way to the channel, as two files.',
  mayNot: 'The dossier is for the stewards of this desk and those who approve on it. Ask one of them.',
  longest: (days) => `A dossier covers at most ${days} days. Choose a shorter period.`,
  told: (from, to) =>
    `The dossier of our posts from ${from} to ${to}: in its thread, a page that opens without a network and prints, and all its numbers.`,
  file: 'dossier',
  numbers: 'Its numbers as a CSV file',
  entering: {
    title: 'For the dossier',
    intro: 'What no network tells. Leave empty what you do not know: the dossier then says so.',
    submit: 'Enter',
    month: 'Month',
    minutes: 'Minutes of moderation',
    minutesHint: 'Of all together, over the whole month; of nobody by name. Left empty: it stays as it is.',
    pointers: (account) => `Who points to ${account}`,
    pointersHint: 'One a line: a page of our site, an alert, the emergency services.',
    badMonth: 'Choose one of the months.',
    badMinutes: (most) => `Write a whole number, at most ${numeral(most)}.`,
    long: (most) => `That is longer than ${numeral(most)} characters. Shorten it.`,
    entered: 'Entered. The next dossier has it.',
    same: 'That is how it stands already. Nothing has changed.',
  },
};
