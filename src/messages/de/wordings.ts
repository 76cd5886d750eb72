import type { WordingWords } from '#messages/words/wordings.ts';

export const wordings: WordingWords = {
  propose: 'Text vorschlagen',
  takeProposed: 'Diesen Text übernehmen',
  takeKept: 'Meinen Text übernehmen',
  leave: 'Liegen lassen',
  formTitle: 'Text vorschlagen',
  formIntro: 'Es ändert sich nichts, bis der Vorschlag übernommen wird: von der Person, die den Entwurf verfasst hat.',
  formSend: 'Vorschlagen',
  proposedBy: (name) => `Vorschlag von ${name}`,
  proposed: (name, version) => `${name} schlägt einen Text für Fassung ${version} vor.`,
  late: (name, base) =>
    `Text von ${name}, begonnen auf Fassung ${base}. Eine neuere Fassung war schon da: Nichts wurde überschrieben, nichts ist verloren.`,
  movedOn: (version) => `Inzwischen ist der Entwurf bei Fassung ${version}. Das würde sich darin ändern:`,
  wouldChange: 'Das würde sich ändern:',
  alsoChanges: (what) => `Würde sich auch ändern: ${what}.`,
  whole: (place) => `${place}, vollständig`,
  onlyAuthor: (name) => `Nichts ändert sich, bis dieser Vorschlag übernommen wird, und zwar von ${name}.`,
  onlyWriter: (name) => `Nichts ändert sich, bis dieser Text übernommen wird, und zwar von ${name}.`,
  same: (version) => `Das steht schon in Fassung ${version}: Es gibt nichts zu übernehmen.`,
  taken: (name, version) => `Übernommen von ${name}: Es ist Fassung ${version}.`,
  left: (name) => `Liegen gelassen von ${name}. Nichts hat sich geändert.`,
  cancelled: 'Dieser Entwurf ist verworfen: Es gibt nichts mehr zu übernehmen.',
  rejected: 'Diese Fassung wurde abgelehnt: Bearbeiten Sie den Entwurf, bevor Sie einen Vorschlag übernehmen.',
  underWay: 'Der Beitrag ist veröffentlicht oder wird gerade gesendet: Es gibt nichts mehr zu übernehmen.',
  tookProposal: (name, proposer, version, what) =>
    `${name} hat den Vorschlag von ${proposer} übernommen: Fassung ${version}. Geändert: ${what}.`,
  answer: {
    author: 'Sie haben diesen Entwurf selbst verfasst. Nehmen Sie „Bearbeiten“.',
    not_asked: 'Die Freigabe dieser Fassung ist nicht angefordert: Es gibt nichts vorzuschlagen.',
    rejected: 'Diese Fassung wurde abgelehnt. Zuerst muss sie überarbeiten, wer den Entwurf verfasst hat.',
    under_way: 'Zu spät: Der Beitrag ist veröffentlicht oder wird gerade gesendet.',
    unchanged: 'Das steht schon so im Entwurf: Es wurde nichts vorgeschlagen.',
    too_many: (most) =>
      `In diesem Thread warten schon ${most} Texte. Zuerst muss einer übernommen oder liegen gelassen werden.`,
    blocked: 'So übernommen, könnte dieser Vorschlag nicht freigegeben werden. Zu beheben:',
    onlyAuthorTakes: 'Einen Vorschlag übernehmen kann nur, wer den Entwurf verfasst hat. Nichts hat sich geändert.',
    onlyWriterTakes: 'Diesen Text übernehmen kann nur, wer ihn geschrieben hat. Nichts hat sich geändert.',
    onlyThemLeave:
      'Liegen lassen können diesen Text nur, wer ihn geschrieben und wer den Entwurf verfasst hat. Nichts hat sich geändert.',
    movedOn: (version) =>
      `Nichts hat sich geändert: Der Entwurf ist bei Fassung ${version}. Die Karte zeigt nun, was sich darin ändern würde. Lesen Sie sie noch einmal und entscheiden Sie dann.`,
    over: 'Dieser Text wurde schon übernommen oder liegen gelassen. Nichts hat sich geändert.',
    blockedAfter: (version) =>
      `Es ist Fassung ${version}, aber die Freigabe kann noch nicht angefordert werden. Die Karte sagt, was zu beheben ist.`,
    keptForYou: (version) =>
      `Fassung ${version} ist schon da: Nichts wurde überschrieben. Ihr Text liegt im Thread, mit dem, was sich ändern würde: Übernehmen Sie ihn, oder lassen Sie ihn liegen.`,
  },
};
