import type { RestoredWords } from '#messages/words/restored.ts';

export const restored: RestoredWords = {
  decideAgain: (when) =>
    `Tambour wurde aus einer Sicherung wiederhergestellt (${when}): Was seither entschieden wurde, ist vergessen. Bitte entscheiden Sie neu. Was schon öffentlich ist, wird nicht noch einmal gesendet.`,
  frozen: (when) => `❄ Tambour wurde aus einer Sicherung wiederhergestellt, ${when}.`,
  looks:
    'Aus dieser Redaktion wird nichts veröffentlicht. Tambour sucht in den Netzwerken, was vorher vielleicht schon veröffentlicht wurde. Was es findet, gilt als veröffentlicht; nach dem Rest fragt es im Thread.',
  howToEnd:
    'Stimmt die Liste, heben Freigabeberechtigte das mit der Schaltfläche hier auf. Auch dann wird nichts von selbst veröffentlicht.',
  frozenCard:
    '❄ Tambour wurde wiederhergestellt: Es wird nichts veröffentlicht. Freigabeberechtigte heben das mit der Schaltfläche unter der Liste im Kanal auf.',
  stillLooking:
    'Tambour sucht in den Netzwerken noch, was vielleicht schon veröffentlicht wurde. Versuchen Sie es in einigen Minuten noch einmal.',
};
