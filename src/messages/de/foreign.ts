import type { ForeignWords } from '#messages/words/foreign.ts';

export const foreign: ForeignWords = {
  seen: (account) => `⚠ Unbekannter Beitrag auf ${account}. Tambour hat ihn nicht wissentlich gesendet.`,
  settled: (account) => `Unbekannter Beitrag auf ${account}: geklärt.`,
  onSource: (account) => `Beitrag auf ${account}, nicht von Tambour. Dieses Konto ist eine Quelle dieser Redaktion.`,
  posted: (when) => `Veröffentlicht ${when}:`,
  duplicate: {
    seen: (account) =>
      `⚠ Doppelt veröffentlicht auf ${account}: Dieser Beitrag ist einer zu viel. Er hat den Text eines Beitrags, den Tambour gesendet hat.`,
    settled: (account) => `Doppelt veröffentlicht auf ${account}: geklärt.`,
    other: 'den anderen ansehen',
    whatToDo:
      'Wählen Sie „Diesen zurückziehen“: Der andere bleibt öffentlich. Das können, wer ihn verfasst hat, und Freigabeberechtigte.',
    otherIsGone:
      'Der andere ist nicht mehr öffentlich. Um auch diesen zurückzunehmen, wählen Sie „Diesen zurückziehen“: wer ihn verfasst hat, und Freigabeberechtigte können das.',
    elsewhere: 'Zurückziehen kann ihn die Redaktion, die ihn veröffentlicht hat, in ihrem eigenen Kanal.',
    underWay: (name) => `${name} lässt ihn zurückziehen, das läuft.`,
    failed:
      'Er ließ sich nicht zurückziehen und ist weiterhin öffentlich. Versuchen Sie es noch einmal oder löschen Sie ihn auf dem Netzwerk.',
    unsupported: 'Dieses Netzwerk lässt Tambour nichts zurückziehen. Löschen Sie ihn auf dem Netzwerk.',
    unproven:
      'Das Protokoll bestätigt nicht, dass dies ein Beitrag von uns ist, der zurückzuziehen ist. Nichts wurde gelöscht. Informieren Sie die Tambour-Administration, bevor jemand ihn löscht.',
    retracted: (name, when) => `${name} hat ihn zurückgezogen, ${when}.`,
    left: (name, when) => `„Beide behalten“, sagt ${name}, ${when}.`,
    retract: 'Diesen zurückziehen',
    keepBoth: 'Beide behalten',
    answer: {
      retracting: 'Beauftragt. Wie es weitergeht, zeigt die Nachricht im Kanal.',
      already: 'Das ist schon beauftragt oder geklärt: Die Nachricht im Kanal zeigt es.',
    },
  },
  outside: {
    seen: {
      edited: (account) => `⚠ Ein Beitrag auf ${account} wurde auf dem Netzwerk bearbeitet. Das war nicht Tambour.`,
      deleted: (account) => `⚠ Beitrag auf ${account} verschwunden. Das war nicht Tambour.`,
      profile: (account) => `⚠ Das Profil von ${account} hat sich geändert.`,
    },
    settled: {
      edited: (account) => `Auf ${account} selbst bearbeiteter Beitrag: geklärt.`,
      deleted: (account) => `Von ${account} verschwundener Beitrag: geklärt.`,
      profile: (account) => `Geändertes Profil von ${account}: geklärt.`,
    },
    whatToDo: {
      edited:
        'Waren Sie das, wählen Sie „Das waren wir“. Sonst hat wohl jemand anderes Zugang: Frieren Sie die Redaktion ein und sperren Sie diesen Zugang auf dem Netzwerk.',
      deleted:
        'Waren Sie das oder eine automatische Löschung, wählen Sie „Das waren wir“. Sonst hat wohl jemand anderes Zugang: Frieren Sie die Redaktion ein und sperren Sie diesen Zugang auf dem Netzwerk.',
      profile:
        'Waren Sie das, wählen Sie „Das waren wir“. Sonst hat wohl jemand anderes Zugang: Frieren Sie die Redaktion ein und sperren Sie diesen Zugang auf dem Netzwerk.',
    },
    readsNow: (words) => `Zu lesen ist dort jetzt: ${words}`,
    name: (before, now) => `Name: ${before} → ${now}`,
    bio: (before, now) => `Beschreibung: ${before} → ${now}`,
    rest: 'Bild, Banner oder Links sind andere als zuvor.',
    settledItself: (when) => `Tambour hat ihn inzwischen korrigiert, ${when}.`,
  },
  link: 'Beitrag ansehen',
  whatToDo:
    'Ist er von Ihnen, wählen Sie „Das waren wir“. Sonst hat wohl jemand anderes Zugang zum Konto: Frieren Sie die Redaktion ein und sperren Sie den Zugang auf dem Netzwerk.',
  firstHour: 'Konto übernommen? Die erste Stunde, Schritt für Schritt',
  settledBy: (name, when) => `„Das waren wir“, sagt ${name}, ${when}.`,
  settledItself: (when) => `Tambour hatte ihn doch gesendet, wie sich zeigte: ${when}.`,
  itWasUs: 'Das waren wir',
  freeze: 'Diese Redaktion einfrieren',
  answer: {
    settled: 'Vermerkt. Die Nachricht im Kanal zeigt es.',
    already: 'Das hat schon jemand gesagt: Die Nachricht im Kanal nennt, wer.',
    notHere: 'Dieses Konto gehört nicht mehr zu dieser Redaktion. Nichts hat sich geändert.',
  },
};
