import type { MakingWords } from '#messages/words/making.ts';

import { counted } from './counted.ts';

export const making: MakingWords = {
  approval: 'Freigabe',
  askAtOnce: 'Freigabe gleich anfordern',
  createAndAsk: 'Anlegen und Freigabe anfordern',
  made: (number) => `Entwurf ${number} ist angelegt.`,
  asked: (number) => `Entwurf ${number} ist angelegt, die Freigabe ist angefordert.`,
  picturesLater:
    'Seine Bilder werden noch geladen. Die Freigabe wird angefordert, sobald sie da sind, sofern sich der Entwurf bis dahin nicht ändert.',
  askedLater: (number) => `Die Bilder von Entwurf ${number} sind da, die Freigabe ist angefordert.`,
  picturesCame: (number) => `Die Dateien von Entwurf ${number} sind da.`,
  changedMeanwhile: (ask) =>
    `Der Entwurf wurde inzwischen geändert, deshalb ist die Freigabe nicht angefordert. Prüfen Sie seine Karte und drücken Sie dort „${ask}“.`,
  picturesMissing: (ask) =>
    `Es fehlen Bilder, deshalb ist die Freigabe nicht angefordert. Fügen Sie sie im Thread hinzu, oder drücken Sie „${ask}“ auf seiner Karte.`,
  lookAtAlts: 'Sehen Sie auf der Karte nach: Steht jede Beschreibung unter ihrem Bild?',
  onlyAuthorsTakeOut: (altTexts) =>
    `Nur wer an diesem Entwurf geschrieben hat, nimmt Hinzugefügtes mit einem Klick heraus. Auf seiner Karte geht es auch über „${altTexts}“.`,
  unused: (names, more) =>
    `Die Freigabe ist noch nicht angefordert: ${names.join(', ')}${more === 0 ? '' : ` und ${counted(more, 'weiteres Bild', 'weitere Bilder')}`} im Thread ${names.length === 1 ? 'ist' : 'sind'} nicht im Beitrag.`,
  leftOut: (videos, person) =>
    `${videos.join(', ')} (von ${person}) ${videos.length === 1 ? 'ist' : 'sind'} nicht im Beitrag: Die Datei kann so nicht veröffentlicht werden.`,
  use: (name) => `${name} verwenden`,
  blocked: 'Die Freigabe kann noch nicht angefordert werden. Zuerst zu beheben:',
  askOnCard: (ask) => `Drücken Sie danach „${ask}“ auf seiner Karte.`,
};
