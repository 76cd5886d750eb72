import type { EmergencyWords } from '#messages/words/emergency.ts';

import { counted } from './counted.ts';

export const emergency: EmergencyWords = {
  help: '/tambour notfall',
  helpDoes: 'für die Bereitschaft: eine vereinbarte Vorlage sofort veröffentlichen',
  helpEnd: '/tambour notfall ende',
  helpEndDoes: 'einen Notfall beenden und über das entscheiden, was dafür wartete',
  mode: { real: 'ERNSTFALL', exercise: 'ÜBUNG' },
  part: { warning: 'Warnung', correction: 'Richtigstellung', allClear: 'Entwarnung' },
  partOf: (what, part) => `${what}: ${part}`,
  question: {
    title: 'Notfall',
    intro: (real, exercise) =>
      `Soll wirklich gewarnt werden? Dann schreiben Sie ${real}. Wird nur geübt, schreiben Sie ${exercise}. Noch wird nichts veröffentlicht.`,
    label: 'Ernstfall oder Übung',
    submit: 'Weiter',
    wrong: (real, exercise) => `Schreiben Sie ${real} oder ${exercise}, ganz aus. Es ist nichts geschehen.`,
  },
  choose: {
    title: (mode) => `${mode} · Was soll veröffentlicht werden?`,
    real: 'Der Beitrag wird vorher noch einmal gezeigt. Danach ist er sofort öffentlich.',
    exercise: 'Der Beitrag geht nur an Übungskonten und trägt das Wort ÜBUNG.',
    none: 'Es ist keine Vorlage vereinbart, die jetzt gesendet werden kann. Eine wird mit /tambour notfall vorlagen vorbereitet.',
    goesOn: (what, when) => `„${what}“ läuft, ${when}:`,
  },
  fill: {
    title: (mode) => `${mode} · Ausfüllen`,
    intro: (mode, what) => `${mode} · ${what}. Der Beitrag wird vor dem Senden gezeigt.`,
    submit: 'Beitrag zeigen',
    timeHint: 'Eine Uhrzeit, zum Beispiel 2.10 Uhr oder 3 Uhr.',
    shortHint: 'Höchstens 60 Buchstaben, Ziffern, Leerzeichen, Bindestriche und Apostrophe zwischen Buchstaben.',
    pleaseChoose: 'Bitte wählen',
  },
  wrong: {
    empty: () => 'Bitte ausfüllen.',
    notListed: () => 'Wählen Sie einen Wert der Liste.',
    noTime: () => 'Schreiben Sie eine Uhrzeit, zum Beispiel 2.10 Uhr oder 3 Uhr.',
    tooLong: () => 'Schreiben Sie höchstens 60 Zeichen.',
    characters: ({ sign }) =>
      `${sign === null ? 'Ein unsichtbares Zeichen' : `„${sign}“`} darf hier nicht stehen. Erlaubt sind Buchstaben, Ziffern, Leerzeichen, Bindestriche und ein Apostroph zwischen zwei Buchstaben.`,
  },
  preview: {
    title: (mode, what) => `${mode} · ${what}`,
    asItStands: 'Das wird dort stehen, auf jedem Konto:',
    fromNow: (times) => `Von jetzt aus gesehen: ${times}.`,
    realOnce: (press) =>
      `„${press}“ macht es sofort öffentlich. Alle Freigabeberechtigten werden benachrichtigt, und die übrigen Beiträge dieser Redaktion warten.`,
    exerciseOnce: (press) =>
      `„${press}“ veröffentlicht es auf den Übungskonten. Alle Freigabeberechtigten werden benachrichtigt.`,
    asleep: 'ruht: dort wird nichts veröffentlicht',
    publish: (mode) => `${mode}: jetzt veröffentlichen`,
  },
  another: {
    warning: (what, name, when, number) =>
      `Vor Kurzem, ${when}, hat ${name} „${what}“ veröffentlicht (Entwurf ${number}). Ist das ein anderes Ereignis? Ist es dasselbe, tun Sie nichts: Es ist öffentlich.`,
    again: (what, name, when, number) =>
      `Vor Kurzem, ${when}, hat ${name} „${what}“ veröffentlicht (Entwurf ${number}). Soll es noch einmal erscheinen? Wenn nicht, tun Sie nichts.`,
    publishWarning: (mode) => `${mode}: anderes Ereignis, veröffentlichen`,
    publishAgain: (mode) => `${mode}: noch einmal veröffentlichen`,
  },
  answer: {
    sent: (mode, number) =>
      `${mode}: Es wird jetzt veröffentlicht, als Entwurf ${number}. Der Kanal zeigt, was daraus wird.`,
    already: 'Das wurde schon veröffentlicht. Der Kanal zeigt, was daraus wird.',
    noPreview:
      'Diese Vorschau ist nicht Ihre oder älter als eine Stunde. Beginnen Sie neu mit /tambour notfall. Es wurde nichts veröffentlicht.',
    changed:
      'Was vereinbart war, hat sich seither geändert. Beginnen Sie neu mit /tambour notfall. Es wurde nichts veröffentlicht.',
    inDoubt: (number) =>
      `Noch ist nicht bekannt, ob das schon öffentlich ist: siehe Entwurf ${number}. Sehen Sie auf dem Konto selbst nach. Bis das geklärt ist, wird es für dieses Ereignis nicht noch einmal gesendet. Es wurde nichts veröffentlicht.`,
    sameWords: (number) =>
      `Genau diese Worte sind seit Kurzem öffentlich: siehe Entwurf ${number}. Es wurde nichts veröffentlicht.`,
    eventOver: 'Dieses Ereignis ist beendet. Beginnen Sie neu mit /tambour notfall. Es wurde nichts veröffentlicht.',
    notOnCall: (names) =>
      names.length === 0
        ? 'Das darf nur, wer Bereitschaft hat, und im Moment hat sie niemand. Benachrichtigen Sie die Redaktionsleitung. Es wurde nichts veröffentlicht.'
        : `Das darf nur, wer Bereitschaft hat. Im Moment: ${names.join(', ')}. Es wurde nichts veröffentlicht.`,
    mayNotFollow: (names) =>
      names.length === 0
        ? 'Das darf nur, wer Bereitschaft hat, oder Freigabeberechtigte, sobald die Warnung öffentlich ist, und im Moment hat niemand Bereitschaft. Benachrichtigen Sie Freigabeberechtigte dieser Redaktion. Es wurde nichts veröffentlicht.'
        : `Das darf nur, wer Bereitschaft hat, oder Freigabeberechtigte, sobald die Warnung öffentlich ist. Bereitschaft im Moment: ${names.join(', ')}. Es wurde nichts veröffentlicht.`,
    frozen: (why) => `${why} Auch dies geht nicht hinaus. Es wurde nichts veröffentlicht.`,
    notAgreed:
      'Diese Vorlage ist nicht oder nicht mehr vereinbart. Beginnen Sie neu mit /tambour notfall. Es wurde nichts veröffentlicht.',
    ownTemplate: (names) =>
      names.length === 0
        ? 'Sie haben diese Vorlage allein verfasst oder freigegeben, und sonst hat niemand Bereitschaft. Rufen Sie Freigabeberechtigte. Es wurde nichts veröffentlicht.'
        : `Sie haben diese Vorlage allein verfasst oder freigegeben, daher muss jemand anders sie veröffentlichen: ${names.join(', ')}. Es wurde nichts veröffentlicht.`,
    realOnPractice:
      'Sie haben ERNSTFALL geschrieben, und diese Konten sind Übungskonten. Es wurde nichts veröffentlicht.',
    exerciseOnReal:
      'Sie haben ÜBUNG geschrieben, und diese Konten sind echt. Üben Sie in einer Redaktion mit Übungskonten. Es wurde nichts veröffentlicht.',
    blocked: 'So kann das nicht hinausgehen. Es wurde nichts veröffentlicht.',
    ended: 'Es ist beendet. Dadurch wurde nichts veröffentlicht: Der Kanal zeigt, was wartet.',
    nothingToEnd: 'Hier läuft kein Notfall. Es hat sich nichts geändert.',
    notApprover: 'Nur Freigabeberechtigte beenden einen Notfall und seine Pause. Es hat sich nichts geändert.',
    paused:
      'Ein Notfall läuft, die übrigen Beiträge warten. Freigabeberechtigte beenden das mit /tambour notfall ende.',
  },
  terminal: {
    notOnRota: (user, desk) =>
      `Der Systembenutzer „${user}“ steht im Bereitschaftsplan von „${desk}“ für niemanden. Wer den Plan erstellt, trägt ihn dort ein (/tambour bereitschaftsplan), und andere geben ihn frei. Es wurde nichts veröffentlicht.`,
    number: 'Welche Nummer?',
    notChosen: 'Es wurde keine Vorlage gewählt. Es wurde nichts veröffentlicht.',
    notFilledIn: 'Es ist nicht alles ausgefüllt. Es wurde nichts veröffentlicht.',
    publish: (mode) => `${mode} VERÖFFENTLICHEN`,
    typePublish: (word) => `Schreiben Sie ${word}, um es sofort öffentlich zu machen; alles andere bricht ab:`,
    stopped: 'Abgebrochen. Es wurde nichts veröffentlicht.',
    another: 'ANDERES',
    typeAnother: (word) =>
      `Ist es ein anderes Ereignis, oder soll es noch einmal erscheinen, schreiben Sie ${word}; alles andere bricht ab:`,
    sent: (number) =>
      `Entwurf ${number} wird jetzt veröffentlicht, falls Tambour läuft, sonst sobald es startet. Der Kanal erfährt es, sobald der Chat antwortet; gibt ein Kanal oder eine Gruppe frei, geht vorher nichts hinaus.`,
    changed:
      'Was vereinbart war, hat sich geändert, seit dies gezeigt wurde. Beginnen Sie neu. Es wurde nichts veröffentlicht.',
    thaw: (typed) => `Solange der Chat ausfällt, beendet die Administration das auf dem Server: ${typed}`,
  },
  told: {
    title: (mode, name, what, when) => `${mode} · ${name} hat „${what}“ über den Notfallweg veröffentlicht, ${when}`,
    approvedBefore: (names, version) => `Vorab freigegeben von ${names.join(', ')}, Fassung ${version} der Vorlage.`,
    exercise: 'Eine Übung: nur auf Übungskonten.',
    account: (label, state) => `${label}: ${state}`,
    inDoubt: 'nicht bekannt, ob öffentlich',
    underWay: 'unterwegs',
    waits: 'angehalten, siehe Thread',
    failed: 'nicht veröffentlicht',
    cancelled: 'abgesagt',
    retracted: 'zurückgezogen',
    routineWaits: (count) =>
      count === 0
        ? 'Die übrigen Beiträge dieser Redaktion warten, bis Freigabeberechtigte das beenden.'
        : `Die übrigen Beiträge dieser Redaktion warten, bis Freigabeberechtigte das beenden: bisher ${counted(count, 'Beitrag', 'Beiträge')}.`,
    correct: (what) => `„${what}“ richtigstellen`,
    allClear: (what) => `Entwarnung für „${what}“`,
    end: 'Notfall beenden',
    trouble: (mode, what, label) => `${mode} · Es ist nicht bekannt, ob „${what}“ auf ${label} öffentlich ist`,
    doubtMeans:
      'Sehen Sie auf dem Konto selbst nach und sagen Sie im Thread, ob der Beitrag dort steht. Bis das geklärt ist, sendet ihn niemand auf diesem Weg für dieses Ereignis noch einmal.',
    lookInThread: 'Mehr dazu steht im Thread.',
    inChannel: 'Im Kanal zurückziehen oder richtigstellen',
  },
  ended: {
    title: (mode, what, name, when) =>
      `${mode} · ${name} hat „${what}“ beendet, ${when}. Dadurch wurde nichts veröffentlicht.`,
    stillPaused: (what) => `„${what}“ läuft noch, daher warten die übrigen Beiträge weiter.`,
    waiting: (count) =>
      `Es ${count === 1 ? 'wartet' : 'warten'} ${counted(count, 'Beitrag', 'Beiträge')}. Entscheiden Sie über jeden: freigeben, oder seinen Thread öffnen, um ihn zu ändern oder abzubrechen.`,
    nothingWaits: 'Es wartet nichts mehr.',
  },
  afterwards: {
    title: (mode, name, what, when) =>
      `${mode} · Nachträglich freizugeben: „${what}“, veröffentlicht von ${name}, ${when}`,
    asks: 'Geben Sie es nachträglich frei, oder sagen Sie, dass es zu korrigieren ist. Wer es veröffentlicht hat, tut weder das eine noch das andere.',
    approve: 'Nachträglich freigeben',
    object: 'Es ist zu korrigieren',
    missing: (count) => `Es ${count === 1 ? 'fehlt' : 'fehlen'} ${counted(count, 'Freigabe', 'Freigaben')}.`,
    approvedBy: (name) => `Nachträglich freigegeben, zuletzt von ${name}.`,
    toCorrect: (name) =>
      `${name} sagt, dass es zu korrigieren ist. Korrigieren Sie es oder ziehen Sie es zurück; bis dahin bleibt dies offen.`,
    corrected: 'Es wurde korrigiert oder zurückgezogen.',
    overdue: (mode, what, when) =>
      `${mode} · Seit zwei Arbeitstagen hat niemand „${what}“ nachträglich freigegeben oder korrigiert. Es wurde veröffentlicht: ${when}. Bitte kümmern Sie sich darum.`,
    officer:
      'Sie haben dies über den Notfallweg veröffentlicht: Andere geben es nachträglich frei. Es hat sich nichts geändert.',
    authorsDeputy:
      'Sie vertreten, wer dies veröffentlicht hat: Andere geben es nachträglich frei. Es hat sich nichts geändert.',
    closed: 'Das ist entschieden. Es hat sich nichts geändert.',
  },
  digest: {
    title: (count) => `Über den Notfallweg: ${counted(count, 'Beitrag', 'Beiträge')}`,
    from: (template) => `„${template}“, nach einer Vorlage`,
    without: (event) => `„${event}“, ohne Vorlage`,
    used: (mode, what, number, name, when) => `${mode} · ${what}, von ${name}, ${when} (Entwurf ${number})`,
    exercise: 'Eine Übung: Niemand muss sie freigeben.',
    unsent: 'Davon wurde nichts veröffentlicht.',
    unproven:
      'Die Zeile in der Datenbank ist nicht so, wie Tambour sie hinterließ. Sagen Sie es der Tambour-Administration.',
    notAsked: 'Andere werden am nächsten Arbeitstag um Freigabe gebeten.',
    open: (since) => `Nachträglich nicht freigegeben: offen seit ${since}.`,
    toCorrect: (since) => `Zu korrigieren: offen seit ${since}.`,
    approved: (when) => `Nachträglich freigegeben: ${when}.`,
    corrected: (when) => `Korrigiert oder zurückgezogen: ${when}.`,
  },
  card: (mode, names) =>
    `${mode} · Über den Notfallweg, aus einer Vorlage, die ${names.join(', ')} vorab freigegeben hat.`,
};
