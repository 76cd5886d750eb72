import type { PracticeWords } from '#messages/words/practice.ts';

export const practice: PracticeWords = {
  deskName: 'Ville de Valmont (entraînement)',
  rehearsal: { handle: 'entrainement', displayName: 'Compte d’entraînement' },
  whyTakenBack: 'L’heure annoncée était fausse.',
  firstPost: [
    'Le guichet des cartes de bibliothèque ouvre désormais aussi le samedi, de 9\u00a0h à 12\u00a0h\u00a030, à la mairie de Valmont.',
    'Une pièce d’identité suffit. La carte reste gratuite avant 26 ans.',
    'https://valmont.example.org/bibliotheque',
    '#BibliothèqueDeValmont',
  ],
};
