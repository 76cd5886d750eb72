import type { SeriesWords } from '#messages/words/series.ts';

import { counted } from './counted.ts';

export const series: SeriesWords = {
  changed: 'die Aufteilung in Beiträge',
  restChanged: 'wer die anderen Teile der Reihe sieht',
  form: {
    label: 'Teile einer Reihe',
    hint: 'Wenn Zeilen mit --- den Text teilen. Ohne Häkchen: keine Nummern, und nur der erste Teil in öffentlichen Zeitleisten, wo das Netzwerk es kann.',
    numbered: 'Teile nummerieren: 1/4 am Ende, in der Länge mitgezählt',
    restAsFirst: 'Alle Teile in öffentlichen Zeitleisten zeigen, wie den ersten',
    short: 'Reihe',
  },
  numbered: 'Teile nummeriert',
  restAsFirst: 'alle Teile so sichtbar wie der erste',
  part: (account, position, of) => `${account}, Teil ${position} von ${of}`,
  parts: (account, of) => `${account}: ${of} Teile`,
  partOf: (position, of) => `Teil ${position} von ${of}`,
  mediaChanged: (index) => `zu welchem Teil Bild oder Video ${index} gehört`,
  mediaPart: (index) => `Bild oder Video ${index} gehört zu`,
  withMedia: (indices) => `Mit Bild oder Video ${indices.join(', ')}, unten gezeigt`,
  publicSoFar: (account, count, of) => `${account}: ${count} von ${of} Teilen sind öffentlich.`,
  goOnFrom: (account, position) => `Ab Teil ${position} weitermachen: ${account}`,
  onlyApprovers: 'Nur wer freigeben darf, kann eine Reihe weitergehen lassen.',
  parentGone: (account) =>
    `${account}: Der Teil davor ist nicht mehr da, deshalb wurde dieser nicht gesendet. Wer freigeben darf, kann die öffentlichen Teile zurückziehen.`,
  correction: {
    textHint: 'Zeilen mit --- trennen die Beiträge. Um sie an ihrer Stelle zu ändern, lassen Sie es gleich viele sein.',
    ways: {
      edit: 'Die Teile, die sich ändern, an ihrer Stelle ändern',
      replace: 'Die ganze Reihe zurückziehen und ersetzen',
      reply: 'Stehen lassen, Richtigstellung unter dem letzten Teil',
      leave: 'Die Reihe lassen, wie sie ist',
    },
    replaceInOtherWords: 'Zurückziehen und ersetzen (am ersten Tag: jeder Teil in anderen Worten)',
    repeated: (account, parts) =>
      `${account} lehnt dieselben Worte binnen eines Tages ein zweites Mal ab (${counted(parts.length, 'Teil', 'Teile')}: ${parts.join(', ')}). Schreiben Sie sie anders, warten Sie einen Tag, oder korrigieren Sie unter dem letzten Teil.`,
    does: {
      replace: (account, of) =>
        `${account}: Die ganze Reihe wird neu veröffentlicht (${of} ${of === 1 ? 'Beitrag' : 'Teile'}), dann wird die alte zurückgezogen, vom letzten Teil zum ersten; die Links ändern sich`,
      reply: (account) =>
        `${account}: Die Reihe bleibt, die Richtigstellung wird als Antwort auf ihren letzten Teil veröffentlicht`,
      leave: (account) => `${account}: Die Reihe bleibt, wie sie ist`,
    },
    othersStay: (account) => `${account}: Die anderen Teile bleiben, wie sie sind`,
    notPublic: (account, position) =>
      `${account}: Teil ${position} ist nicht öffentlich, daran gibt es nichts zu korrigieren. Lassen Sie ihn hier, wie er war; er kann von seinem Entwurf aus weitergehen.`,
    answerMissing:
      'Schreiben Sie die Richtigstellung, die unter den letzten Teil kommt: Die ganze Reihe passt nicht hinein.',
    replaced: (account, number) =>
      `${account}: Entwurf ${number} ersetzt diese Reihe, die gleich zurückgezogen wird, vom letzten Teil zum ersten.`,
    oldGone: (account) => `${account}: Die alte Reihe wurde zurückgezogen, die neue steht an ihrer Stelle.`,
  },
  divide: (account) => `Aufteilen für ${account}`,
  probe: (position, mark) => `Technischer Test, wird sofort gelöscht (${position} von 2, ${mark}).`,
  divideTitle: 'In Beiträge aufteilen',
  divideHint: 'Eine Zeile mit --- trennt zwei Beiträge. Verschieben Sie diese Zeilen, oder nehmen Sie sie heraus.',
  allSent: (account, of) => `Veröffentlicht auf ${account}: alle ${of} Teile, in ihrer Reihenfolge.`,
};
