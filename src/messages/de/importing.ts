import type { ImportingWords } from '#messages/words/importing.ts';

import { counted, numeral } from './counted.ts';

const drafts = (count: number): string => counted(count, 'Entwurf', 'Entwürfe');
const rows = (count: number): string => counted(count, 'Zeile', 'Zeilen');

export const importing: ImportingWords = {
  help: '/tambour importieren',
  helpDoes: 'aus einer Tabelle Entwürfe machen: wie es geht, mit einer Beispieldatei',
  howTo: {
    title: 'Aus einer Tabelle Entwürfe machen',
    intro:
      'Schreiben Sie einen Beitrag je Zeile, speichern Sie die Tabelle als CSV und legen Sie die Datei in diesem Kanal ab. Ihr Thread zeigt, was aus jeder Zeile würde.',
    nothingYet: 'Nichts entsteht, bevor jemand drückt; jeder Entwurf wird wie sonst freigegeben.',
    columns: {
      text: 'text: der Beitrag. Die einzige Spalte, die da sein muss.',
      when: 'datum und uhrzeit: in einer Spalte oder in zweien, nach der Uhr dieser Redaktion, etwa 03.12.2026 09:30. Leer: sobald freigegeben.',
      accounts: 'konten: etwa „Mastodon, X“ oder die Adresse eines Kontos. Leer: alle.',
      ownTexts: 'text Mastodon, text X: ein anderer Text für ein Netzwerk.',
      rest: 'inhaltswarnung, sprache: wie im Formular eines Entwurfs.',
      id: 'id: Ihre eigene Nummer der Zeile. Daran erkennt Tambour eine Zeile wieder, was immer Sie darin ändern.',
    },
    excel: 'Excel: Datei, Speichern unter, „CSV UTF-8 (durch Trennzeichen getrennt)“.',
    libreOffice: 'LibreOffice: Datei, Speichern unter, „Text CSV“; lassen Sie UTF-8 als Zeichensatz.',
    sample: 'Ein Beispiel für den Anfang:',
    sampleFile: 'Das Beispiel als Datei',
    sampleName: 'kampagne.csv',
    cells: {
      id: 'id',
      date: 'datum',
      time: 'uhrzeit',
      text: 'text',
      accounts: 'konten',
      firstDay: '03.12.2026',
      firstText: 'Grippe: Bis zum 31. Januar wird in Apotheken und Arztpraxen geimpft.',
      secondDay: '10.12.2026',
      secondText: 'Sie sind 65 oder älter? Die Grippeimpfung ist für Sie kostenlos.',
    },
  },
  refused: {
    inThread: (file) =>
      `Die Datei ${file} wurde in diesem Thread nicht gelesen; er gehört zu einem Entwurf. Legen Sie sie im Kanal selbst ab, um aus ihren Zeilen Entwürfe zu machen.`,
    gone: (file) => `Die Datei ${file} ist nicht mehr im Chat. Legen Sie sie noch einmal ab.`,
    tooLarge: (file, megabytes) =>
      `Die Datei ${file} ist größer als ${megabytes} MB. Speichern Sie nur die Tabelle als CSV, und legen Sie diese ab.`,
    empty: (file) => `Die Datei ${file} ist leer.`,
    spreadsheet: (file) =>
      `Die Datei ${file} ist eine Arbeitsmappe, und Tambour liest CSV. In Excel: Datei, Speichern unter, „CSV UTF-8 (durch Trennzeichen getrennt)“. In LibreOffice: Datei, Speichern unter, „Text CSV“. Legen Sie dann diese Datei ab.`,
    otherEncoding: (file) =>
      `Die Datei ${file} beginnt in einer Zeichenkodierung und geht in einer anderen weiter. Speichern Sie sie noch einmal als „CSV UTF-8“.`,
    notText: (file) =>
      `Die Datei ${file} ist kein Text, wie ihn Tabellenprogramme schreiben. Speichern Sie sie als „CSV UTF-8“.`,
    noHeader: (file) =>
      `Die erste Zeile der Datei ${file} hat keine Überschrift, die Tambour kennt. Wenn es eine Kampagne ist, benennen Sie die Spalten, wie „/tambour importieren“ es zeigt; wenn nicht, ist nichts zu tun.`,
    noText: (file) => `Die Datei ${file} hat keine Spalte „text“. „/tambour importieren“ zeigt die Spalten.`,
    twice: (file, heading) => `Die Datei ${file} hat die Spalte „${heading}“ zweimal. Lassen Sie eine stehen.`,
    noRows: (file) => `Die Datei ${file} hat Überschriften und darunter keine Zeile.`,
    tooManyRows: (file, most) =>
      `Die Datei ${file} hat mehr als ${numeral(most)} Zeilen. Verteilen Sie sie auf mehrere Dateien.`,
    tooManyColumns: (file, most) =>
      `Die Datei ${file} hat mehr als ${numeral(most)} Spalten. Speichern Sie nur die Tabelle.`,
    quote: (file, line) =>
      `Die Datei ${file} hat etwa in Zeile ${numeral(line)} ein Anführungszeichen, das nicht geschlossen wird oder dort nicht stehen darf. Nichts wurde gelesen. Speichern Sie sie aus dem Tabellenprogramm noch einmal als CSV.`,
    notOnDesk: (file) => `Die Datei ${file} wurde nicht gelesen: Nur Personen dieser Redaktion importieren.`,
    noAccounts: (file) => `Die Datei ${file} wurde nicht gelesen: Diese Redaktion hat noch kein Konto.`,
  },
  problem: {
    in: (column, sentence) => `${column}: ${sentence}`,
    noHour: 'Dort steht ein Tag ohne Uhrzeit. Ergänzen Sie die Uhrzeit.',
    serial:
      'Das ist die Zahl, mit der ein Tabellenprogramm ein Datum festhält. Formatieren Sie die Spalte als Datum, und speichern Sie noch einmal.',
    monthFirst: 'Anderswo in dieser Spalte steht der Monat vor dem Tag. Schreiben Sie den Tag so: 2026-12-03.',
    past: 'Diese Zeit ist vorbei.',
    unknownAccount: (name) => `Diese Redaktion hat kein Konto „${name}“.`,
    unknownLanguage: (name) => `„${name}“ ist keine Sprache, die Tambour kennt.`,
    moreCells:
      'Die Zeile hat mehr Zellen, als es Überschriften gibt. Ein Text, in dem das Trennzeichen vorkommt, gehört in Anführungszeichen.',
    longId: 'Das ist länger als 100 Zeichen.',
    sameId: (line) => `Zeile ${numeral(line)} hat dieselbe id.`,
    sameRow: (line) => `Zeile ${numeral(line)} sagt genau dasselbe.`,
  },
  encodings: { utf8: 'UTF-8', utf16: 'UTF-16', windows1252: 'Windows-1252; bitte sehen Sie sich die Umlaute an' },
  card: {
    title: (file, count) => `${file}: ${rows(count)}`,
    readAs: (encoding) => `Gelesen als ${encoding}.`,
    unread: (headings) => `Nicht gelesene Spalten: ${headings.join(', ')}.`,
    version: 'Gelesen als neuere Fassung einer Datei, die schon importiert wurde.',
    plan: {
      new: (count) => `${drafts(count)} anzulegen`,
      changed: (count) => `${drafts(count)} zu ändern`,
      same: (count) => `${numeral(count)} wie zuvor`,
      kept: (count) => `${numeral(count)} seither entschieden oder bearbeitet, bleiben, wie sie sind`,
      bad: (count) => `${rows(count)} nicht möglich`,
    },
    done: {
      created: (count) => `${numeral(count)} neu`,
      updated: (count) => `${numeral(count)} geändert`,
      unchanged: (count) => `${numeral(count)} wie zuvor`,
      edited: (count) => `${numeral(count)} seither von Personen bearbeitet, unberührt`,
      decided: (count) => `${numeral(count)} seither entschieden, unberührt`,
      bad: (count) => `${rows(count)} ohne Entwurf`,
      gone: (count) => `${drafts(count)} einer früheren Fassung, nicht mehr in der Datei, unberührt`,
    },
    table: (first, last) => `Zeilen ${numeral(first)} bis ${numeral(last)}`,
    header: { row: 'Zeile', when: 'Wann', accounts: 'Konten', length: 'Länge', state: 'Was daraus wird' },
    row: (line) => `Zeile ${numeral(line)}`,
    onceApproved: 'sobald freigegeben',
    rowState: {
      new: 'neu',
      changed: 'geändert',
      same: 'wie zuvor',
      kept: 'bleibt, wie es ist',
      bad: 'nicht möglich',
      remarks: (count) => counted(count, 'Hinweis', 'Hinweise'),
    },
    cannot: 'Aus diesen Zeilen kann kein Entwurf werden:',
    moreCannot: (count) =>
      `Ebenso aus ${counted(count, 'weiteren Zeile', 'weiteren Zeilen')}. Bitte korrigieren Sie die Datei, und legen Sie sie in diesem Thread noch einmal ab.`,
    remarks: 'Hinweise:',
    moreRemarks: (count) =>
      `${counted(count, 'weiterer Hinweis', 'weitere Hinweise')}; jeder Entwurf zeigt die seinen.`,
    noWords: 'Das ist nur eine Zahl oder ein Fehler der Tabelle, kein Text. Prüfen Sie die Spalte.',
    formula: 'Es beginnt wie eine Formel. Hier ist es Text und bleibt, wie es ist.',
    room: (fit, count) => `Sie haben in dieser Redaktion noch Platz für ${drafts(fit)}, und es sind ${rows(count)}.`,
    noRoom:
      'Sie haben in dieser Redaktion keinen Platz für einen weiteren Entwurf. Veröffentlichen oder verwerfen Sie einige, oder bitten Sie jemanden aus dem Team zu drücken.',
    nothing: 'Es ist nichts anzulegen oder zu ändern.',
    making: (name, done, all) => `${name} lässt sie anlegen: ${numeral(done)} von ${numeral(all)}.`,
    madeBy: (name) => `Angelegt durch ${name}; diese Person steht als Verfasserin oder Verfasser da.`,
    stopped: (left) =>
      `Für ${rows(left)} war kein Platz mehr. Sie können folgen, sobald einige veröffentlicht sind, oder von jemand anderem im Team angelegt werden.`,
    left: 'Daraus wird nichts weiter.',
    notScheduled: 'Nichts ist geplant: Jeder Entwurf geht nur hinaus, wenn er freigegeben wird.',
    texts: (first, last) => `Entwürfe ${first} bis ${last}`,
    draftLine: (number, when, state) => `${number} · ${when} · ${state}`,
  },
  buttons: {
    make: (count) => (count === 1 ? 'Den Entwurf anlegen' : `${drafts(count)} anlegen`),
    makeGood: (count) => (count === 1 ? 'Die gute Zeile anlegen' : `Die ${numeral(count)} guten Zeilen anlegen`),
    makeFitting: (count) => `Die ersten ${numeral(count)} anlegen`,
    change: (count) => `${drafts(count)} ändern`,
    none: 'Keine anlegen',
    ask: (count) => (count === 1 ? 'Um Freigabe bitten' : `Um Freigabe von ${numeral(count)} bitten`),
    read: 'Lesen und entscheiden',
    nextPage: (page, pages) => `Seite ${page} von ${pages} lesen`,
    approveAll: (count) =>
      count === 1 ? 'Den einen ohne Hinweis freigeben' : `Die ${numeral(count)} ohne Hinweis freigeben`,
    approveOne: (number) => `${number} freigeben`,
    open: (number) => `${number} öffnen`,
  },
  answer: {
    over: 'Hier ist nichts mehr zu tun. Legen Sie die Datei noch einmal ab, wenn sie sich geändert hat.',
    otherRows: 'Die Zeilen sind nicht die, die diese Karte zeigte. Legen Sie die Datei noch einmal ab.',
    underWay: (name) => `${name} lässt sie gerade anlegen.`,
    asking: 'Um Freigabe wird gebeten. Die Karten in diesem Thread zeigen es.',
    nothingToAsk: 'Kein Entwurf dieser Datei wartet darauf, dass um Freigabe gebeten wird.',
    opened: 'Sein Thread steht jetzt im Kanal.',
  },
  reader: {
    title: (page, pages) => `Seite ${page} von ${pages}`,
    intro:
      'Sie sehen hier jeden Text, wie er hinausginge. Wenn Sie alle gesehen haben, gibt ein Druck die ohne Hinweis frei.',
    nothing: 'Kein Entwurf dieser Datei wartet auf eine Freigabe.',
    ownPress: 'Er hat einen Hinweis und braucht einen eigenen Druck.',
    ownCard: 'Er hat Bilder und wird auf seiner eigenen Karte entschieden.',
    rest: (count) => `Noch ${drafts(count)} zu lesen.`,
    approved: (count) =>
      count === 1
        ? 'Ihre Freigabe ist festgehalten.'
        : `Ihre Freigabe von ${numeral(count)} Entwürfen ist festgehalten, eine Entscheidung für jeden.`,
    none: 'Nichts wurde freigegeben.',
    unread: (numbers) => `Nicht freigegeben, denn Sie haben sie nicht gesehen, wie sie jetzt sind: ${numbers}.`,
    withRemark: (numbers) =>
      `Nicht freigegeben, denn jeder hat einen Hinweis und braucht einen eigenen Druck: ${numbers}.`,
    refused: (numbers, why) => `Nicht freigegeben: ${numbers}. ${why}`,
  },
  reminder: (count, file) =>
    count === 1
      ? `Ein Entwurf der Datei ${file} wartet auf eine Freigabe.`
      : `${drafts(count)} der Datei ${file} warten auf eine Freigabe.`,
};
