import type { PracticeWords } from '#messages/words/practice.ts';

export const practice: PracticeWords = {
  deskName: 'Stadt Valmont (Übung)',
  rehearsal: { handle: 'uebung', displayName: 'Übungskonto' },
  whyTakenBack: 'Die Uhrzeit darin war falsch.',
  firstPost: [
    'Die Ausgabe der Bibliotheksausweise im Rathaus Valmont ist jetzt auch samstags geöffnet, von 9:00 bis 12:30 Uhr.',
    'Ein Personalausweis genügt. Für alle unter 26 bleibt der Bibliotheksausweis kostenlos.',
    'https://valmont.example.org/bibliothek',
    '#BibliothekValmont',
  ],
};
