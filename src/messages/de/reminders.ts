import type { RemindersWords } from '#messages/words/reminders.ts';

import { counted } from './counted.ts';

export const reminders: RemindersWords = {
  waiting: (version, when) =>
    `⏰ Erinnerung: Fassung ${version} wartet auf Freigabe seit ${when}. Entscheiden Sie auf der Freigabekarte.`,
  hourBefore: {
    approval: (when) =>
      `⏰ Geplant ${when}, und die Freigabe fehlt. Ohne sie wird nichts veröffentlicht. Entscheiden Sie auf der Freigabekarte.`,
    asking: (when) =>
      `⏰ Geplant ${when}, und die Freigabe ist nicht angefordert. Ohne sie wird nichts veröffentlicht. Fordern Sie sie auf der Karte an oder ändern Sie die Zeit.`,
    changes: (when) =>
      `⏰ Geplant ${when}, und Änderungen sind angefordert. Ohne Freigabe wird nichts veröffentlicht. Bearbeiten Sie den Entwurf und fordern Sie die Freigabe an.`,
  },
  stale: {
    title: (days) => `Entwürfe, die seit ${days} Tagen niemand angefasst hat`,
    how: (days) =>
      `„Schließen“ verwirft den Entwurf: Nichts davon wird veröffentlicht, und er bleibt lesbar. „Behalten“ lässt ihn ${days} weitere Tage liegen.`,
    close: (number) => `Schließen: ${number}`,
    keep: (number) => `Behalten: ${number}`,
    closed: 'geschlossen',
    kept: (day) => `behalten bis ${day}`,
    taken: 'inzwischen fortgesetzt',
    isTaken: 'Dieser Entwurf wurde inzwischen fortgesetzt: Nichts hat sich geändert.',
  },
  help: '/tambour zeiten',
  helpDoes: 'wann Tambour an Wartendes erinnern darf',
  hours: {
    are: (days, from, to) => `Erinnerungen: ${days}, von ${from} bis ${to}.`,
    calendar: (code) => `Feiertage: die des Kalenders ${code}.`,
    noCalendar: 'Feiertage zählen nicht.',
    next: (days) => `Die nächsten: ${days}.`,
    changed: 'Eingetragen.',
    howTo:
      'Zum Ändern: „/tambour zeiten mo-fr 9:00-18:00“, „/tambour zeiten DE-BY“ (Bayern), „/tambour zeiten keine feiertage“, „/tambour zeiten auto“.',
  },
  staleCount: (count) => `${counted(count, 'Entwurf', 'Entwürfe')} zu schließen oder zu behalten`,
};
