import type { StoryWords } from '#messages/words/story.ts';

import { counted } from './counted.ts';

export const story: StoryWords = {
  open: 'Die ganze Geschichte',
  title: (number) => `Was aus Entwurf ${number} wurde`,
  part: (first, last, all) => `${first} bis ${last} von ${all}, älteste zuerst`,
  more: (count) => `Mehr (${count})`,
  over: 'Mehr gibt es nicht.',
  begun: (name) => `${name} hat Fassung 1 geschrieben.`,
  asked: (name, version) => `${name} hat die Freigabe von Fassung ${version} angefordert.`,
  decided: {
    approve: (name, version) => `✅ ${name} hat Fassung ${version} freigegeben.`,
    requestChanges: (name, version) => `✏️ ${name} hat Änderungen an Fassung ${version} angefordert.`,
    reject: (name, version) => `❌ ${name} hat Fassung ${version} abgelehnt.`,
  },
  inPlaceOf: (name) => `In Vertretung von ${name}.`,
  withdrawn: (name, version) => `Die Entscheidung von ${name} zu Fassung ${version} zählt nicht mehr.`,
  wordingProposed: (name, version) => `${name} hat einen Text für Fassung ${version} vorgeschlagen.`,
  wordingLate: (name, version) =>
    `Ein Text von ${name}, begonnen auf Fassung ${version}, kam zu spät: Er wurde daneben aufgehoben.`,
  wordingAccepted: (name, version) => `${name} hat übernommen, was wartete: Es ist Fassung ${version}.`,
  wordingDismissed: (name) => `${name} hat liegen lassen, was wartete.`,
  stopped: (name) => `${name} hat das Senden gestoppt.`,
  cancelled: (name) => `${name} hat den Entwurf verworfen.`,
  reopened: (name) => `${name} hat den Entwurf wieder geöffnet.`,
  rejectionWithdrawn: (name) => `${name} hat die Ablehnung zurückgenommen.`,
  sentLate: (name) => `${name} hat verspätet gesendet, was wartete.`,
  sent: (account, version) => `${account}: veröffentlicht, Fassung ${version} ·`,
  corrected: (account) => `${account}: Der Beitrag wurde korrigiert.`,
  doubt: (account) => `${account}: Auf das Senden kam keine sichere Antwort, und Tambour hat nachgesehen.`,
  retracted: (account, name) => `${account}: zurückgezogen von ${name}.`,
  retractFailed: (account) => `${account}: Das Zurückziehen ist nicht gelungen.`,
  readings: {
    caption: 'Was die Beiträge in jedem Alter erreicht haben',
    figure: 'Alter und Zahl',
    age: {
      h24: '24 Std.',
      h72: '72 Std.',
      d7: '7 Tage',
      d14: '14 Tage',
      d21: '21 Tage',
      d28: '28 Tage',
    },
    row: (age, figure) => `${age}, ${figure}`,
    others: (count) => `${counted(count, 'weiteres Konto', 'weitere Konten')}: Der Export der Zahlen zeigt sie.`,
    withParts: (first, all) => `${first} (alle Teile: ${all})`,
    partsNote:
      'Bei einer Reihe: ihr erster Beitrag, und alle Teile zusammen. Ihre eigenen Teile zählen nicht als Antworten.',
    likes: 'favorisiert',
    shares: 'geteilt',
    replies: 'Antworten',
    views: 'Aufrufe, wie X sie zählt',
  },
};
