import type { DigestWords } from '#messages/words/digest.ts';

import { counted } from './counted.ts';

export const digest: DigestWords = {
  titleOf: (from, to) => `Bericht über die Beiträge vom ${from} bis ${to}`,
  headline: {
    none: (from, to) => `Kein Beitrag vom ${from} bis ${to}.`,
    days: (days) => (days === 1 ? 'An diesem Tag' : `In diesen ${days} Tagen`),
    twelveWeeks: 'In zwölf Wochen',
    over: (time, said) => `${time}: ${said}`,
    times: (ratio, more, less) =>
      `ein typischer Beitrag bekam bei ${more} ${ratio}-mal so viele Interaktionen wie bei ${less}`,
    mostPosts: (more, less) =>
      `deutlich mehr als die Hälfte der Beiträge bekam bei ${more} mehr Interaktionen als bei ${less}`,
    noDifference: 'kein klarer Unterschied',
    wouldFit: (times, more, less, onLess) =>
      `kein klarer Unterschied; möglich bleiben bis zu ${times}-mal so viele Interaktionen bei ${more} wie bei ${less}${onLess === null ? '' : ` und bis zu ${onLess}-mal so viele bei ${less}`}`,
    inPairs: {
      begins: (said) => `Interaktionen eines typischen Beitrags – ${said}`,
      and: (said, more) => `${said}; ${more}`,
      times: (ratio, more, less) => `${ratio}-mal so viele bei ${more} wie bei ${less}`,
      mostPosts: (more, less) => `deutlich öfter mehr bei ${more} als bei ${less}`,
      noneElse: (most) =>
        `sonst kein klarer Unterschied${most === null ? '' : ` (möglich bleiben bis zu ${most}-mal so viele)`}`,
      none: (most) =>
        `zwischen keinen zwei Netzwerken ein klarer Unterschied${most === null ? '' : ` (möglich bleiben bis zu ${most}-mal so viele)`}`,
      tooFew: 'zu wenige Beiträge, um zwei Netzwerke zu vergleichen',
    },
    tooFew: (pairs) =>
      pairs === 0 ? 'kein Beitrag zu vergleichen' : `zu wenige Beiträge für einen Schluss (${pairs} verglichen)`,
    onOne: (posts, network, interactions) =>
      `${counted(posts, 'Beitrag', 'Beiträge')} auf ${network}, ${interactions} Interaktionen`,
    notRead: (posts, network) =>
      `${counted(posts, 'Beitrag', 'Beiträge')} auf ${network}, deren Zahlen sich nicht lesen ließen`,
    typicalOn: (interactions, network) => `ein typischer Beitrag bekam ${interactions} Interaktionen bei ${network}`,
  },
  got: {
    posts: (posts) => counted(posts, 'Beitrag', 'Beiträge'),
    typical: (here, one, there, other) =>
      `ein typischer Beitrag bekam ${here} Interaktionen bei ${one} und ${there} bei ${other}`,
    before: (days) => (days === 1 ? 'Am Tag davor' : `In den ${days} Tagen davor`),
    interactions: (posts, interactions) => `${counted(posts, 'Beitrag', 'Beiträge')}, ${interactions} Interaktionen`,
    nothing: 'kein Beitrag zu vergleichen',
  },
  slept: {
    days: (from, to) => `${from} bis ${to}`,
    since: (from) => `Seit ${from}`,
    said: (when, label, account, exceptEmergencies) =>
      `${when}: ${account} in Ruhe${exceptEmergencies ? ', außer in Notfällen' : ''}${label === null ? '' : ` (${label})`}. Was in dieser Zeit erschien, wird nicht verglichen.`,
    throughout: 'ruht',
  },
  toAnswer: (replies) =>
    `Zu tun: ${counted(replies, 'Antwort war', 'Antworten waren')} 72 Stunden nach der Veröffentlichung noch ohne Reaktion von uns:`,
  toAnswerIn: (title, replies) => `${title} (${replies})`,
  relayed: (posts, unanswered) =>
    `Übernommen: ${counted(posts, 'Beitrag', 'Beiträge')}${unanswered === null ? '' : `; Antworten ohne Reaktion: ${unanswered}`}.`,
  relayedTitle: (title) => `Übernommen: ${title}`,
  late: (due) => `Dieser Bericht war ${due} fällig und konnte nicht rechtzeitig gesendet werden.`,
  changed: (at) => `Aktualisiert ${at}: Späte Messungen haben diese Zahlen geändert.`,
  waiting: (posts) =>
    `${counted(posts, 'neuerer Beitrag wartet', 'neuere Beiträge warten')} auf den nächsten Bericht: Verglichen wird 72 Stunden nach der Veröffentlichung.`,
  onlyYou: 'Diesen Bericht sehen nur Sie. Um ihn dem Kanal zu zeigen: /tambour bericht kanal',
  moreInThread: 'Einzelheiten stehen im Thread.',
  table: {
    caption: 'Unsere Beiträge, 72 Stunden nach der Veröffentlichung',
    figure: 'Zahl',
    posts: 'Beiträge',
    interactions: 'Interaktionen, alle',
    comparedInteractions: (posts) => `Interaktionen, ${posts} verglichen`,
    notAllRead: (count, read, posts) => `${count} (${read} von ${posts} gelesen)`,
    perThousand: 'Je Beitrag und 1.000 Follower',
    followers: 'Follower (Veränderung)',
    unanswered: 'Antworten ohne Reaktion',
    cost: 'Kosten',
    notKnown: 'nicht gelesen',
    without: '–',
    followersAndChange: (now, change) => `${now} (${change})`,
    columnsLeftOut: (count) =>
      `${counted(count, 'weiteres Konto', 'weitere Konten')}: siehe den Export, /tambour zahlen.`,
    repliesNotTold: (network) => `–: ${network} sagt nicht, welche Antworten unsere eigenen sind.`,
    onePost: (account, share) =>
      `${account}: Ein einziger Beitrag macht ${share} der Interaktionen aus. Schließen Sie nichts aus ihrer Summe.`,
  },
  best: {
    title: 'Die meisten Interaktionen je Konto',
    of: (account, interactions) => `${account}, ${interactions} Interaktionen:`,
    boosted: (accounts, followers) =>
      `geteilt von ${counted(accounts, 'Konto', 'Konten')} mit zusammen höchstens ${followers} Followern, Überschneidungen nicht abgezogen`,
    boostedAtLeast: (accounts, followers) =>
      `geteilt von mehr als ${counted(accounts, 'Konto', 'Konten')}; die gelesenen haben zusammen höchstens ${followers} Follower, Überschneidungen nicht abgezogen`,
    hidden: (count) => `${counted(count, 'Konto zeigt', 'Konten zeigen')} keine Follower`,
  },
  readingOff: (network) =>
    `Das Lesen von ${network} ist abgeschaltet: Seine Zahlen werden weder gelesen noch verglichen.`,
  on: (hour, next) => `Der Bericht kommt künftig hierher: jeden ${hour}. Der nächste: ${next}.`,
  off: 'Hier kommt kein wöchentlicher Bericht mehr. /tambour bericht zeigt ihn weiterhin auf Wunsch.',
  howTo: (hour) =>
    `Tippen Sie zum Beispiel „/tambour bericht an ${hour}“, „/tambour bericht aus“ oder „/tambour bericht vom 1.9.2026 bis 30.11.2026“.`,
  badHour: 'Wählen Sie eine andere Uhrzeit: Zwischen 2 und 3 Uhr nachts gibt es sie nicht immer.',
  badDays: 'Diese Daten passen nicht. Schreiben Sie sie so, das frühere zuerst: vom 1.9.2026 bis 30.11.2026.',
  longestSpan: (days) => `Ein Bericht umfasst höchstens ${days} Tage. Wählen Sie einen kürzeren Zeitraum.`,
  noAccount: 'Diese Redaktion hat kein Konto: Es gibt nichts zu lesen. Wählen Sie Konten mit /tambour einstellungen.',
  posting: 'Der Bericht ist unterwegs in den Kanal.',
  figuresComing: 'Die Datei mit den Zahlen ist unterwegs in den Kanal.',
  figures: (from, to) => `Die Zahlen der Beiträge vom ${from} bis ${to}, eine Messung je Zeile.`,
  figuresTitle: 'Zahlen als CSV-Datei',
  figuresCut: (rows) =>
    `Die Datei endet nach ${rows} Zeilen. Fordern Sie einen kürzeren Zeitraum an oder den ganzen Export bei der Tambour-Administration.`,
  weekdays: {
    monday: 'Montag',
    tuesday: 'Dienstag',
    wednesday: 'Mittwoch',
    thursday: 'Donnerstag',
    friday: 'Freitag',
    saturday: 'Samstag',
    sunday: 'Sonntag',
  },
  hour: (weekday, time) => `${weekday} um ${time}`,
};
