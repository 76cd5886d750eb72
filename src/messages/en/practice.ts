import type { PracticeWords } from '#messages/words/practice.ts';

export const practice: PracticeWords = {
  deskName: 'Town of Valmont (practice)',
  rehearsal: { handle: 'practice', displayName: 'Practice account' },
  whyTakenBack: 'The time in it was wrong.',
  firstPost: [
    'The library card desk at Valmont town hall now opens on Saturdays too, from 9:00 to 12:30.',
    'All you need is an identity card. The library card stays free for everyone under 26.',
    'https://valmont.example.org/library',
    '#ValmontLibrary',
  ],
};
