import type { MakingWords } from '#messages/words/making.ts';

export const making: MakingWords = {
  approval: 'Freigabe',
  askAtOnce: 'Freigabe gleich anfordern',
  createAndAsk: 'Anlegen und Freigabe anfordern',
  made: (number) => `Entwurf ${number} ist angelegt.`,
  asked: (number) => `Entwurf ${number} ist angelegt, die Freigabe ist angefordert.`,
  picturesLater: (ask) =>
    `Seine Bilder sind noch unterwegs, deshalb ist die Freigabe nicht angefordert. Drücken Sie „${ask}“ auf seiner Karte, sobald sie da sind.`,
  picturesMissing: (ask) =>
    `Es fehlen Bilder, deshalb ist die Freigabe nicht angefordert. Fügen Sie sie im Thread hinzu, oder drücken Sie „${ask}“ auf seiner Karte.`,
  lookAtAlts: 'Sehen Sie auf der Karte nach: Steht jede Beschreibung unter ihrem Bild?',
  blocked: 'Die Freigabe kann noch nicht angefordert werden. Zuerst zu beheben:',
  askOnCard: (ask) => `Drücken Sie danach „${ask}“ auf seiner Karte.`,
};
