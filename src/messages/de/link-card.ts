import type { LinkCardWords } from '#messages/words/link-card.ts';

export const linkCard: LinkCardWords = {
  changed: 'die Linkkarte',
  take: 'Linkkarte mitsenden',
  takeAnew: 'Linkkarte erneuern',
  leave: 'Linkkarte weglassen',
  title: (accounts) => `Linkkarte auf ${accounts}`,
  goesOut: 'Sie erscheint mit dem Beitrag genau so, wie sie hier steht, und gehört zu dem, was freigegeben wird.',
  notChosen: (accounts) => `${accounts} zeigt keine Karte dieses Links.`,
  differs: 'Die Seite sagt jetzt etwas anderes. Gesendet wird die Karte oben.',
  none: 'Kein Beitrag dieses Entwurfs kann eine Linkkarte haben: Nötig sind ein Link, ein Netzwerk, das Karten nimmt, und kein eigenes Bild oder Video.',
  notRead: 'Von der Seite ließ sich nichts lesen, also gibt es keine Linkkarte. Die Karte des Entwurfs sagt, warum.',
};
