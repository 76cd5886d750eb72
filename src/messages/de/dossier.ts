import type { DossierWords } from '#messages/words/dossier.ts';

export const dossier: DossierWords = {
  coming: 'Das Dossier ist unterwegs in den Kanal, als zwei Dateien.',
  mayNot:
    'Das Dossier ist für die Zuständigen dieser Redaktion und für alle, die hier freigeben. Fragen Sie jemanden von ihnen.',
  longest: (days) => `Ein Dossier umfasst höchstens ${days} Tage. Wählen Sie einen kürzeren Zeitraum.`,
  told: (from, to) =>
    `Das Dossier unserer Beiträge vom ${from} bis ${to}: eine Seite, die sich ohne Netz öffnen und drucken lässt, und alle ihre Zahlen.`,
  file: 'dossier',
  numbers: 'Seine Zahlen als CSV-Datei',
};
