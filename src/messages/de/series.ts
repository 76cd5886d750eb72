import type { SeriesWords } from '#messages/words/series.ts';

export const series: SeriesWords = {
  changed: 'die Aufteilung in Beiträge',
  restChanged: 'wer die anderen Teile der Reihe sieht',
  form: {
    label: 'Wenn der Text durch Zeilen mit --- geteilt ist',
    hint: 'Jeder Teil antwortet auf den davor. Ohne Häkchen: keine Nummern, und nur der erste Teil steht in öffentlichen Zeitleisten.',
    numbered: 'Teile nummerieren: 1/4 am Ende, in der Länge mitgezählt',
    restAsFirst: 'Alle Teile in öffentlichen Zeitleisten zeigen, wie den ersten',
    short: 'Reihe',
  },
  numbered: 'Teile nummeriert',
  restAsFirst: 'alle Teile so sichtbar wie der erste',
  part: (account, position, of) => `${account}, Teil ${position} von ${of}`,
  parts: (account, of) => `${account}: ${of} Teile`,
  partOf: (position, of) => `Teil ${position} von ${of}`,
  publicSoFar: (account, count, of) => `${account}: ${count} von ${of} Teilen sind öffentlich.`,
  goOnFrom: (account, position) => `Ab Teil ${position} weitermachen: ${account}`,
  onlyApprovers: 'Nur wer freigeben darf, kann eine Reihe weitergehen lassen.',
  parentGone: (account) =>
    `${account}: Der Teil davor ist nicht mehr da, deshalb wurde dieser nicht gesendet. Wer freigeben darf, kann die öffentlichen Teile zurückziehen.`,
  notCorrected:
    'Tambour korrigiert die Teile einer Reihe noch nicht. Ziehen Sie die Reihe zurück und senden Sie sie neu, oder schreiben Sie eine Ergänzung in einem eigenen Entwurf.',
  divide: (account) => `Aufteilen für ${account}`,
  divideTitle: 'In Beiträge aufteilen',
  divideHint: 'Eine Zeile mit --- trennt zwei Beiträge. Verschieben Sie diese Zeilen, oder nehmen Sie sie heraus.',
  allSent: (account, of) => `Veröffentlicht auf ${account}: alle ${of} Teile, in ihrer Reihenfolge.`,
};
