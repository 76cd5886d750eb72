import type { PeriodsWords } from '#messages/words/periods.ts';

import { counted } from './counted.ts';

export const periods: PeriodsWords = {
  help: '/tambour karenzzeit',
  helpDoes: 'eine Karenzzeit vorschlagen: Regeln für das, was von einem Tag bis zu einem anderen erscheint',
  helpList: '/tambour karenzzeiten',
  helpListDoes: 'die Karenzzeiten dieser Redaktion',
  helpReport: '/tambour karenzzeit bericht',
  helpReportDoes: 'wie regelmäßig veröffentlicht wurde, Woche für Woche',
  form: {
    title: 'Karenzzeit',
    changeTitle: 'Karenzzeit ändern',
    intro:
      'Tambour kennt keine Termine: Ihr Rechtsdienst sagt, welche gelten. Nichts ändert sich, bevor die Freigabeberechtigten dieser Redaktion zustimmen.',
    changeIntro:
      'Die Karenzzeit bleibt, wie sie ist, bis die Freigabeberechtigten dieser Redaktion der Änderung zustimmen.',
    submit: 'Um Freigabe bitten',
    label: 'Name',
    labelHint: 'Zum Beispiel „Kommunalwahl 2026“.',
    basis: 'Rechtsgrundlage',
    basisHint: 'Das Gesetz, das Rundschreiben oder der Beschluss, auf den sie zurückgeht.',
    from: 'Von',
    fromHint: 'Ein Tag, der ab 0:00 Uhr zählt, oder Tag und Uhrzeit: „1. September 2026“.',
    to: 'Bis',
    toHint: 'Der letzte Tag, der bis zu seinem Ende zählt, oder Tag und Uhrzeit.',
    zone: 'Zeitzone',
    zoneHint: 'In der sie beginnt und endet, zum Beispiel Indian/Reunion.',
    accounts: 'Konten',
    level: 'Während dieser Zeit',
    role: 'Funktion der weiteren Freigabe',
    roleHint: 'Nur bei „eine Freigabe mehr“, zum Beispiel „Rechtsdienst“.',
    people: 'Personen dieser Funktion',
    peopleHint: 'Eine von ihnen gibt frei, nach allen anderen. Niemand gibt den eigenen Beitrag frei.',
  },
  levels: {
    inform: 'Hinweis: jeder Entwurf sagt es',
    extraApproval: 'Eine Freigabe mehr, durch eine benannte Funktion',
    closed: 'Geschlossen, außer in Notfällen',
  },
  error: {
    empty: 'Schreiben Sie hier etwas.',
    when: 'Schreiben Sie einen Tag, oder Tag und Uhrzeit, den es einmal gibt: „1. September 2026“ oder „1. September 2026 00:01“.',
    endsFirst: 'Sie endet, bevor sie beginnt. Schreiben Sie ein späteres Ende.',
    past: 'Sie ist schon vorbei. Schreiben Sie ein Ende, das noch kommt.',
    zone: 'Diese Zeitzone gibt es nicht. Schreiben Sie zum Beispiel Europe/Berlin oder Indian/Reunion.',
    accounts: 'Wählen Sie mindestens ein Konto.',
    level: 'Wählen Sie eines davon.',
    role: 'Nennen Sie die Funktion, mit höchstens 40 Zeichen.',
    people: 'Wählen Sie die Personen dieser Funktion, vollwertige Mitglieder dieses Kanals.',
  },
  answer: {
    asked:
      'Die Karenzzeit liegt in diesem Kanal, für alle, die hier freigeben. Nichts ändert sich, bevor sie zustimmen.',
    mayNot:
      'Nur die Redaktionsleitung und die Administration dieses Chats schlagen eine Karenzzeit vor, ändern sie oder heben sie auf. Wenden Sie sich an sie. Nichts hat sich geändert.',
    noAccounts: 'Diese Redaktion hat kein Konto. Nichts hat sich geändert.',
    closed: 'Diese Karenzzeit gilt nicht mehr. Nichts hat sich geändert.',
    cancelled: 'Die Karenzzeit ist aufgehoben. Nichts hat sich geändert.',
    cancelAsked:
      'Wer hier freigibt, entscheidet, ob die Karenzzeit aufgehoben wird. Bis zur Zustimmung gilt sie weiter.',
    cancelAlready: 'Diese Karenzzeit aufzuheben wurde schon beantragt: Die Karte liegt in diesem Kanal.',
    stillInside:
      'Eine Karenzzeit hält diesen Beitrag zurück: Warten Sie ihr Ende ab, wählen Sie eine andere Zeit, oder bitten Sie um das, was sie verlangt. Nichts hat sich geändert.',
    notUnderstood:
      'Schreiben Sie /tambour karenzzeit, um eine vorzuschlagen, /tambour karenzzeiten, um sie zu sehen, oder /tambour karenzzeit bericht.',
  },
  card: {
    asks: (name, label) => `${name} schlägt die Karenzzeit „${label}“ vor.`,
    changes: (name, label) => `${name} schlägt vor, die Karenzzeit „${label}“ zu ändern.`,
    basis: (text) => `Rechtsgrundlage: ${text}`,
    span: (from, to, zone) => `Von ${from} bis ${to} (${zone})`,
    accounts: (labels) => `Konten: ${labels.join(', ')}`,
    level: (text) => `Während dieser Zeit: ${text}`,
    role: (role, names) => `${role}: ${names.join(', ')}`,
    due: (count) =>
      `${counted(count, 'freigegebener Beitrag fällt', 'freigegebene Beiträge fallen')} in diese Zeit: Nach der Zustimmung wird jeder, den sie nicht erlaubt, zurückgehalten, und es wird nachgefragt.`,
    approvedBy: (names) => `Freigegeben von ${names.join(', ')}.`,
    missing: (count) =>
      `Es ${count === 1 ? 'fehlt' : 'fehlen'} ${counted(count, 'Freigabe', 'Freigaben')}. Bis dahin ändert sich nichts.`,
    agreed: (names) => (names.length === 0 ? 'Vereinbart.' : `Vereinbart, freigegeben von ${names.join(', ')}.`),
    running: 'Sie gilt jetzt.',
    refused: (name) => `Abgelehnt${name === null ? '' : ` von ${name}`}: Nichts ändert sich.`,
    cancelled: 'Aufgehoben.',
    replaced: 'Eine Änderung wurde vereinbart und gilt an ihrer Stelle.',
    ended: 'Sie ist vorbei.',
    unproven:
      'Diese Karenzzeit wurde in der Datenbank geändert, und niemand weiß, was vereinbart war. Bis sie aufgehoben ist, erscheint hier nichts Gewöhnliches: Beantragen Sie das unten, und sagen Sie es der Tambour-Administration.',
    cancelWish: (name) => `${name} beantragt, diese Karenzzeit aufzuheben. Bis zur Zustimmung gilt sie weiter.`,
    approve: 'Karenzzeit freigeben',
    refuse: 'Ablehnen',
    change: 'Ändern oder verkürzen',
    cancel: 'Karenzzeit aufheben',
    approveCancel: 'Freigeben: aufheben',
    refuseCancel: 'Karenzzeit behalten',
  },
  refusals: {
    author: 'Der Antrag kommt von Ihnen: Jemand anderes muss zustimmen. Nichts hat sich geändert.',
    authorsDeputy:
      'Sie vertreten die Person, die den Antrag gestellt hat und selbst nicht zustimmen kann. Jemand anderes muss es tun. Nichts hat sich geändert.',
    expired: 'Diese Karenzzeit ist vorbei. Nichts hat sich geändert.',
    changed: 'Was diese Karte fragt, wurde inzwischen entschieden. Nichts hat sich geändert.',
    closed: 'Hier ist nichts mehr zu entscheiden. Nichts hat sich geändert.',
  },
  told: {
    together: (count, label) =>
      `${counted(count, 'Beitrag wird', 'Beiträge werden')} von der Karenzzeit „${label}“ zurückgehalten.`,
    askTogether: 'Sagen Sie in jedem Thread, was daraus wird:',
    ended: (label) => `Die Karenzzeit „${label}“ ist vorbei.`,
    waiting: (count) =>
      `Dadurch ist nichts erschienen. ${counted(count, 'zurückgehaltener Beitrag wartet', 'zurückgehaltene Beiträge warten')}: Lassen Sie jeden in seinem Thread erscheinen, oder bearbeiten oder verwerfen Sie ihn.`,
    nothingWaits: 'Kein Beitrag wartet.',
    unproven: (label) =>
      `Die Karenzzeit „${label}“ wurde in der Datenbank geändert. Aus dieser Redaktion erscheint nichts Gewöhnliches, bis sie auf ihrer Karte aufgehoben ist. Sagen Sie es der Tambour-Administration.`,
  },
  list: {
    title: 'Karenzzeiten dieser Redaktion',
    none: 'Es gibt keine. /tambour karenzzeit schlägt eine vor.',
    waits: 'wartet auf Freigabe',
    running: 'gilt',
    ahead: 'kommt noch',
    over: 'vorbei',
    wishedAway: 'soll aufgehoben werden, wartet auf Freigabe',
    card: 'Ihre Karte',
  },
  held: {
    until: (label, when) => `Die Karenzzeit „${label}“ dauert bis ${when}.`,
    askClosed: 'Was soll aus diesem Beitrag werden?',
    askRole: (role) => `Die Freigabe dieser Funktion fehlt: ${role}.`,
    approve: 'Freigeben (Karenzzeit: nichts erscheint)',
    over: 'Eine Karenzzeit hielt diesen Beitrag zurück. Das tut sie nicht mehr.',
    override: 'Ausnahme beantragen',
    otherTime: 'Andere Zeit',
  },
  override: {
    title: 'Ausnahme von der Karenzzeit',
    intro:
      'Eine zweite Person, die hier freigibt und nichts von diesem Beitrag geschrieben hat, muss zustimmen. Die Ausnahme steht mit ihrer Begründung im Wochenbericht.',
    reason: 'Begründung',
    reasonHint: 'Zum Beispiel „Antwort auf eine Frage der öffentlichen Sicherheit“.',
    submit: 'Beantragen',
    asked: 'Die Ausnahme ist im Thread beantragt: Eine zweite Person muss zustimmen.',
    already: 'Eine Ausnahme für diesen Beitrag wartet schon in seinem Thread.',
    mayNot: 'Nur wer hier freigibt und die Redaktionsleitung beantragen eine Ausnahme. Nichts hat sich geändert.',
    ownPost:
      'Worte von Ihnen stehen in diesem Beitrag: Jemand anderes muss die Ausnahme beantragen. Nichts hat sich geändert.',
    notHeld: 'Keine geschlossene Karenzzeit hält diesen Beitrag mehr zurück. Nichts hat sich geändert.',
    asks: (name, number, label) =>
      `${name} beantragt, Entwurf ${number} trotz der Karenzzeit „${label}“ zu veröffentlichen.`,
    card: 'Jemand anderes, der hier freigibt und nichts davon geschrieben hat, muss zustimmen.',
    approve: 'Ausnahme freigeben',
    refuse: 'Ablehnen',
    agreed: (name) => `Ausnahme freigegeben von ${name}: Der Beitrag erscheint zu seiner Zeit.`,
    refused: (name) => `Ausnahme abgelehnt${name === null ? '' : ` von ${name}`}: Der Beitrag bleibt zurückgehalten.`,
    over: 'Hier ist nichts mehr zu entscheiden: Der Beitrag hat sich geändert, oder nichts hält ihn mehr zurück.',
    refusals: {
      asker: 'Der Antrag kommt von Ihnen: Eine zweite Person muss zustimmen. Nichts hat sich geändert.',
      author: 'Worte von Ihnen stehen in diesem Beitrag: Jemand anderes muss zustimmen. Nichts hat sich geändert.',
      closed: 'Hier ist nichts mehr zu entscheiden. Nichts hat sich geändert.',
    },
  },
  digest: {
    title: 'Karenzzeiten',
    running: (label, until) => `„${label}“, bis ${until}`,
    override: (number, asker, agreer, reason) =>
      `Ausnahme für Entwurf ${number}, beantragt von ${asker}, freigegeben von ${agreer}: ${reason}`,
  },
  report: {
    title: (desk) => `Wie regelmäßig „${desk}“ veröffentlicht`,
    total: (posts, weeks) => `${counted(posts, 'Beitrag', 'Beiträge')} in ${counted(weeks, 'Woche', 'Wochen')}`,
    caption: 'Beiträge jeder Woche und derselben Woche früherer Jahre',
    week: 'Woche vom',
    unknown: (years) =>
      `Aus ${years.join(', ')} kennt Tambour keine Beiträge: Es veröffentlichte damals nicht für diese Redaktion. Ein Strich ist keine Null.`,
    formatsNow: (texts, pictures) =>
      `In diesen Wochen: ${counted(texts, 'Beitrag', 'Beiträge')} ohne Bilder, ${pictures} mit Bildern.`,
    formatsBefore: (texts, pictures) =>
      `In denselben Wochen des Vorjahrs: ${counted(texts, 'Beitrag', 'Beiträge')} ohne Bilder, ${pictures} mit Bildern.`,
    newAccounts: (accounts) => `Neu hier seit Beginn dieser Wochen: ${accounts.join(', ')}.`,
    noNewAccounts: 'Seit Beginn dieser Wochen ist hier kein Konto neu.',
    picture: {
      title: 'Beiträge Woche für Woche',
      finding: ({ weeks, posts, year, before }) =>
        `${counted(posts, 'Beitrag', 'Beiträge')} in ${counted(weeks, 'Woche', 'Wochen')}; ${before} in denselben Wochen von ${year}.`,
      counted: 'Beiträge jeder Woche, neben derselben Woche früherer Jahre.',
    },
    how: 'Ein Beitrag auf zwei Konten zählt zweimal. Wochen beginnen am Montag, nach der Zeitzone der Redaktion.',
  },
  home: (label, level, until) => `Karenzzeit „${label}“ bis ${until}. ${level}.`,
};
