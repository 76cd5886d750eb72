import type { DossierWords } from '#messages/words/dossier.ts';

import { numeral } from './counted.ts';

export const dossier: DossierWords = {
  coming: 'Das Dossier ist unterwegs in den Kanal, als zwei Dateien.',
  mayNot: 'Das Dossier ist für die Redaktionsleitung und für alle, die hier freigeben. Fragen Sie jemanden von ihnen.',
  longest: (days) => `Ein Dossier umfasst höchstens ${days} Tage. Wählen Sie einen kürzeren Zeitraum.`,
  told: (from, to) =>
    `Das Dossier unserer Beiträge vom ${from} bis ${to}: im Thread eine Seite, die sich ohne Netz öffnen und drucken lässt, und alle ihre Zahlen.`,
  file: 'dossier',
  numbers: 'Seine Zahlen als CSV-Datei',
  entering: {
    title: 'Für das Dossier',
    intro: 'Was kein Netzwerk sagt. Lassen Sie leer, was Sie nicht wissen: Das Dossier sagt es dann.',
    submit: 'Eintragen',
    month: 'Monat',
    minutes: 'Minuten für Moderation',
    minutesHint: 'Von allen zusammen, im ganzen Monat; von niemandem einzeln. Leer: Es bleibt, wie es ist.',
    pointers: (account) => `Wer auf ${account} verweist`,
    pointersHint: 'Eins je Zeile: eine Seite unserer Website, eine Warnung, die Rettungsdienste.',
    badMonth: 'Wählen Sie einen der Monate.',
    badMinutes: (most) => `Schreiben Sie eine ganze Zahl, höchstens ${numeral(most)}.`,
    long: (most) => `Das ist länger als ${numeral(most)} Zeichen. Kürzen Sie es.`,
    entered: 'Eingetragen. Das nächste Dossier enthält es.',
    same: 'So steht es schon. Nichts hat sich geändert.',
  },
};
