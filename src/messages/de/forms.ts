import type { FormsWords } from '#messages/words/forms.ts';

import { counted } from './counted.ts';

export const forms: FormsWords = {
  save: 'Speichern',
  newDraft: 'Neuer Entwurf',
  editDraft: (number) => `Entwurf ${number}`,
  create: 'Entwurf anlegen',
  newDraftIntro: 'Ohne Freigabe wird nichts veröffentlicht. Sie können danach noch alles ändern.',
  text: 'Text des Beitrags',
  ownText: (account) => `Text für ${account}`,
  ownTextHint: 'Leer: wie für die anderen Konten.',
  ownTextsShort: 'Text je Konto',
  accounts: 'Konten',
  when: 'Wann',
  now: 'Mit der Freigabe',
  atTime: 'Zu einer Zeit',
  at: 'Datum und Uhrzeit',
  day: 'Datum',
  time: 'Uhrzeit',
  atHint: (zone) => `In der Zeit der Redaktion (${zone}): „morgen 9 Uhr“, „Montag 14:30“, „24.12. 9 Uhr“.`,
  atPickerHint: (zone) => `In Ihrer eigenen Zeit. Die Karte zeigt sie in der Zeit der Redaktion (${zone}).`,
  atClockHint: (zone) => `In der Zeit der Redaktion (${zone}).`,
  atEmpty: 'Leer: mit der Freigabe.',
  files: 'Bilder',
  filesCarried: (count) =>
    `Diese Nachricht bringt ${counted(count, 'Datei', 'Dateien')} mit: Die Bilder werden verwendet.`,
  filesHint: (most) =>
    `JPEG, PNG, GIF oder WebP, höchstens ${most}. Sie können sie auch im Thread hinzufügen, oder ein Video.`,
  filesHintUpTo: (most, megabytes) =>
    `JPEG, PNG, GIF oder WebP, höchstens ${most}. Hier darf jedes ${megabytes} MB haben; größere fügen Sie im Thread hinzu, oder ein Video.`,
  alts: 'Bildbeschreibungen',
  altsHint: 'Für jedes Bild nötig. Bei mehreren: eine Zeile je Bild, in ihrer Reihenfolge.',
  shorten: 'Kürzen',
  shortenHint: (limit) =>
    `Höchstens ${limit} Zeichen, gezählt wie das Netzwerk zählt. Die anderen Konten behalten ihren Text.`,
  ownTexts: 'Ein Text je Konto',
  ownTextsIntro: 'Texte, die Sie so lassen, bleiben für die Konten gemeinsam.',
  ownTextsHint: (limit) => `Höchstens ${limit} Zeichen, nach Zählung des Netzwerks.`,
  changes: 'Was ist zu ändern?',
  changesTitle: 'Änderungen anfordern',
  changesSend: 'Anfordern',
  rejectTitle: 'Fassung ablehnen',
  rejectIntro:
    'Entschieden ist erst, wenn Sie das hier absenden. Nennen Sie den Grund, damit der Entwurf überarbeitet werden kann.',
  rejectSend: 'Ablehnen',
  reasonTitle: 'Grund der Ablehnung',
  reasonSend: 'Grund nennen',
  reason: 'Grund',
  retractTitle: 'Zurückziehen',
  retractIntro: (account) => `Der Beitrag wird sofort von ${account} gelöscht. Tambour behält eine Kopie.`,
  retractEverywhereIntro: (accounts) => `Die Beiträge werden sofort gelöscht: ${accounts}. Tambour behält eine Kopie.`,
  retractByHand: (accounts) => `Bei ${accounts} kann Tambour nichts löschen: Löschen Sie diese Beiträge dort selbst.`,
  retractCallsOff: (accounts) => `Noch nicht gesendet und damit abgesagt: ${accounts}.`,
  retractArriving: (accounts) =>
    `Unterwegs: ${accounts}. Wird der Beitrag öffentlich, fragt der Thread, ob er zurückgezogen werden soll.`,
  retractStays: 'Bleibt öffentlich, bis eine andere Person mit Freigaberecht es zurückzieht:',
  mailedOut: (accounts) =>
    `Der Server von ${accounts} kann Beiträge per E-Mail an Menschen ohne Konto schicken. Wer diesen so bekommen hat, behält ihn: Weder eine Bearbeitung noch ein Zurückziehen erreicht sie. Ein neuer Beitrag schon.`,
  retractSend: 'Jetzt zurückziehen',
  newTimeTitle: 'Neue Zeit',
  newTimeSend: 'Für diese Zeit freigeben',
  thereTitle: 'Beitrag bestätigen',
  thereLink: 'Link zum Beitrag',
  thereSend: 'Bestätigen',
  error: {
    textEmpty: 'Schreiben Sie den Text des Beitrags.',
    fieldEmpty: 'Füllen Sie dieses Feld aus.',
    nul: (at) => `Zeichen ${at + 1} ist unsichtbar, und Netzwerke lehnen es ab. Tippen Sie diese Stelle neu.`,
    loneSurrogate: (at) => `Zeichen ${at + 1} ist ein halbes Emoji. Tippen Sie diese Stelle neu.`,
    control: (at) => `Zeichen ${at + 1} ist ein unsichtbares Steuerzeichen. Tippen Sie diese Stelle neu.`,
    tooManyMarks: (at, most) =>
      `Zeichen ${at + 1} trägt mehr als ${most} Akzente oder Zeichen. Tippen Sie diese Stelle neu.`,
    tooLong: (limit) => `Der Text ist länger als ${limit} Zeichen. Kürzen Sie ihn.`,
    ownTextUnticked: 'Kreuzen Sie auch dieses Konto an, oder leeren Sie seinen Text: Er ginge nirgendwohin.',
    altsWithoutImages: 'Hier ist kein Bild. Fügen Sie es hinzu, oder leeren Sie seine Beschreibung.',
    altsCount: (images, lines) =>
      `${counted(images, 'Bild', 'Bilder')}, aber ${counted(lines, 'Beschreibung', 'Beschreibungen')}: Schreiben Sie eine Zeile je Bild, in ihrer Reihenfolge.`,
    noAccount: 'Wählen Sie mindestens ein Konto.',
    timeMissing: 'Geben Sie Datum und Uhrzeit an, oder wählen Sie „Mit der Freigabe“.',
    timeUnread:
      'Diese Zeit wurde nicht verstanden. Schreiben Sie nur sie, wie „morgen 9 Uhr“, „Montag 14:30“ oder „24.12. 9 Uhr“.',
    timeWithoutHour: 'Die Uhrzeit fehlt. Ergänzen Sie sie, zum Beispiel „9 Uhr“ oder „14:30“.',
    timeAndNow:
      'Sie geben ein Datum an, und „Mit der Freigabe“ ist gewählt. Wählen Sie „Zu einer Zeit“, oder leeren Sie das Datum.',
    wrongWeekday: (day, weekday) => `Der ${day} ist ein ${weekday}. Korrigieren Sie den Tag oder das Datum.`,
    unsure: (either, or) => `Das lässt sich auf zwei Arten verstehen. Schreiben Sie „${either}“ oder „${or}“.`,
    timePast: 'Diese Zeit ist vorbei. Wählen Sie eine künftige; liegt sie im nächsten Jahr, ergänzen Sie das Jahr.',
    timeFar: 'Das ist mehr als ein Jahr hin. Prüfen Sie das Jahr.',
    timeNonexistent: (before, after) =>
      `Diese Zeit gibt es nicht: Die Uhren werden vorgestellt. Wählen Sie „${before}“ oder „${after}“.`,
    timeDoubled: (earlier, later) =>
      `Diese Zeit gibt es zweimal: Die Uhren werden zurückgestellt. Wählen Sie eine andere, oder schreiben Sie „${earlier}“ für die erste, „${later}“ für die zweite.`,
    link: 'Fügen Sie eine Adresse ein, die mit https:// beginnt.',
  },
};
