import type { PastWords } from '#messages/words/past.ts';

import { counted } from './counted.ts';

export const past: PastWords = {
  help: '/tambour past',
  helpDoes: 'which posts from before Tambour say the same on two networks; the dossier counts those that you confirm',
  howTo: 'Type “/tambour past”, without anything behind it.',
  nothing:
    'Nothing is kept of the time before Tambour. Whoever runs Tambour imports it with “tambour figures import”: docs/past.md says how.',
  noPairs:
    'Of the posts from before Tambour none seem to say the same on two networks. For pairs, the past of an account on each is needed.',
  title: (open) => `${counted(open, 'pair', 'pairs')} of posts from before Tambour to look at`,
  intro:
    'Do both posts say the same? Press what does not away, one by one, and then confirm the rest. Only confirmed pairs count in the dossier.',
  allSaid: (confirmed, refused) =>
    `Each pair of posts from before Tambour was looked at. Confirmed: ${confirmed}. Not the same: ${refused}.`,
  why: {
    link: (number) => `${number}. The same link`,
    likeness: (number) => `${number}. Much the same words`,
  },
  post: (account, when, text) => `${account}, ${when}: ${text}`,
  noText: 'no text',
  buttons: {
    confirm: (count) => (count === 1 ? 'Confirm this pair' : `Confirm these ${count} pairs`),
    refuse: (number) => `${number} is no pair`,
    takeBack: 'Take back',
  },
  answer: {
    confirmed: (count) => `You confirmed ${counted(count, 'pair', 'pairs')}.`,
    refused: 'It counts as no pair.',
    takenBack: (count) => `Taken back: ${counted(count, 'pair', 'pairs')}.`,
    changed: 'These pairs have changed since, or somebody else has answered. Nothing was done.',
  },
};
