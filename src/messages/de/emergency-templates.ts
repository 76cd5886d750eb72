import type { EmergencyTemplatesWords } from '#messages/words/emergency-templates.ts';

import { counted } from './counted.ts';

export const emergencyTemplates: EmergencyTemplatesWords = {
  help: '/tambour notfall vorlagen',
  helpDoes: 'Beiträge für Notfälle, die vorab freigegeben sind',
  parts: { warning: 'Warnung', correction: 'Richtigstellung', allClear: 'Entwarnung' },
  list: {
    title: (count) => `${counted(count, 'Notfallvorlage', 'Notfallvorlagen')} dieser Redaktion`,
    none: 'Diese Redaktion hat noch keine Notfallvorlage. Legen Sie bei Tag eine an: Nachts kann eine Person allein nur senden, was freigegeben ist.',
    howTo:
      'Tippen Sie „/tambour notfall vorlagen neu“, oder „ändern“ oder „zurückziehen“ und den Namen einer Vorlage. Ohne etwas dahinter zeigt der Befehl alle.',
    new: 'Neue Notfallvorlage',
    show: (name) => `${name} zeigen`,
    change: (name) => `${name} ändern`,
    withdraw: (name) => `${name} zurückziehen`,
    agreed: 'freigegeben',
    asked: 'wartet auf Freigabe',
    lapsed: 'kann nicht gesendet werden: Wer sie freigegeben hat, darf hier nicht mehr freigeben',
    accountGone: 'kann nicht gesendet werden: Eines ihrer Konten gehört nicht mehr zu dieser Redaktion',
    changed: 'kann nicht gesendet werden: Sie ist nicht mehr so, wie sie freigegeben wurde',
  },
  form: {
    newTitle: 'Neue Notfallvorlage',
    changeTitle: 'Notfallvorlage ändern',
    intro:
      'Wer Bereitschaft hat, kann sie allein senden. Darum wird sie vorab und als Ganzes freigegeben. Eine Lücke nimmt wenige Worte auf („Text“), eine Uhrzeit („Uhrzeit“) oder einen Wert einer Liste. Bilder sind darin nicht möglich.',
    submit: 'Freigabe anfordern',
    name: 'Name der Vorlage',
    blanks: 'Was auszufüllen ist',
    blanksHint: 'Eine Zeile je Lücke: „Ort: Text“, „Stand: Uhrzeit“, „Fluss: Vire | Orne“. In den Texten: {Ort}.',
    textHint: 'Lücken in geschweiften Klammern: {Ort}. Eine Lücke berührt keinen Link, kein @ und kein #.',
    ownText: (part, account) => `${part}: Text nur für ${account}`,
    folded: 'Texte nur für ein Konto',
  },
  error: {
    unknownBlank: (blank) =>
      `{${blank}} gehört nicht zu dem, was auszufüllen ist. Ergänzen Sie es dort, oder nehmen Sie es hier heraus.`,
    loneBrace:
      'Geschweifte Klammern stehen nur um Lücken, wie in {Ort}. Nehmen Sie die Klammer heraus, die zu keiner gehört.',
    touches: (blank) =>
      `{${blank}} steht so dicht an etwas, dass ein Wert zu einem Link, einer Erwähnung oder einem Hashtag werden könnte. Lassen Sie ringsum ein Leerzeichen.`,
    emptyText: 'Dieser Text ist leer. Jede Vorlage hat ihre Richtigstellung und ihre Entwarnung.',
    blankName: (blank, most) =>
      `„${blank}“ kann keine Lücke heißen: Der Name hat Buchstaben, Ziffern, Leerzeichen und Bindestriche, höchstens ${most}.`,
    blankTwice: (blank) => `„${blank}“ steht zweimal da. Nennen Sie jede Lücke einmal.`,
    unused: (blank) => `{${blank}} steht in keinem Text. Setzen Sie es in einen ein, oder nehmen Sie die Zeile heraus.`,
    fewChoices: (blank) =>
      `„${blank}“ braucht mindestens zwei Werte mit | dazwischen, oder „Text“ oder „Uhrzeit“. Schreiben Sie zum Beispiel „Fluss: Vire | Orne“.`,
    tooManyChoices: (blank, most) => `„${blank}“ hat mehr als ${most} Werte. Nehmen Sie einige heraus.`,
    choice: (blank, value, most) =>
      `„${value}“ kann kein Wert von „${blank}“ sein: Er steht zweimal da, ist länger als ${most} Zeichen, ist ein Link oder hat ein Zeichen, das Werte nicht haben dürfen. Ändern Sie ihn.`,
    tooManyBlanks: (most) =>
      `Es sind mehr als ${most} Lücken: Nachts füllt niemand so viele aus. Nehmen Sie einige heraus.`,
    blankLine: (line) =>
      `„${line}“ ist nicht zu verstehen. Schreiben Sie einen Namen, einen Doppelpunkt und was hineinkommt: „Ort: Text“.`,
    tooLong: (account, count, limit) =>
      `Mit den längsten Werten und als Übung hat dieser Text ${count} Zeichen für ${account}, möglich sind ${limit}. Kürzen Sie ihn.`,
    nameTaken: 'Eine andere Notfallvorlage heißt schon so. Wählen Sie einen anderen Namen.',
    full: (most) => `Diese Redaktion hat schon ${most} Notfallvorlagen. Ziehen Sie zuerst eine zurück.`,
    stale:
      'Jemand hat diese Vorlage inzwischen geändert oder zurückgezogen: Nichts wurde gespeichert. Kopieren Sie Ihre Texte und öffnen Sie die Vorlage noch einmal.',
  },
  answer: {
    asked: (name) =>
      `„${name}“ steht in diesem Kanal, für alle, die hier freigeben. Nach der Freigabe kann sie gesendet werden.`,
    unknown: (name) => `Keine Notfallvorlage dieser Redaktion heißt „${name}“. „/tambour notfall vorlagen“ zeigt alle.`,
    gone: 'Diese Notfallvorlage gilt nicht mehr. „/tambour notfall vorlagen“ zeigt die anderen.',
    mayNot:
      'Diese Vorlage zurückziehen können nur, wer daran geschrieben hat, Freigabeberechtigte und die Redaktionsleitung. Nichts hat sich geändert.',
    withdrawn: (name) => `„${name}“ ist zurückgezogen: Sie kann nicht mehr gesendet werden.`,
  },
  withdrawing: {
    title: 'Vorlage zurückziehen?',
    intro: (name) =>
      `„${name}“ kann danach nicht mehr gesendet werden, von niemandem. Was gesendet wurde, bleibt, wie es ist.`,
    submit: 'Zurückziehen',
  },
  card: {
    asks: (person, name) => `${person} bittet um Freigabe der Notfallvorlage „${name}“.`,
    asksChange: (person, name, version) =>
      `${person} bittet um Freigabe einer Änderung der Notfallvorlage „${name}“: Fassung ${version}.`,
    until:
      'Sobald sie freigegeben ist, kann eine Person in Bereitschaft sie allein senden: Sie füllt die Lücken aus und ändert sonst nichts.',
    blanks: 'Beim Senden auszufüllen:',
    noBlanks: 'Nichts ist auszufüllen: Sie wird gesendet, wie sie hier steht.',
    choice: (blank, values) => `{${blank}}: einer der Werte ${values.join(', ')}`,
    time: (blank) => `{${blank}}: eine Uhrzeit`,
    short: (blank, most) =>
      `{${blank}}: höchstens ${most} Buchstaben, Ziffern, Leerzeichen, Bindestriche und Apostrophe`,
    longest: (counts) => `Damit höchstens, als Übung: ${counts}.`,
    count: (account, count, limit) => `${count} von ${limit} Zeichen für ${account}`,
    noPictures: 'Notfallvorlagen haben noch keine Bilder.',
    authors: (names) => `Geschrieben von ${names.join(', ')}.`,
    approvedBy: (names) => `Freigegeben von ${names.join(', ')}.`,
    missing: (count) =>
      `Es ${count === 1 ? 'fehlt' : 'fehlen'} ${counted(count, 'Freigabe', 'Freigaben')}. Bis dahin kann sie nicht gesendet werden.`,
    agreed: (names) =>
      `Freigegeben von ${names.join(', ')}. Wer Bereitschaft hat, kann sie senden, außer wer sie allein geschrieben oder allein freigegeben hat.`,
    lapsed:
      'Sie kann nicht gesendet werden: Jemand, der sie freigegeben hatte, darf hier nicht mehr freigeben, und ohne diese Person fehlen Freigaben. Geben Sie sie noch einmal frei.',
    changed:
      'Sie kann nicht gesendet werden: Die Zeile in der Datenbank oder ein Konto ist nicht mehr so, wie es freigegeben wurde. Ändern Sie sie, damit sie neu freigegeben wird, und sagen Sie es der Tambour-Administration.',
    accountGone:
      'Sie kann nicht gesendet werden: Eines ihrer Konten gehört nicht mehr zu dieser Redaktion. Ändern Sie sie, damit sie neu freigegeben wird.',
    refused: (name) => `Abgelehnt${name === null ? '' : ` von ${name}`}.`,
    withdrawn: (name) => `Zurückgezogen${name === null ? '' : ` von ${name}`}: Sie kann nicht gesendet werden.`,
    replaced: 'Eine neuere Fassung ist an die Stelle dieser getreten.',
    approve: 'Vorlage freigeben',
    refuse: 'Ablehnen',
    change: 'Ändern',
    withdraw: 'Zurückziehen',
  },
  refusals: {
    author:
      'Sie haben an dieser Vorlage oder einer früheren Fassung geschrieben: Jemand anderes muss sie freigeben. Nichts hat sich geändert.',
    authorsDeputy:
      'Sie vertreten jemanden, der an dieser Vorlage geschrieben hat und sie auch nicht freigeben kann. Jemand anderes muss es tun. Nichts hat sich geändert.',
    closed:
      'Hier ist nichts mehr zu entscheiden: Diese Fassung ist freigegeben, gilt nicht mehr oder ist nicht so, wie sie angefordert wurde.',
  },
  losing: {
    label: 'Notfallvorlagen',
    hint: (names) =>
      `Freigegeben: ${names.map((name) => `„${name}“`).join(', ')}. Wer sie freigegeben hat, muss hier weiter freigeben dürfen, und ihre Konten müssen bleiben.`,
    although: 'Speichern, auch wenn Vorlagen dann nicht mehr gesendet werden können',
    refused: (names) =>
      `Damit ${names.length === 1 ? 'könnte' : 'könnten'} ${counted(names.length, 'Notfallvorlage', 'Notfallvorlagen')} nicht mehr gesendet werden: ${names.map((name) => `„${name}“`).join(', ')}. Es wurde nichts gespeichert. Setzen Sie das Häkchen, um trotzdem zu speichern; die Vorlagen müssen dann neu freigegeben werden.`,
    lost: (names) =>
      `${counted(names.length, 'Notfallvorlage kann', 'Notfallvorlagen können')} nicht mehr gesendet werden: ${names.map((name) => `„${name}“`).join(', ')}. Neu freigegeben wird auf ihrer Karte.`,
  },
  told: {
    lapsed: (name) =>
      `Die Notfallvorlage „${name}“ kann nicht mehr gesendet werden. Ihre Karte sagt, warum. Lassen Sie sie noch einmal freigeben.`,
    see: 'Die Vorlage',
  },
};
