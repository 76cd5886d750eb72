/** What the practice desk starts with. The town is made up, and `example.org` is nobody's. */
export const practiceWords = {
  fr: {
    deskName: 'Ville de Valmont (entraînement)',
    whyTakenBack: 'L’heure annoncée était fausse.',
    firstPost: [
      'Le guichet des cartes de bibliothèque ouvre désormais aussi le samedi, de 9 h à 12 h 30, à la mairie de Valmont.',
      'Une pièce d’identité suffit. La carte reste gratuite avant 26 ans.',
      'https://valmont.example.org/bibliotheque',
      '#BibliothèqueDeValmont',
    ].join('\n\n'),
  },
  en: {
    deskName: 'Town of Valmont (practice)',
    whyTakenBack: 'The time in it was wrong.',
    firstPost: [
      'The library card desk at Valmont town hall now opens on Saturdays too, from 9:00 to 12:30.',
      'All you need is an identity card. The library card stays free for everyone under 26.',
      'https://valmont.example.org/library',
      '#ValmontLibrary',
    ].join('\n\n'),
  },
} as const;
