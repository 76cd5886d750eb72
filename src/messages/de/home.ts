import type { HomeWords } from '#messages/words/home.ts';

export const home: HomeWords = {
  help: '/tambour',
  helpTyped: '/tambour hilfe',
  helpDoes: 'was auf Sie wartet, was zu klären ist, was als Nächstes erscheint',
  title: (desk) => `${desk}: aktueller Stand`,
  waits: 'Wartet auf Sie',
  needs: 'Zu klären',
  leaves: 'Erscheint als Nächstes',
  nothing: 'Nichts wartet, und nichts ist geplant.',
  noDesk: 'Sie gehören noch zu keiner Redaktion. /tambour einstellungen im Kanal eines Teams richtet eine ein.',
  others: (count) => `und ${count} weitere: /tambour liste`,
  write: 'Beitrag schreiben',
  more: 'Alles, was Tambour versteht: /tambour hilfe',
};
