import type { DossierPageWords } from '#messages/words/dossier-page.ts';

import { counted } from './counted.ts';

export const dossierPage: DossierPageWords = {
  title: 'Unsere Veröffentlichungen auf unseren Konten',
  intro: (desk, from, to, made) => `${desk}, ${from} bis ${to}. Erstellt am ${made}.`,
  begins: (month) => `Die Zahlen beginnen im ${month}: Aus den Monaten davor gibt es keine.`,
  monthRange: (first, last) => `${first} bis ${last}`,
  atAGlance: {
    imported: (each) => `Beiträge ohne Tambour, importiert und in keiner Zahl weiter oben: ${each}.`,
    cost: (each) => `Kosten nach der Preisliste, Beiträge und Messungen zusammen: ${each}.`,
    costEach: (dollars, each) => `${dollars} (${each} je Interaktion)`,
    followers: (said) =>
      `Follower bei der letzten Messung: ${said}. Ein Teil dessen, was die Beiträge bekamen, kann daran liegen.`,
    trouble: (failed, late, unsure) =>
      `Nicht wie geplant: ${failed} fehlgeschlagen, ${late} verspätet, ${unsure} anfangs ungewiss.`,
    minutes: (minutes) => `Minuten für Moderation, wie die Redaktion sie eingetragen hat: ${minutes}.`,
    caution:
      'Prüfen Sie bei einem klaren Unterschied, ob er von einer einzigen Kampagne kommt: Beiträge, die sich länger als drei Tage gleichen, zählen einzeln.',
    besideDigest:
      'Der wöchentliche Bericht vergleicht die letzten zwölf Wochen, also andere Beiträge: Ein klarer Unterschied hier und keiner dort sind kein Widerspruch.',
  },
  neutral:
    'Diese Seite sagt, was unsere eigenen Beiträge auf unseren eigenen Konten bekamen und was sie kosteten. Sie empfiehlt nichts und stellt kein Netzwerk über ein anderes.',
  noPost: 'In diesen Monaten erschien kein Beitrag.',
  left: (account) => `${account} ist kein Konto dieser Redaktion mehr.`,
  month: 'Monat',
  allMonths: 'Alle Monate',
  notKnown: 'nicht bekannt',
  none: '–',
  section: {
    glance: 'Auf einen Blick',
    posts: 'Beiträge',
    got: 'Was sie bekamen',
    pairs: 'Derselbe Beitrag auf zwei Netzwerken',
    followers: 'Follower',
    replies: 'Antworten',
    cost: 'Kosten und Moderation',
    trouble: 'Was nicht nach Plan lief',
    incidents: 'Was andere auf den Konten taten',
    spans: 'Ruhe, Karenzzeiten, Notfälle',
    past: 'Vor Tambour',
    pointers: 'Wer auf diese Konten verweist',
    ways: 'Vier Wege, ein Konto zu verlassen',
    method: 'Wie diese Zahlen entstehen',
    gaps: 'Lücken',
    unknown: 'Was sich nicht wissen lässt',
  },
  caption: {
    posts: 'Beiträge nach Monat und Konto, und was zurückgezogen wurde',
    got: 'Interaktionen eines Beitrags: der Median, und zwischen welchen Zahlen die mittlere Hälfte der Beiträge liegt',
    pairs: (one, other) =>
      `Paare: wo es nach 72 Stunden mehr Interaktionen gab, und das Verhältnis von ${one} zu ${other} bei einem typischen Beitrag, mit Intervall (2: doppelt so viele bei ${one}; 0,5: halb so viele)`,
    followers: 'Follower bei der letzten Messung jedes Monats',
    replies:
      'Antworten anderer binnen 72 Stunden, wie viele davon wir bis dahin beantwortet hatten, und die mittlere Zeit (Median) bis zu unserer ersten Antwort',
    cost: 'Nach der Preisliste, in US-Dollar; Moderation, wie die Redaktion sie eingetragen hat',
    trouble:
      'Beiträge, die scheiterten, mehr als fünf Minuten zu spät erschienen oder von denen zuerst nicht sicher war, ob sie erschienen sind',
    ways: (accounts) => `Was jeder Weg für ${accounts} bedeuten würde, nach den Zahlen dieser Monate`,
  },
  column: {
    post: 'Beiträge',
    correction: 'Korrek\u00ADturen',
    emergency: 'Notfälle',
    relayed: 'Über\u00ADnommen',
    takenBack: 'Zurück\u00ADgezogen',
    read: 'Gemessen, 72\u00A0Std. / 28\u00A0Tage',
    h72: 'Nach 72 Stunden',
    d28: 'Nach 28 Tagen',
    pairs: 'Paare',
    ratio72: 'Verhältnis, 72 Stunden',
    ratio28: 'Verhältnis, 28 Tage',
    followers: 'Follower',
    readOn: 'Gelesen am',
    replies: 'Antworten',
    answered: 'Beant\u00ADwortet',
    answerTime: 'Zeit bis zur Antwort',
    costPosts: 'Beiträge',
    costReading: 'Messungen',
    minutes: 'Moderation, Minuten',
    failed: 'Geschei\u00ADtert',
    late: 'Zu spät',
    unsure: 'Zuerst unsicher',
  },
  leftOut: (columns) => `Weggelassen, da in jedem Monat bei 0: ${columns}.`,
  between: (one, other, why) => `${one} und ${other}: ${why}`,
  moreOn: (network) => `Mehr bei ${network}`,
  withRange: (middle, low, high) => `${middle} (${low}–${high})`,
  tooFew: 'zu wenige',
  smallCounts: 'Zahlen zu klein',
  picture: {
    overMonths: (months, range) =>
      months === 1 ? `In diesem Monat (${range})` : `In diesen ${months} Monaten (${range})`,
    posts: (account, posts) => `${account}: ${counted(posts, 'Beitrag', 'Beiträge')}`,
    postsCounted: 'Beiträge je Monat, ohne zurückgezogene.',
    typical: (account, interactions) => `${account}: ein typischer Beitrag bekam ${interactions}`,
    typicalCounted: 'Interaktionen eines typischen Beitrags (der Median) nach 72\u00a0Stunden, Monat für Monat.',
    followers: (account, first, last) => `${account}: ${first}, dann ${last} Follower`,
    followersCounted: 'Follower bei der letzten Messung jedes Monats.',
    replies: (account, replies) => `${account}: ${counted(replies, 'Antwort', 'Antworten')}`,
    repliesCounted: 'Antworten anderer binnen 72\u00a0Stunden, je Monat.',
    others: (accounts) =>
      `${counted(accounts, 'weiteres Konto steht', 'weitere Konten stehen')} nur in den Tabellen: Ein Bild hat Platz für vier.`,
    inTable: 'Die Zahlen stehen in der Tabelle, die folgt.',
  },
  repliesTime:
    'Die Zeit gilt für Antworten, die wir binnen 72 Stunden beantworteten, für die ganze Redaktion und nie nach Person. Bei X ist sie allein aus unseren eigenen Antworten bekannt.',
  costOf: (day) =>
    `Preise von X, Stand ${day}. Andere Netzwerke berechnen nichts. Was X wirklich berechnet hat, steht in dessen Konsole.`,
  moderationNone: 'Die Redaktion hat keine Minuten für Moderation eingetragen.',
  incident: {
    foreign: 'ein Beitrag, der nicht von Tambour ist',
    duplicate: 'derselbe Beitrag noch einmal',
    edited: 'ein Beitrag von uns wurde geändert',
    deleted: 'ein Beitrag von uns wurde gelöscht',
    profile: 'das Profil wurde geändert',
  },
  incidentLine: (day, account, what, isSettled) => `${day}, ${account}: ${what} (${isSettled ? 'erledigt' : 'offen'})`,
  noIncident: 'Nichts, was Tambour gesehen hätte.',
  more: (count) => `und ${counted(count, 'weiteres Mal', 'weitere Male')}: siehe die Datei mit den Zahlen`,
  slept: (account, label, from, until) =>
    `${account} ruhte${label === null ? '' : ` (${label})`}: ${until === null ? `seit ${from}` : `${from} bis ${until}`}. Was in dieser Zeit erschien, ist in keinem Paar.`,
  reserve: (label, from, until) =>
    `Karenzzeit${label === null ? '' : ` „${label}“`}: ${until === null ? `seit ${from}` : `${from} bis ${until}`}.`,
  emergency: (label, from, until, posts, isExercise) =>
    `${isExercise ? 'Übung' : 'Notfall'}${label === null ? '' : ` „${label}“`}: ${until === null ? `seit ${from}` : `${from} bis ${until}`}, ${counted(posts, 'Beitrag', 'Beiträge')} auf dem Notfallweg.`,
  noSpan: 'Nichts davon in diesen Monaten.',
  past: {
    intro:
      'Diese Beiträge stammen nicht von Tambour: Sie wurden aus dem Archiv von X oder aus dem Konto selbst gelesen. Sie stehen in keiner Tabelle weiter oben.',
    caption: 'Beiträge ohne Tambour: Likes und geteilte Beiträge, Median und mittlere Hälfte',
    got: 'Likes und geteilt',
    answers: 'Antworten an andere',
    countedOn: (account, day) => `${account}: Zahlen vom ${day}, als jeder dieser Beiträge mindestens 28 Tage alt war.`,
    pairs: (comparison) => `Paare, die jemand bestätigt hat, nach Likes und geteilten Beiträgen: ${comparison}.`,
    openPairs: (pairs) =>
      `${counted(pairs, 'Paar wartet', 'Paare warten')} darauf, dass jemand hinsieht („/tambour früher“), und ${pairs === 1 ? 'zählt' : 'zählen'} nirgends.`,
  },
  pointersLine: (account, entered) => `${account}, wie die Redaktion es am ${entered} eingetragen hat:`,
  noPointers: (account) => `${account}: Es ist nichts eingetragen.`,
  waysIntro:
    'Sie stehen nebeneinander, ohne Rangfolge. Bleiben ist auch möglich: Dann geht alles Obige weiter wie bisher.',
  way: {
    fact: 'In diesen Monaten',
    happens: 'Was geschieht',
    posts: (each) => `Beiträge je Monat (${each})`,
    postsBy: {
      deletion: 'keine',
      dormant: 'keine',
      emergenciesOnly: 'nur die eines echten Notfalls',
      fadeOut: 'weniger bis zum Tag der Überprüfung, dann keine',
    },
    published: (each) => `In diesen Monaten dort erschienene Beiträge (${each}), und alle früheren`,
    withImported: (posts, imported) => `${posts} einschließlich ${imported} importierter`,
    publishedBy: {
      deletion: 'verschwinden; Verweise darauf führen ins Leere',
      dormant: 'bleiben lesbar',
      emergenciesOnly: 'bleiben lesbar',
      fadeOut: 'bleiben lesbar',
    },
    nowhereElse: (each) => `Davon auf keinem anderen Netzwerk (${each})`,
    nowhereElseBy: {
      deletion: 'gehen verloren',
      dormant: 'bleiben lesbar',
      emergenciesOnly: 'bleiben lesbar',
      fadeOut: 'bleiben lesbar',
    },
    followers: (each) => `Follower (${each})`,
    followersBy: {
      deletion: 'verlieren das Konto; jemand anders kann seinen Namen nehmen',
      dormant: 'sehen dort nichts Neues; der Name bleibt unserer',
      emergenciesOnly: 'sehen dort nur Notfälle; der Name bleibt unserer',
      fadeOut: 'sehen weniger, dann nichts Neues; der Name bleibt unserer',
    },
    emergencies: (each) => `Beiträge in Notfällen (${each})`,
    emergenciesBy: {
      deletion: 'erscheinen nur anderswo',
      dormant: 'erscheinen nur anderswo',
      emergenciesOnly: 'erscheinen auch dort',
      fadeOut: 'erscheinen auch dort bis zur Überprüfung, dann nur anderswo',
    },
    cost: (each) => `Kosten je Monat (${each})`,
    costBy: {
      deletion: 'keine',
      dormant: 'keine für Beiträge',
      emergenciesOnly: 'nur für Beiträge in Notfällen',
      fadeOut: 'weniger, dann keine für Beiträge',
    },
    care: (accounts) => (accounts === null ? 'Wer sich kümmert' : `Wer sich kümmert (${accounts})`),
    logIn: (days) => `eine betreuende Person, die sich alle ${days} Tage anmeldet`,
    keeper: 'eine betreuende Person',
    noCare: 'niemand, sobald es gelöscht ist',
    pointers: (accounts) => (accounts === null ? 'Wer darauf verweist' : `Wer darauf verweist (${accounts})`),
    pointersBy: {
      deletion: 'muss es vorher erfahren',
      dormant: 'muss erfahren, wo Neues jetzt steht',
      emergenciesOnly: 'kann für Notfälle weiter darauf verweisen',
      fadeOut: 'muss es vor der Überprüfung erfahren',
    },
  },
  method: {
    months:
      'Monate sind die des Kalenders in der Zeitzone der Redaktion; ein Beitrag zählt zu dem Monat, in dem er erschien.',
    kinds:
      'Arten: Was auf dem Notfallweg erscheint, zählt als Notfall; was einen anderen Beitrag korrigiert, als Korrektur; was aus einer Quelle kommt, als übernommen; alles andere als Beitrag.',
    interactions:
      'Interaktionen sind Favoriten, Geteiltes, Zitate und Antworten ohne unsere eigenen, 72 Stunden und 28 Tage nach Erscheinen. Was nicht mitgeteilt wurde, ist nicht bekannt und nie 0.',
    quartiles:
      'Der Median ist der mittlere Beitrag: Die Hälfte bekam mehr. Die beiden Zahlen daneben sind die Quartile: Zwischen ihnen liegt die mittlere Hälfte.',
    pairs:
      'Ein Paar ist ein Beitrag auf beiden Netzwerken binnen zehn Minuten (übernommen: einer Stunde), im Alter von höchstens einer Stunde Unterschied gelesen, nicht nur auf einem korrigiert und nicht, während ein Konto ruhte.',
    interval:
      'Das Intervall sagt, wie weit der Zufall allein das Verhältnis verschiebt. Enthält es die 1, gibt es keinen klaren Unterschied. Aus Beiträgen an weniger als zwölf Tagen wird nichts geschlossen.',
    followers: 'Follower sind, was das Netzwerk zählt: Manche kommen nicht mehr, manche sind Programme.',
    late: 'Zu spät ist ein Beitrag, der mehr als fünf Minuten nach der geplanten Zeit erschien.',
  },
  gap: {
    none: 'Keine.',
    notKnown: (account, months) =>
      `${account}: Tambour kannte dieses Konto noch nicht (${months}): Dort ist nichts gezählt.`,
    noPosts: (account, months) => `${account}: kein Beitrag (${months}).`,
    noFollowers: (account, months) => `${account}: Follower nicht gelesen (${months}).`,
    unread: (account, unread, posts) =>
      `${account}: von ${counted(posts, 'Beitrag', 'Beiträgen')} ${unread} ohne Messung nach 72 Stunden.`,
    vanished: (account, posts) =>
      `${account}: ${counted(posts, 'Beitrag war', 'Beiträge waren')} binnen 72 Stunden verschwunden.`,
    readLate: (account, posts) =>
      `${account}: ${counted(posts, 'Beitrag', 'Beiträge')} mehr als eine Stunde zu spät gelesen.`,
    young: (posts) => `${counted(posts, 'Beitrag ist', 'Beiträge sind')} jünger als 28 Tage.`,
    noMinutes: (months) => `Minuten für Moderation nicht eingetragen (${months}).`,
    unpaired: ([one, other], posts, why) =>
      `In keinem Paar aus ${one} und ${other}: ${counted(posts, 'Beitrag', 'Beiträge')} (${why}).`,
    unpairedFor: (why, posts) => `${why}: ${posts}`,
  },
  unknown: {
    reach:
      'Wie viele Menschen einen Beitrag sahen: Mastodon und Bluesky zählen keine Aufrufe, und X zählt seine eigenen, Wiederholungen eingeschlossen.',
    people: 'Wer sie sind: Kein Netzwerk sagt, ob jemand hier wohnt oder überhaupt ein Mensch ist.',
    why: 'Warum ein Beitrag bekam, was er bekam: Thema, Uhrzeit und Nachrichtenlage hatten ihren Anteil.',
    others: 'Wie es anderen Stellen geht: Dies sind nur unsere eigenen Konten.',
    answers: 'Ob eine Antwort half, und wie lange wartete, wer erst nach mehr als 72 Stunden eine bekam.',
    before: 'Was vor diesen Monaten war, und was ohne Tambour erschien und nicht importiert wurde.',
  },
};
