import type { DrillWords } from '#messages/words/drill.ts';

export const drill: DrillWords = {
  help: '/tambour notfall probe',
  helpDoes: 'eine Übung von 25 Minuten nach der Uhr spielen, auf Übungskonten',
  answer: {
    begun:
      'Die Probe beginnt: Was geschieht, steht 25 Minuten lang im Kanal. Danach sagt eine Seite, wie lange alles gedauert hat.',
    already: 'Hier läuft schon eine Probe. Nichts hat sich geändert.',
    realAccounts:
      'Eine Probe findet nur in einer Redaktion statt, deren Konten alle Übungskonten sind. Nichts hat sich geändert.',
    noTemplate:
      'Diese Redaktion hat keine freigegebene Notfallvorlage: /tambour notfall vorlagen. Nichts hat sich geändert.',
    nobodyOnCall:
      'Nach einem freigegebenen Dienstplan hat hier niemand Bereitschaft: /tambour bereitschaftsplan. Nichts hat sich geändert.',
  },
  cue: {
    alert:
      'ÜBUNG. Der Fluss steigt schnell, meldet der Hochwasserdienst. Warnen Sie die Bevölkerung: Wer Bereitschaft hat, tippt /tambour notfall ÜBUNG.',
    asleep: (name) => `ÜBUNG. ${name} antwortet bis zum Ende der Probe nicht mehr. Machen Sie ohne weiter.`,
    wrong:
      'ÜBUNG. Das Rathaus ruft an: Was Sie veröffentlicht haben, stimmt nicht, die Unterkunft ist voll. Stellen Sie es richtig.',
    lost: (account) =>
      `ÜBUNG. Das Netzwerk von ${account} veröffentlicht, und seine Antworten gehen verloren. Was dort gesendet wird, ist ungewiss: Sehen Sie nach, und sagen Sie, was Sie sehen.`,
    found: (account) => `ÜBUNG. Das Netzwerk von ${account} antwortet wieder.`,
    over: 'ÜBUNG. Das Wasser fällt, meldet der Hochwasserdienst. Geben Sie Entwarnung, und beenden Sie dann die Übung mit /tambour notfall ende.',
    end: 'ÜBUNG. Die Probe ist zu Ende. Diese Seite sagt, wie lange alles gedauert hat und was gefehlt hat.',
  },
  page: {
    name: 'probe',
    title: 'Übung des Notfallwegs',
    intro: (desk, begun, by) => `ÜBUNG. Redaktion „${desk}“, begonnen ${begun} durch ${by}.`,
    times: 'Zeiten',
    toWarning: 'Von der Meldung bis zur ersten öffentlichen Warnung',
    toCorrection: 'Von der Nachricht des Fehlers bis zur ersten öffentlichen Richtigstellung',
    toAllClear: 'Vom Ende der Gefahr bis zur ersten öffentlichen Entwarnung',
    minutes: (minutes, seconds) => `${minutes} min ${seconds} s`,
    never: 'nicht veröffentlicht',
    missedTitle: 'Was gefehlt hat',
    nothingMissed: 'Es hat nichts gefehlt.',
    missed: {
      noWarning: 'Es wurde keine Warnung veröffentlicht.',
      noCorrection: 'Nach der Nachricht des Fehlers wurde keine Richtigstellung veröffentlicht.',
      noAllClear: 'Nach dem Ende der Gefahr wurde keine Entwarnung veröffentlicht.',
      doubtLeft: 'Von einem Beitrag, dessen Antwort verloren ging, hat niemand gesagt, ob er öffentlich ist.',
      sleeperActed: 'Jemand hat gehandelt, der nicht mehr antworten sollte.',
      notEnded: 'Die Übung wurde nicht mit /tambour notfall ende beendet.',
    },
    log: 'Was getan wurde',
    when: 'Wann',
    who: 'Wer',
    what: 'Was',
    noAct: 'Es wurde nichts getan.',
    act: {
      used: 'über den Notfallweg veröffentlicht',
      sent: 'ist öffentlich',
      doubt: 'es kam keine sichere Antwort',
      answered: 'hat gesagt, ob der Beitrag da ist',
      retractAsked: 'hat das Zurückziehen beantragt',
      ended: 'hat die Übung beendet',
    },
    draft: (act, number) => `Entwurf ${number}: ${act}`,
  },
};
