import type { RotaWords } from '#messages/words/rota.ts';

import { counted } from './counted.ts';

export const rota: RotaWords = {
  help: {
    rota: '/tambour bereitschaftsplan',
    rotaDoes: 'den Bereitschaftsplan anzeigen; „bereitschaftsplan ändern“ plant ihn',
    onCall: '/tambour bereitschaft',
    onCallDoes: 'anzeigen, wer jetzt und danach Bereitschaft hat; „bereitschaft übergeben“ übergibt sie',
  },
  form: {
    title: 'Bereitschaftsplan',
    intro:
      'Sie planen, wer für diese Redaktion Bereitschaft hat. Der Plan gilt, sobald die Freigabeberechtigten zugestimmt haben; bis dahin gilt der bisherige.',
    submit: 'Um Freigabe bitten',
    shifts: 'Bereitschaften',
    shiftsHint:
      'Je eine Zeile, zum Beispiel „Nadia Ferrand, Léo Martin: 2026-11-30 18:00 – 2026-12-07 08:00“, in der Zeit dieser Redaktion. Mehrere Personen können gleichzeitig Bereitschaft haben.',
    terminal: 'Im Terminal',
    terminalHint: 'Falls der Chat ausfällt. Je Systemkonto eine Zeile, zum Beispiel „ops = Nadia Ferrand“.',
  },
  error: {
    line: (number, said) => `Zeile ${number}: ${said}`,
    unread: 'Schreiben Sie sie so: „Nadia Ferrand: 2026-11-30 18:00 – 2026-12-07 08:00“.',
    nobody: (typed) => `„${typed}“ bezeichnet nicht eindeutig eine Person dieses Kanals.`,
    guest: (typed) => `${typed} ist Gast und kann keine Bereitschaft haben.`,
    bot: (typed) => `${typed} ist ein Bot und kann keine Bereitschaft haben.`,
    inactive: (typed) => `${typed} ist deaktiviert und kann keine Bereitschaft haben.`,
    endsFirst: 'Die Bereitschaft endet, bevor sie beginnt.',
    over: 'Diese Bereitschaft ist vorbei. Entfernen Sie die Zeile.',
    overlaps: (other) => `Diese Person hat nach Zeile ${other} zur selben Zeit Bereitschaft.`,
    none: 'Geben Sie mindestens eine Bereitschaft an.',
    tooMany: (most) => `Ein Plan hat höchstens ${most} Bereitschaften.`,
    terminalUnread: 'Schreiben Sie sie so: „ops = Nadia Ferrand“.',
    terminalUser: (user) => `„${user}“ muss genau eine Person dieses Plans sein.`,
  },
  answer: {
    asked: 'Der Plan steht in diesem Kanal, für die Freigabeberechtigten. Bis zu ihrer Zustimmung ändert sich nichts.',
    same: 'Dieser Plan gilt bereits. Es hat sich nichts geändert.',
    mayNot:
      'Nur die Redaktionsleitung und die Administration dieses Chats planen die Bereitschaft. Wenden Sie sich an sie. Es hat sich nichts geändert.',
    cancelled: 'Die Bitte ist zurückgenommen. Die Bereitschaft bleibt, wie sie ist.',
    closed: 'Dieser Plan wartet nicht mehr auf Freigabe. Es hat sich nichts geändert.',
  },
  shift: (people, from, to) => `${people.join(', ')}: ${from} – ${to}`,
  more: (count) => `und ${counted(count, 'weitere Zeile', 'weitere Zeilen')}`,
  card: {
    asks: (name) => `${name} bittet um Zustimmung zu diesem Bereitschaftsplan.`,
    gaps: 'Niemand hat Bereitschaft:',
    gap: (from, to) => `${from} – ${to}`,
    gapFromNow: (to) => `von der Zustimmung bis ${to}`,
    ends: (when) => `Ab ${when} hat niemand Bereitschaft: Dann endet der Plan.`,
    onePerson: (name) =>
      `Nur ${name} steht darin: Niemand kann übernehmen, und nachts wird niemand sonst gerufen. Was ${name} allein verfasst oder freigegeben hat, kann im Notfall niemand senden.`,
    terminal: (user, name) => `Im Terminal ist „${user}“ ${name}.`,
    approvedBy: (names) => `Freigegeben von ${names.join(', ')}.`,
    missing: (count) =>
      `Es ${count === 1 ? 'fehlt' : 'fehlen'} ${counted(count, 'Freigabe', 'Freigaben')}. Bis dahin ändert sich nichts.`,
    agreed: (names) => `Zugestimmt von ${names.join(', ')}. Der Plan gilt ab jetzt.`,
    refused: (name) => `Abgelehnt${name === null ? '' : ` von ${name}`}: Es ändert sich nichts.`,
    cancelled: 'Zurückgenommen: Es ändert sich nichts.',
    replaced: 'Ein anderer Plan ist an die Stelle dieses Plans getreten.',
    unproven:
      'Dieser Plan oder eine Entscheidung darüber wurde in der Datenbank geändert: Nach ihm hat niemand Bereitschaft. Planen Sie neu mit /tambour bereitschaftsplan und verständigen Sie die Tambour-Administration.',
    approve: 'Plan freigeben',
    refuse: 'Ablehnen',
    cancel: 'Zurücknehmen',
  },
  refusals: {
    author: 'Die Bitte kommt von Ihnen: Jemand anderes muss zustimmen. Es hat sich nichts geändert.',
    authorsDeputy:
      'Sie vertreten die Person, von der die Bitte kommt und die ebenfalls nicht zustimmen kann. Jemand anderes muss es tun. Es hat sich nichts geändert.',
    closed:
      'Hier ist nichts mehr zu entscheiden: Der Plan wartet nicht mehr oder ist nicht so, wie um ihn gebeten wurde. Planen Sie neu.',
    expired: 'Alle Bereitschaften dieses Plans sind vorbei. Planen Sie neu. Es hat sich nichts geändert.',
  },
  shown: {
    title: 'Bereitschaft dieser Redaktion',
    none: 'Es gilt kein Bereitschaftsplan: Niemand hat Bereitschaft.',
    unproven:
      'Der Plan wurde nach der Zustimmung in der Datenbank geändert: Nach ihm hat niemand Bereitschaft. Planen Sie neu und verständigen Sie die Tambour-Administration.',
    waits: (name) => `Ein Plan von ${name} wartet auf Freigabe: Seine Karte steht in diesem Kanal.`,
    plan: 'Plan anlegen',
    change: 'Plan ändern',
  },
  onCall: {
    now: (people, until) => `Jetzt Bereitschaft: ${people.join(', ')}, bis ${until}.`,
    nobody: 'Jetzt hat niemand Bereitschaft.',
    next: (people, from) => `Danach: ${people.join(', ')}, ab ${from}.`,
    nobodyNext: 'Danach hat niemand Bereitschaft.',
    handOver: 'Übergeben',
  },
  gap: {
    span: (from, to) => `Von ${from} bis ${to} hat niemand Bereitschaft.`,
    ends: (from) => `Ab ${from} hat niemand Bereitschaft: Dann endet der Plan.`,
    missing: (names) => `An der Reihe wäre ${names.join(', ')}, als abwesend vermerkt oder nicht mehr hier.`,
    whatToDo: 'Ergänzen Sie den Plan mit /tambour bereitschaftsplan.',
    handOver:
      'Lassen Sie die Bereitschaft mit /tambour bereitschaft übergeben oder ändern Sie den Plan mit /tambour bereitschaftsplan.',
  },
  gone: {
    chat: (name) => `${name} steht im Bereitschaftsplan und ist nicht mehr in diesem Chat.`,
    channel: (name) => `${name} steht im Bereitschaftsplan und ist kein Vollmitglied dieses Kanals mehr.`,
    whatToDo: 'Setzen Sie mit /tambour bereitschaftsplan jemand anderen ein.',
  },
  handover: {
    title: 'Bereitschaft übergeben',
    intro: 'Es ändert sich nichts, bis die gewählte Person angenommen hat.',
    submit: 'Anfragen',
    from: 'Wer übergibt',
    to: 'Wer übernimmt',
    begins: 'Von',
    beginsHint: 'Leer lassen für „sofort“.',
    ends: 'Bis',
    error: {
      person: 'Wählen Sie eine Person.',
      notYours: 'Nur wer Bereitschaft hat, übergibt sie, oder die Redaktionsleitung.',
      notOnRota: 'Wählen Sie eine andere Person des Plans.',
      badSpan: 'Das Ende liegt nach dem Beginn und noch vor uns.',
      notOnCall: (name) =>
        `${name} hat nicht die ganze Zeit Bereitschaft. Wählen Sie eine Zeit innerhalb einer Bereitschaft.`,
      takerOnCall: (name) => `${name} hat dann ohnehin Bereitschaft.`,
      away: (span) => `Abwesenheit vermerkt: ${span}. Wählen Sie eine andere Person oder eine andere Zeit.`,
      gone: (name) => `${name} ist kein Vollmitglied dieses Kanals mehr. Wählen Sie eine andere Person.`,
      already: 'Darum wurde bereits gebeten: Die Nachricht steht in diesem Kanal.',
      noRota: 'Für diese Redaktion gilt kein Bereitschaftsplan. Es hat sich nichts geändert.',
    },
    asked: (taker, name) =>
      `${taker} ist angefragt, in diesem Kanal. Bis ${taker} annimmt, behält ${name} die Bereitschaft.`,
    asks: (name, from, to) => `${name} bittet Sie, die Bereitschaft zu übernehmen, ${from} – ${to}.`,
    asksFor: (asker, name, from, to) =>
      `${asker} bittet Sie, die Bereitschaft von ${name} zu übernehmen, ${from} – ${to}.`,
    answerThere: 'Im Kanal antworten',
    waits: (taker, name) => `Bis ${taker} annimmt, behält ${name} die Bereitschaft.`,
    accept: 'Ich übernehme',
    decline: 'Ich kann nicht',
    accepted: (taker) => `${taker} hat angenommen.`,
    declined: (taker, name) => `${taker} kann nicht: ${name} behält die Bereitschaft.`,
    over: 'Das ist vorbei: Die Zeit ist verstrichen, oder es gilt ein anderer Plan.',
    told: (taker, name, from, to) => `${taker} hat anstelle von ${name} Bereitschaft, ${from} – ${to}.`,
    toldDeclined: (taker, name) => `${taker} kann nicht übernehmen: ${name} behält die Bereitschaft.`,
    notYours: (taker) => `${taker} ist angefragt, und niemand sonst kann antworten. Es hat sich nichts geändert.`,
    alreadyAccepted: 'Sie haben bereits angenommen.',
    alreadyDeclined: 'Sie haben bereits abgelehnt. Lassen Sie sich erneut anfragen.',
    closed:
      'Das kann nicht mehr angenommen werden: Die Zeit ist verstrichen, es gilt ein anderer Plan, oder jemand anderes hat übernommen. Es hat sich nichts geändert.',
    youAre: 'Danke. Der Kanal ist informiert.',
  },
};
