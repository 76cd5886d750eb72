import type { CorrectionsWords } from '#messages/words/corrections.ts';

export const corrections: CorrectionsWords = {
  corrects: (number) => `Korrigiert Entwurf ${number}`,
  correctedBy: (numbers, count) => `Korrigiert durch ${count === 1 ? 'Entwurf' : 'die Entwürfe'} ${numbers}`,
  underWay: (numbers, count) =>
    `${count === 1 ? 'Korrektur' : 'Korrekturen'} in Vorbereitung (${count === 1 ? 'Entwurf' : 'Entwürfe'} ${numbers})`,
  whatHappens: 'Was die Freigabe bewirkt',
  whatWasApproved: 'Was freigegeben war',
  changes: 'Was sich im Text ändert',
  sameWords: 'Im Text ändert sich kein Wort.',
  does: {
    edit: (a) => `${a}: Der Beitrag wird an seiner Stelle bearbeitet, sein Link bleibt`,
    replace: (a) =>
      `${a}: Dieser Text wird veröffentlicht, dann wird der alte Beitrag zurückgezogen; der Link ändert sich`,
    reply: (a) => `${a}: Der Beitrag bleibt, die Korrektur erscheint als Antwort darauf`,
    replyApart: (a) => `${a}: Der Beitrag bleibt, die Korrektur erscheint für sich, mit seinem Link`,
    leave: (a) => `${a}: Der Beitrag bleibt, wie er ist`,
    replaceGone: (a) =>
      `${a}: Der alte Beitrag wurde inzwischen zurückgezogen; dieser Text würde als neuer Beitrag veröffentlicht`,
    gone: (a) => `${a}: Der zu korrigierende Beitrag wurde inzwischen zurückgezogen; dort geht nichts hinaus`,
  },
  twice: (once, twice, day) =>
    `Ersetzen auf X kostet doppelt: etwa ${once} für den alten und ebenso viel für den neuen Beitrag, zusammen ${twice} (Preisliste vom ${day})`,
  ways: {
    edit: 'An seiner Stelle bearbeiten',
    replace: 'Zurückziehen und ersetzen',
    reply: 'Stehen lassen und richtigstellen',
    leave: 'Lassen, wie er ist',
  },
  answer: (text) => `Korrektur: ${text}`,
  form: {
    title: (number) => `Korrektur zu ${number}`,
    intro:
      'Daraus wird ein neuer Entwurf, der wie jeder andere freizugeben ist. Vorher ändert sich auf den Netzwerken nichts.',
    alreadyOpen: (number) => `Hinweis: Entwurf ${number} korrigiert diesen Beitrag schon und ist nicht fertig.`,
    text: 'Der korrigierte Text',
    way: (a) => `Auf ${a}`,
    answer: 'Richtigstellung',
    answerHint: 'Nur wo der Beitrag bleibt. Leer: „Korrektur“ und der korrigierte Text.',
    create: 'Korrektur anlegen',
    allLeft: 'Jeder Beitrag bliebe, wie er ist: Wählen Sie, was aus mindestens einem wird.',
  },
  button: 'Korrigieren',
  approveNow: 'Freigeben und sofort korrigieren',
  itIsDone: (a) => `Ist korrigiert: ${a}`,
  itIsNotDone: (a) => `Nicht korrigiert, korrigieren: ${a}`,
  retractOld: (a) => `Alten Beitrag zurückziehen von ${a}`,
  nothingPublic: (number) =>
    `Von Entwurf ${number} ist nichts öffentlich: Es gibt nichts zu korrigieren. Bearbeiten Sie ihn oder schreiben Sie einen neuen.`,
  made: (number) => `Die Korrektur ist Entwurf ${number}. Alles Weitere steht in seinem Thread.`,
  whichOne:
    'Welchen Entwurf möchten Sie korrigieren? Tippen Sie seine Nummer: /tambour korrigieren 12. Im Thread des Entwurfs geht es ohne Nummer.',
  help: '/tambour korrigieren 12',
  helpDoes: 'korrigieren, was schon öffentlich ist',
  change: (a) => `was aus dem Beitrag auf ${a} wird`,
  delivery: {
    ready: (a, when) => `${a}: wird ${when} korrigiert`,
    sending: (a) => `${a}: wird korrigiert`,
    sent: (a, when) => `${a}: ${when} an seiner Stelle korrigiert`,
    doubt: (a) =>
      `${a}: Ob das korrigiert wurde, wissen wir noch nicht. Tambour prüft es; bearbeiten Sie nichts von Hand.`,
    replacing: 'der alte Beitrag wird gleich zurückgezogen',
    oldGone: 'der alte Beitrag wurde zurückgezogen',
    oldStays: 'der alte Beitrag steht noch',
    oldGoneNewNot: 'der alte Beitrag ist weg, der neue noch nicht veröffentlicht',
    old: 'alten Beitrag ansehen',
  },
  edited: (when, number) => `${when} korrigiert (Entwurf ${number})`,
  notice: {
    corrected: (a) => `${a}: Der Beitrag ist korrigiert, sein Link ist derselbe.`,
    unsure: (a) =>
      `${a}: keine sichere Antwort auf die Korrektur. Tambour liest den Beitrag noch einmal; bearbeiten Sie nichts von Hand.`,
    begun: (name, number) => `${name} bereitet eine Korrektur vor: Entwurf ${number}.`,
    by: {
      edit: (a, number) => `${a}: durch Entwurf ${number} an seiner Stelle korrigiert.`,
      replace: (a, number) => `${a}: Entwurf ${number} ersetzt diesen Beitrag, der gleich zurückgezogen wird.`,
      replaceGone: (a, number) =>
        `${a}: Dieser Beitrag wurde zurückgezogen, an seiner Stelle ist Entwurf ${number} öffentlich.`,
      reply: (a, number) => `${a}: Entwurf ${number} veröffentlicht eine Richtigstellung.`,
    },
    replaced: (a) => `${a}: Der alte Beitrag wurde zurückgezogen, der neue steht an seiner Stelle.`,
    stays: (a) =>
      `${a}: Der neue Beitrag ist öffentlich, der alte ließ sich aber nicht zurückziehen. Beide sind zu sehen. Ziehen Sie den alten auf der Karte oder auf dem Netzwerk zurück.`,
    staysClaimed: (a) =>
      `${a}: Die Korrektur ist veröffentlicht, der alte Beitrag bleibt: Tambour kennt ihn nur durch das Wort einer Person. Jemand anderes mit Freigabeberechtigung muss ihn in seinem Thread zurückziehen.`,
    staysFrozen: (a) =>
      `${a}: Der neue Beitrag ist öffentlich. Die Redaktion ist eingefroren: Der alte wird nicht von selbst zurückgezogen, beide sind zu sehen. Ziehen Sie den alten auf der Karte zurück.`,
  },
  failed: {
    cannot_edit: (a) =>
      `${a}: Dieser Server lässt Beiträge nicht bearbeiten, nichts hat sich geändert. Korrigieren Sie noch einmal und wählen Sie „Zurückziehen und ersetzen“.`,
    post_gone: (a) =>
      `${a}: Der zu korrigierende Beitrag ist nicht mehr auf dem Netzwerk, jemand hat ihn dort gelöscht. Nichts wurde korrigiert.`,
  },
};
