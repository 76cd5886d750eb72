import type { RestoredWords } from '#messages/words/restored.ts';

export const restored: RestoredWords = {
  decideAgain: (when) =>
    `Tambour wurde aus einer Sicherung wiederhergestellt (${when}): Was seither entschieden wurde, ist vergessen, frühere Freigaben zählen nicht mehr. Bitte entscheiden Sie neu. Schon Öffentliches wird nicht noch einmal gesendet.`,
  frozen: (when) => `❄ Tambour wurde aus einer Sicherung wiederhergestellt, ${when}.`,
  looks:
    'Aus dieser Redaktion wird nichts veröffentlicht. Tambour sucht in den Netzwerken, was vorher vielleicht schon veröffentlicht wurde. Was es findet, gilt als veröffentlicht; nach dem Rest fragt es im Thread.',
  forgotten:
    'Was seit der Sicherung vereinbart oder beendet wurde, ist vergessen. Es gilt der Stand von damals: wer freigibt, Karenzzeiten, Notfallvorlagen, Regeln, Bereitschaftsplan, ruhende Konten, geteilte Links. Bitte sehen Sie das durch.',
  howToEnd:
    'Stimmt die Liste, heben Freigabeberechtigte das mit der Schaltfläche hier auf. Auch dann wird nichts von selbst veröffentlicht.',
  frozenCard:
    '❄ Tambour wurde wiederhergestellt: Es wird nichts veröffentlicht. Freigabeberechtigte heben das mit der Schaltfläche unter der Liste im Kanal auf.',
  stillLooking:
    'Tambour sucht in den Netzwerken noch, was vielleicht schon veröffentlicht wurde. Versuchen Sie es in einigen Minuten noch einmal.',
  emergency:
    'Vielleicht ist schon eine Warnung öffentlich, von der Tambour nichts mehr weiß: Sehen Sie zuerst auf den Konten selbst nach.',
  itself: 'Seither wurde Tambour aus einer älteren Sicherung wiederhergestellt: Vielleicht hat es das selbst getan.',
};
