import type { RelayWords } from '#messages/words/relay.ts';

import { counted } from './counted.ts';

export const relay: RelayWords = {
  help: '/tambour quellen',
  helpDoes: 'die Seiten und Konten, deren Neuigkeiten hier zu Entwürfen werden; „quellen hinzufügen“ fügt eine hinzu',
  name: ({ label, host }) => `„${label}“ (${host})`,
  title: (count) => `${counted(count, 'Quelle', 'Quellen')} dieser Redaktion`,
  none: 'Diese Redaktion hat noch keine Quelle. Eine Quelle ist der Feed einer Ihrer Seiten oder ein Konto auf Mastodon oder X: Jeder neue Eintrag wird hier zu einem Entwurf.',
  howTo:
    'Mit „/tambour quellen hinzufügen“ fügen Sie eine hinzu. Nichts wird übernommen, bevor jemand sie einschaltet.',
  form: {
    addTitle: 'Quelle hinzufügen',
    changeTitle: 'Quelle ändern',
    intro:
      'Zuerst werden die letzten fünf Einträge gezeigt, wie sie übernommen würden. Jeder neue Eintrag wird zu einem Entwurf, der wie jeder andere freigegeben wird.',
    url: 'Feed oder Konto',
    urlHint:
      'Ein Feed (RSS, Atom oder JSON Feed), der mit https:// beginnt; ein Konto auf Mastodon, etwa @name@server; oder eines auf X, etwa https://x.com/name.',
    label: 'Hinweis',
    labelHint: (label) =>
      `Sagt, woher es kommt, etwa „Von der Seite des Ministeriums“. Ein Feed braucht ihn; bleibt er bei einem Konto leer, lautet er „${label}“.`,
    template: 'Text jedes Entwurfs',
    templateHint:
      'Titel, Zusammenfassung und Link jedes Eintrags treten an die Stelle von {titel}, {zusammenfassung} und {link}, der Hinweis an die von {hinweis}. Hashtags und alles andere bleiben, wie sie sind.',
    exampleName: '@name@server',
    names: { title: 'titel', summary: 'zusammenfassung', link: 'link', label: 'hinweis' },
    billed: (preview, each) =>
      `Ein Konto auf X zu lesen berechnet X: etwa ${preview} für die ersten fünf Beiträge, die sofort gelesen werden, und später ${each} je neuem Beitrag.`,
    submit: 'Quelle lesen',
  },
  error: {
    address:
      'Geben Sie die ganze Adresse eines Feeds an, die mit https:// beginnt, oder die eines Kontos: @name@server auf Mastodon, https://x.com/name auf X.',
    noLabel: 'Sagen Sie, woher es kommt.',
    unknownName: (name) => `{${name}} steht für nichts. Es gibt {titel}, {zusammenfassung}, {link} und {hinweis}.`,
    noLink: 'Fügen Sie {link} hinzu: Die Seite muss zu finden sein.',
    long: (most) => `Das ist länger als ${most} Zeichen. Kürzen Sie es.`,
    sameAddress: 'Diese Redaktion hat bereits eine Quelle mit dieser Adresse.',
    readingOff:
      'Das Lesen auf X ist nicht eingeschaltet, oder diese Redaktion hat dort kein Konto, mit dem gelesen würde. Die Administration schaltet es mit X_READING ein.',
    itself: 'Ein Konto würde an sich selbst übernommen. Wählen Sie andere Konten.',
    circle: (back) =>
      `Das ergäbe einen Kreis: Was veröffentlicht wird, käme durch die Quelle ${back} zurück. Beenden Sie zuerst jene, oder wählen Sie andere Konten.`,
    full: (most) =>
      `Diese Redaktion hat bereits ${most} Quellen. Beenden Sie zuerst eine: „/tambour quellen“ zeigt sie.`,
  },
  state: {
    proposed: 'Noch nicht eingeschaltet: Nichts wird übernommen.',
    on: 'Eingeschaltet: Jeder neue Eintrag wird zu einem Entwurf.',
    byRule: (until) =>
      `Eingeschaltet: Nach ihrer Regel werden neue Einträge bis ${until} veröffentlicht, ohne dass jemand drückt.`,
    ended: 'Beendet: Nichts wird mehr übernommen. Die Entwürfe daraus bleiben.',
    paused: {
      person: 'Angehalten: Nichts wird übernommen.',
      flood: 'Angehalten, weil zu viele Einträge auf einmal neu waren.',
      gone: 'Angehalten, weil es diesen Feed laut der Seite endgültig nicht mehr gibt.',
      accounts: 'Angehalten, weil diese Redaktion keines ihrer Konten mehr hat.',
      unanswered: 'Angehalten, weil seit zwei Wochen niemand die Antworten auf ihre Beiträge gelesen hat.',
    },
  },
  card: {
    accounts: (labels) => `Für ${labels.join(', ')}`,
    kind: { feed: 'Feed:', mastodon: 'Konto auf Mastodon:', x: 'Konto auf X:' },
    previewed: (count) =>
      count === 1
        ? 'Der letzte Eintrag, wie er übernommen würde:'
        : `Die letzten ${count} Einträge, wie sie übernommen würden:`,
    noEntries: 'Die Quelle hat zurzeit keinen Eintrag. Sie kann trotzdem eingeschaltet werden.',
    ours: (count) =>
      count === 1
        ? 'Einer der letzten Einträge stammt von hier oder führt hierher zurück: So etwas wird nie übernommen.'
        : `${count} der letzten Einträge stammen von hier oder führen hierher zurück: So etwas wird nie übernommen.`,
    withoutLink: (count) =>
      count === 1
        ? 'Ein Eintrag führt zu keiner Seite und würde nicht übernommen.'
        : `${count} Einträge führen zu keiner Seite und würden nicht übernommen.`,
    folded: (count) =>
      count === 1
        ? 'Ein Eintrag führt zur selben Seite wie ein neuerer und würde nicht übernommen.'
        : `${count} Einträge führen zur selben Seite wie ein neuerer und würden nicht übernommen.`,
    undated: (count) =>
      count === 1
        ? 'Ein Eintrag hat kein Datum mit Tag, Uhrzeit und Zeitzone: Keine Regel ließe ihn hinaus.'
        : `${count} Einträge haben kein Datum mit Tag, Uhrzeit und Zeitzone: Keine Regel ließe sie hinaus.`,
    unchecked:
      'Tambour erreicht diese Adresse über einen Proxy und kann nicht wissen, wohin ihr Name führt. Nur dessen eigene Regeln verhindern, dass sie nach innen führt.',
    notRead: (why) => `Sie konnte nicht gelesen werden. ${why}`,
    billed: (each, posts, costs) =>
      `X berechnet ${each} je gelesenem Beitrag: nach den letzten Beiträgen etwa ${counted(posts, 'Beitrag', 'Beiträge')} im Monat, also ${costs}.`,
    billedUnknown: (each) =>
      `X berechnet ${each} je gelesenem Beitrag. Es gibt zu wenige Beiträge, um die Kosten eines Monats zu schätzen.`,
    ofComments:
      'Das sieht aus wie ein Feed von Kommentaren, in dem alle schreiben können: Worte von Fremden stünden in Ihren Entwürfen.',
    authors: (names) => `Seine Einträge sind von mehreren Personen: ${names.join(', ')}. Gehören sie alle zu Ihnen?`,
    onlyNew: 'Was beim Einschalten dort steht, wird nicht übernommen, nur was danach kommt.',
  },
  buttons: {
    add: 'Quelle hinzufügen',
    switchOn: 'Einschalten',
    resume: 'Fortsetzen',
    pause: 'Anhalten',
    change: 'Ändern…',
    end: 'Beenden',
    take: 'Neuen Text übernehmen',
    correct: 'Mit dem neuen Text korrigieren',
  },
  answer: {
    kept: 'Die Quelle ist gespeichert und wird gelesen: Die letzten Einträge erscheinen gleich im Kanal. Nichts wird übernommen, bevor sie eingeschaltet ist.',
    on: 'Die Quelle ist eingeschaltet. Was jetzt dort steht, wird nicht übernommen; was danach kommt, wird zu Entwürfen.',
    paused: 'Die Quelle ist angehalten. Was inzwischen erscheint, wird auch später nicht übernommen.',
    ended: 'Die Quelle ist beendet. Die Entwürfe daraus bleiben.',
    stale:
      'Jemand hat diese Quelle inzwischen geändert oder beendet: Nichts ist geschehen. „/tambour quellen“ zeigt sie, wie sie ist.',
    notRead:
      'Diese Quelle konnte nicht gelesen werden und kann deshalb nicht eingeschaltet werden. Ändern Sie zuerst ihre Adresse.',
    otherWords:
      'Seitdem wurde ein anderer Text angeboten, oder der Entwurf ist weiter: Nichts ist geschehen. Sehen Sie die neueste Nachricht hier an.',
    taken: 'Der Entwurf hat den neuen Text. Die Freigabe muss angefordert werden.',
  },
  failure: {
    address: 'Das ist keine Adresse einer Webseite.',
    port: 'Adressen werden nur an den üblichen Ports gelesen, 80 und 443.',
    inside: 'Diese Adresse führt in ein Netz, das nicht öffentlich ist.',
    notFound: 'Diesen Namen kennt niemand.',
    redirects: 'Sie leitet immer weiter um.',
    insecure:
      'Sie leitet von https auf http um, wo ihr Text unterwegs verändert werden könnte. Wer die Website betreibt, kann das beheben.',
    unreachable: 'Ihr Server hat nicht geantwortet.',
    untrusted: 'Ihrem Zertifikat wird nicht vertraut.',
    slow: 'Sie hat nicht binnen zehn Sekunden geantwortet.',
    tooLarge: 'Sie ist größer als 2 MB.',
    compressed: 'Ihr Server komprimiert sie auf eine Weise, die nicht verlangt war.',
    doctype: 'Sie gibt einen Dokumenttyp an, den ein Feed nicht braucht: Ein solches Dokument wird nicht geöffnet.',
    notAFeed: 'Was dort steht, ist kein Feed: weder RSS noch Atom noch JSON Feed.',
    page: 'Was dort steht, ist eine Seite zum Lesen und kein Feed: Geben Sie die Adresse ihres Feeds an, oft RSS genannt.',
    notMastodon: 'Was dort steht, spricht nicht die API von Mastodon.',
    noAccount:
      'Dieses Konto gibt es nicht. Liegt es auf einem Server mit anderem Namen, als in seiner Adresse steht, geben Sie die Adresse seiner Seite an.',
    noSuchName: 'Ein Konto mit diesem Namen gibt es nicht.',
    closed: 'Sein Server zeigt seine Beiträge nur Angemeldeten.',
    otherAccount: 'Von dort kamen Beiträge eines anderen Kontos: Nichts wurde übernommen.',
    readingOff: 'Das Lesen auf X ist nicht eingeschaltet, oder diese Redaktion hat dort kein Konto mehr.',
    keys: 'X lehnt die Schlüssel des Kontos ab, mit dem gelesen wird, oder dessen Guthaben ist aufgebraucht.',
    private: 'Das Konto ist jetzt privat: X zeigt seine Beiträge niemand anderem mehr.',
    suspended: 'X hat das Konto gesperrt.',
    otherHost: (host) => `Sie leitet zu ${host} um. Wenn das richtig ist, geben Sie jene Adresse an.`,
    status: (status) => `Ihr Server hat mit ${status} geantwortet.`,
  },
  told: {
    failing: (source, since, why) =>
      `Die Quelle ${source} ist nicht mehr lesbar, seit: ${since}. ${why} Es wird stündlich wieder versucht; was dann neu ist, wird zu Entwürfen.`,
    again: (source) => `Die Quelle ${source} kann wieder gelesen werden.`,
    flood: (source, count) =>
      `In der Quelle ${source} sind ${count} Einträge auf einmal neu: Sie ist angehalten, ohne einen Entwurf. Sehen Sie die Seite an. Nach „Fortsetzen“ gilt als bekannt, was dort steht.`,
    gone: (source) => `Laut ihrer Seite gibt es die Quelle ${source} endgültig nicht mehr: Sie ist angehalten.`,
    accounts: (source) => `Diese Redaktion hat keines der Konten der Quelle ${source} mehr: Sie ist angehalten.`,
    left: (source) =>
      `Diese Redaktion hat X verlassen: Die Quelle ${source} ist beendet. Der Feed Ihrer Seite kann an ihre Stelle treten: „/tambour quellen hinzufügen“.`,
  },
  entry: {
    drafted: (source, when) =>
      when === null
        ? `Übernommen aus ${source}. Ein Datum ist nicht angegeben.`
        : `Übernommen aus ${source}. Datum: ${when}.`,
    later: 'Dieses Datum liegt noch in der Zukunft. Sollte es schon öffentlich sein?',
    noPicture:
      'Der Wortlaut ist der der Seite. Bilder werden nicht übernommen: Fügen Sie sie mit ihren Beschreibungen hinzu.',
    post: {
      quotes: 'Er zitiert einen anderen Beitrag, der nicht mitkommt: Er ist nur hinter dem Link zu sehen.',
      continues: 'Er setzt einen früheren Beitrag desselben Kontos fort.',
      brought: (count) =>
        count === 1
          ? 'Sein Bild kam mit seiner Beschreibung mit.'
          : `Seine ${count} Bilder kamen mit ihren Beschreibungen mit.`,
      undescribed: (count) =>
        count === 1
          ? 'Ein Bild hat keine Beschreibung und kam nicht mit: Fügen Sie es mit einer hinzu.'
          : `${count} Bilder haben keine Beschreibung und kamen nicht mit: Fügen Sie sie mit je einer hinzu.`,
      stays: (count) =>
        count === 1
          ? 'Ein Bild konnte nicht mitkommen: Fügen Sie es mit seiner Beschreibung hinzu.'
          : `${count} Bilder konnten nicht mitkommen: Fügen Sie sie mit ihren Beschreibungen hinzu.`,
      more: 'Bilder, ein Video, ein Ton oder eine Umfrage daran kamen nicht mit.',
    },
    changed: (source) => `Der Text der Seite in ${source} hat sich geändert:`,
    warning: (text) => `Inhaltswarnung: ${text}`,
    howToTake: (button) => `„${button}“ setzt ihn an die Stelle des bisherigen Textes. Von selbst ändert sich nichts.`,
    howToCorrect: (button) =>
      `„${button}“ öffnet eine Korrektur mit diesem Text, die wie jeder Entwurf freizugeben ist. Von selbst ändert sich nichts.`,
    gone: (source) => `Die Seite steht nicht mehr in ${source}, ältere dagegen schon.`,
    whatNow:
      'Bitte sehen Sie nach: Brechen Sie den Entwurf ab oder ändern Sie ihn, korrigieren Sie oder ziehen Sie zurück, was öffentlich ist. Von selbst ändert sich nichts.',
  },
};
