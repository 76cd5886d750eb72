import type { LeavingWords } from '#messages/words/leaving.ts';

import { counted } from './counted.ts';

export const leaving: LeavingWords = {
  help: '/tambour verlassen @konto',
  helpDoes: 'plant, wie ein Konto geordnet verlassen wird',
  form: {
    title: 'Konto verlassen',
    intro: (account) =>
      `Sie planen, ${account} zu verlassen. Nichts ändert sich, bis die zustimmen, die in dieser Redaktion freigeben. Die Wege:`,
    submit: 'Freigabe erbitten',
    reference: 'Beschluss und Grund',
    referenceHint:
      'Worauf es zurückgeht und warum, zum Beispiel „Ratsbeschluss vom 3. März 2026, Nr. 14: wenig gelesen“.',
    way: 'Weg',
    lastDay: 'Letzter Tag',
    lastDayHint: 'Der letzte Tag, an dem dort veröffentlicht wird, zum Beispiel „31. Dezember 2026“.',
    review: 'Überprüfung am',
    reviewHint: 'An diesem Tag wird dieser Kanal daran erinnert. Er liegt nach dem letzten Tag.',
    keeper: 'Betreuung',
    keeperHint: 'Betreut das Konto, nachdem es verlassen ist.',
    deputy: 'Vertretung',
    deputyHint: 'Vertritt die Betreuung.',
  },
  ways: {
    deletion: 'Löschen',
    dormant: 'Ruhen lassen',
    emergenciesOnly: 'Ruhen lassen, außer in Krisen',
    fadeOut: 'Auslaufen lassen',
  },
  consequences: {
    deletion:
      'Nach dem letzten Tag wird dort nichts veröffentlicht, und eine Person löscht es im Netzwerk selbst: Seine Beiträge verschwinden, und jemand anderes kann seinen Namen übernehmen.',
    dormant:
      'Nach dem letzten Tag wird dort nichts veröffentlicht; es bleibt sichtbar, behält seinen Namen und braucht jemanden, der es betreut.',
    emergenciesOnly:
      'Wie beim Ruhen, aber für Krisen aufgehoben: Nach dem letzten Tag werden dort nur Beiträge in einem echten Notfall veröffentlicht, über den Notfallweg.',
    fadeOut: 'Bis zum Tag der Überprüfung wird dort veröffentlicht, ab dann nicht mehr.',
  },
  error: {
    reference: 'Nennen Sie den Beschluss, auf den es zurückgeht.',
    way: 'Wählen Sie einen der Wege.',
    past: 'Der letzte Tag ist schon vorbei. Schreiben Sie einen künftigen Tag.',
    tooFar: 'Das ist mehr als fünf Jahre entfernt. Schreiben Sie einen früheren Tag.',
    reviewFirst: 'Die Überprüfung kommt nach dem letzten Tag. Schreiben Sie einen späteren Tag.',
    onePerson: 'Wählen Sie eine Person.',
    sameDeputy: 'Die Vertretung ist eine andere Person als die Betreuung.',
    notHere: 'Wählen Sie ein volles Mitglied dieses Kanals, weder Gast noch Bot.',
  },
  answer: {
    asked: (account) =>
      `Der Plan, ${account} zu verlassen, steht in diesem Kanal, für alle, die hier freigeben. Bis sie zustimmen, ändert sich nichts.`,
    otherDesk: (account, desk) =>
      `Über ${account} entscheidet die Redaktion „${desk}“. Planen Sie es dort. Nichts hat sich geändert.`,
    left: (account) =>
      `${account} ist schon verlassen. Soll dort wieder veröffentlicht werden, beantragen Sie es mit /tambour wecken. Nichts hat sich geändert.`,
    mayNot:
      'Ein Konto zu verlassen planen nur die Redaktionsleitung und die Administration dieses Chats. Wenden Sie sich an sie. Nichts hat sich geändert.',
    whichAccount: (accounts) =>
      accounts.length === 0
        ? 'Diese Redaktion hat kein Konto. Nichts hat sich geändert.'
        : `Nennen Sie das Konto: /tambour verlassen und sein Name. Es gibt: ${accounts.join(', ')}.`,
    noPlan: (account) => `Es gibt keinen Plan, ${account} zu verlassen. Nichts hat sich geändert.`,
    cancelled: 'Der Plan ist abgebrochen. Das Konto bleibt, wie es ist.',
    cancelAsked:
      'Dem Plan ist zugestimmt worden. Deshalb entscheiden die, die hier freigeben, ob er abgebrochen wird. Bis sie zustimmen, gilt er weiter.',
    cancelAlready: 'Der Abbruch dieses Plans ist schon beantragt: Die Karte steht in diesem Kanal.',
    closed: 'Dieser Plan gilt nicht mehr. Nichts hat sich geändert.',
    exported: 'Die Datei zu diesem Plan steht gleich in seinem Thread.',
  },
  card: {
    asks: (name, account) => `${name} plant, ${account} zu verlassen.`,
    reference: (text) => `Beschluss: ${text}`,
    way: (name, consequence) => `Weg: ${name}. ${consequence}`,
    lastDay: (day) => `Letzter Tag: ${day}`,
    review: (day) => `Überprüfung am: ${day}`,
    keeper: (name) => `Betreuung: ${name}, ohne Vertretung`,
    keepers: (name, deputy) => `Betreuung: ${name}, Vertretung: ${deputy}`,
    relays: (sources) =>
      `Was von X übernommen wird, endet an diesem Tag: ${sources.join(', ')}. Der Feed Ihrer Seite kann an seine Stelle treten: „/tambour quellen hinzufügen“.`,
    planned: (count) =>
      `Dort für später geplant in dieser Redaktion: ${counted(count, 'Beitrag', 'Beiträge')}. Sobald das Konto ruht, wird das zurückgehalten, und jemand entscheidet einzeln.`,
    approvedBy: (names) => `Zugestimmt: ${names.join(', ')}.`,
    missing: (count) =>
      `Es ${count === 1 ? 'fehlt' : 'fehlen'} ${counted(count, 'Zustimmung', 'Zustimmungen')}. Bis dahin ändert sich nichts.`,
    agreed: (names, day) =>
      `Zugestimmt: ${names.join(', ')}. Nach dem ${day} wird dort nichts veröffentlicht. Was zu tun ist, steht in diesem Thread.`,
    agreedFading: (names, day) =>
      `Zugestimmt: ${names.join(', ')}. Bis zur Überprüfung am ${day} wird dort veröffentlicht. Was zu tun ist, steht in diesem Thread.`,
    left: (day) => `Verlassen am ${day}. Dort wird nichts veröffentlicht.`,
    leftHow: '/tambour wecken beantragt, dass sich das ändert.',
    asleep:
      'Dieses Konto ruht: Dort wird nichts veröffentlicht, auch kein letzter Beitrag. Soll es einen geben, beantragen Sie zuerst mit /tambour wecken, es zu wecken; sonst vermerken Sie den Schritt als nicht nötig.',
    refused: (name) => `Abgelehnt${name === null ? '' : ` durch ${name}`}: Nichts ändert sich.`,
    cancelled: 'Abgebrochen: Das Konto bleibt, wie es ist.',
    replaced: 'Ein anderer Plan ist an die Stelle von diesem getreten.',
    void: 'Dieser Plan wurde nach der Zustimmung in der Datenbank geändert und zählt deshalb nicht: Er hat das Konto nicht stillgelegt. Planen Sie neu, und sagen Sie es Ihrer Administration.',
    returned: 'Das Konto wurde nach dem Verlassen geweckt: Dort kann wieder veröffentlicht werden.',
    cancelWish: (name) => `${name} beantragt, diesen Plan abzubrechen. Bis dem zugestimmt ist, gilt er weiter.`,
    approve: 'Dem Plan zustimmen',
    refuse: 'Ablehnen',
    cancel: 'Plan abbrechen',
    approveCancel: 'Dem Abbruch zustimmen',
    refuseCancel: 'Plan behalten',
    export: 'Seine Datei',
  },
  refusals: {
    author: 'Der Antrag ist von Ihnen: Zustimmen muss jemand anderes. Nichts hat sich geändert.',
    authorsDeputy:
      'Sie vertreten die Person, die den Antrag gestellt hat und selbst nicht zustimmen kann. Das muss jemand anderes tun. Nichts hat sich geändert.',
    expired: 'Der letzte Tag dieses Plans ist vorbei. Planen Sie neu. Nichts hat sich geändert.',
    changed: 'Was diese Karte fragt, ist inzwischen entschieden. Nichts hat sich geändert.',
    closed:
      'Hier gibt es nichts mehr zu entscheiden: Der Plan gilt nicht mehr oder ist nicht so, wie er beantragt wurde. Planen Sie neu.',
  },
  list: {
    title: (account) => `Zu tun, bevor ${account} verlassen wird`,
    open: (step, owner, day) => `Zu tun: ${step} · ${owner}, bis ${day}`,
    overdue: (step, owner, day) => `Überfällig: ${step} · ${owner}, fällig am ${day}`,
    done: (step, name, day) => `Erledigt: ${step} · ${name}, ${day}`,
    seen: (step, day) => `Erledigt: ${step} · von Tambour gesehen, ${day}`,
    notNeeded: (step, name, day, why) => `Nicht nötig: ${step} · ${name}, ${day}: ${why}`,
    hash: (sha256) => `SHA-256 des Archivs: ${sha256}`,
    post: (number) => `Entwurf ${number}`,
    left: (open) => `Noch offen: ${counted(open, 'Schritt', 'Schritte')}.`,
    allDone: 'Alles ist erledigt.',
    press: (step) => `Erledigt: ${step}`,
    again: (step) => `Wieder öffnen: ${step}`,
    change: 'Schritt ändern',
    profileTitle: 'Text für das Profil, zum Kopieren',
    profile: (day, elsewhere) =>
      elsewhere.length === 0
        ? `Seit ${day} nicht mehr genutzt und nicht mehr gelesen. Notruf: 112. Bitte besuchen Sie unsere Website.`
        : `Seit ${day} nicht mehr genutzt und nicht mehr gelesen. Notruf: 112. Sie finden uns hier: ${elsewhere.join(', ')}`,
    profileIncidents: (day, elsewhere) =>
      elsewhere.length === 0
        ? `Seit ${day} nur in Krisen genutzt und nicht gelesen. Notruf: 112. Bitte besuchen Sie unsere Website.`
        : `Seit ${day} nur in Krisen genutzt und nicht gelesen. Notruf: 112. Sie finden uns hier: ${elsewhere.join(', ')}`,
    profileHow: 'Eine Person trägt ihn im Netzwerk selbst in das Profil ein und vermerkt es dann als erledigt.',
  },
  steps: {
    accounts: 'alle Konten der Einrichtung sind aufgelistet',
    archiveAsked: 'Archiv angefordert',
    archiveReceived: 'Archiv erhalten',
    lastPost: 'letzter Beitrag',
    pinned: 'Abschied angeheftet',
    profile: 'Profiltext geändert',
    footer: 'Fußzeile der Website',
    signatures: 'E-Mail-Signaturen',
    switchboard: 'Telefonzentrale informiert',
    keepers: 'Betreuung und Vertretung informiert',
    review: 'Überprüfung erledigt',
    deletion: 'Konto im Netzwerk gelöscht',
  },
  doing: {
    done: (step) => `Als erledigt vermerkt: ${step}.`,
    already: (step, name, when) => `${name} hat das schon vermerkt: ${step}, ${when}. Vielen Dank trotzdem.`,
    opened: (step) => `Wieder offen: ${step}.`,
    isOpen: (step) => `Das ist schon offen: ${step}. Nichts hat sich geändert.`,
    changed: (step) => `Geändert: ${step}.`,
    mayNot:
      'Was erledigt ist, vermerken nur Personen, die in dieser Redaktion arbeiten oder für den Schritt zuständig sind. Nichts hat sich geändert.',
    archiveTitle: 'Archiv erhalten',
    archiveIntro:
      'Bewahren Sie das Archiv dort auf, wo Ihre Einrichtung ihre Akten führt. Tambour behält nur seine SHA-256, an der es später zu erkennen ist.',
    archive: 'SHA-256',
    archiveHint: '64 Ziffern und Buchstaben von a bis f, wie „sha256sum archiv.zip“ sie zeigt.',
    notHash: 'Eine SHA-256 hat genau 64 Ziffern und Buchstaben von a bis f. Kopieren Sie sie ganz.',
    postTitle: 'Letzter Beitrag',
    postIntro:
      'Der letzte Beitrag ist ein gewöhnlicher freigegebener Entwurf. Er gilt als erledigt, sobald er dort veröffentlicht ist.',
    post: 'Nummer des Entwurfs',
    postHint: 'Zum Beispiel 12.',
    noPost: (account) =>
      `In dieser Redaktion gibt es keinen solchen Entwurf für ${account}. Sehen Sie mit /tambour liste nach.`,
    postBefore: (number, account) =>
      `Entwurf ${number} erschien auf ${account}, bevor diesem Plan zugestimmt war. Nennen Sie einen Beitrag von danach oder einen künftigen Entwurf.`,
    postNever: (number, account) =>
      `Entwurf ${number} ist auf ${account} nicht öffentlich: Er wurde dort abgesagt oder zurückgezogen. Nennen Sie einen anderen Entwurf.`,
    noted: (number) =>
      `Entwurf ${number} ist der letzte Beitrag. Er gilt als erledigt, sobald er dort veröffentlicht ist.`,
    submit: 'Vermerken',
  },
  pin: {
    button: 'Letzten Beitrag anheften',
    pinned: (account) =>
      `Der letzte Beitrag ist am Profil von ${account} angeheftet. Der Schritt ist als erledigt vermerkt.`,
    notPublic:
      'Dort ist noch kein letzter Beitrag öffentlich: Nennen Sie bei diesem Schritt seinen Entwurf, und heften Sie ihn an, sobald er erschienen ist. Nichts hat sich geändert.',
    scopeMissing: (account, scope) =>
      `Das Token von ${account} darf nichts anheften: Ihm fehlt das Recht ${scope}. Heften Sie den Beitrag von Hand an und vermerken Sie es, oder bitten Sie die Tambour-Administration um ein Token mit diesem Recht. Nichts hat sich geändert.`,
    locked: (account) =>
      `Der Server nimmt das Token von ${account} nicht mehr an: Die Tambour-Administration gibt ihm ein neues. Nichts hat sich geändert.`,
    notOpen: (account) =>
      `Mit ${account} kann Tambour gerade nichts tun: Die Tambour-Administration sieht mit „tambour doctor“, warum. Nichts hat sich geändert.`,
    refused:
      'Der Server heftet ihn nicht an; wahrscheinlich sind dort schon so viele Beiträge angeheftet, wie er erlaubt. Lösen Sie dort einen und versuchen Sie es erneut, oder heften Sie ihn von Hand an. Nichts hat sich geändert.',
    missing: 'Den letzten Beitrag gibt es dort nicht mehr. Nichts hat sich geändert.',
    unsupported:
      'Dieses Netzwerk oder dieser Server heftet für ein Programm nichts an. Heften Sie ihn von Hand an, und vermerken Sie es.',
    unsure:
      'Es kam keine sichere Antwort: Vielleicht ist er angeheftet. Drücken Sie gleich noch einmal, zweimal angeheftet wird nichts; oder sehen Sie dort nach, und vermerken Sie es.',
  },
  change: {
    title: 'Schritt ändern',
    intro: 'Was Sie leer lassen, bleibt, wie es ist.',
    step: 'Schritt',
    what: 'Stand',
    keep: 'Wie er ist',
    open: 'Wieder offen',
    notNeeded: 'Nicht nötig',
    why: 'Warum er nicht nötig ist',
    whyHint: 'Es steht in der Datei zum Plan.',
    owner: 'Zuständig',
    ownerHint: 'Wird erinnert, sobald er überfällig ist.',
    due: 'Fällig am',
    dueHint: 'Zum Beispiel „12. Dezember“.',
    noWhy: 'Schreiben Sie, warum er nicht nötig ist.',
    nothing: 'Damit ändert sich nichts. Wählen Sie einen Stand, eine Person oder einen Tag.',
    submit: 'Ändern',
  },
  told: {
    overdue: (account) => `Überfällig, bevor ${account} verlassen wird:`,
    review: (account) =>
      `Heute ist zu überprüfen, dass ${account} verlassen wird: Ist es noch richtig so wie beschlossen?`,
    elsewhereAgreed: (desk, account, day) =>
      `Die Redaktion „${desk}“ hat beschlossen, ${account} zu verlassen. Ab ${day} wird dort nichts veröffentlicht, auch nichts von dieser Redaktion.`,
    elsewhereEnded: (desk, account) => `Der Plan der Redaktion „${desk}“, ${account} zu verlassen, gilt nicht mehr.`,
    left: (account, when) => `${account} wurde wie vereinbart verlassen, ${when}. Dort wird nichts veröffentlicht.`,
    plan: 'Der Plan',
  },
  accounts: {
    leaving: (day) => `Ab ${day} wird dort nichts mehr veröffentlicht: Dem Plan dazu ist zugestimmt.`,
    left: (day, keeper) => `Verlassen am ${day}${keeper === null ? '' : `, Betreuung: ${keeper}`}.`,
    asked: 'Ein Plan, es zu verlassen, wartet auf Freigabe.',
  },
  file: {
    name: 'verlassen',
    title: (account) => `Wie ${account} verlassen wird`,
    intro: (desk, made) => `Redaktion „${desk}“, Stand: ${made}.`,
    plan: 'Plan',
    decided: 'Wer entschieden hat',
    plannedBy: (name, when) => `Geplant: ${name}, ${when}`,
    approvedBy: (name, when) => `Zugestimmt: ${name}, ${when}`,
    steps: 'Schritte',
    step: 'Schritt',
    state: 'Stand',
    who: 'Wer',
    when: 'Wann',
    note: 'Vermerk',
    isOpen: 'Zu tun',
    isDone: 'Erledigt',
    isNotNeeded: 'Nicht nötig',
    lastPost: 'Letzter Beitrag',
    noLastPost: 'Dort ist noch kein letzter Beitrag veröffentlicht.',
    noCounts: 'Seine Zahlen sind noch nicht gemessen.',
    elsewhere: 'Wo die Einrichtung jetzt zu finden ist',
    nowhereElse: 'Diese Redaktion hat kein anderes Konto.',
    noted: 'Was vermerkt wurde, der Reihe nach',
    labelFollowers: 'Follower',
    asOf: (count, day) => `${count}, Stand: ${day}`,
    labelJournal: 'Journal bis',
    journal: (entry, hash) => `Eintrag ${entry}, SHA-256 ${hash}`,
    archive: 'SHA-256 des Archivs',
    noArchive: 'Kein Archiv ist vermerkt.',
    byItself: 'Tambour',
    told: (account) => `Die Datei zum Plan, ${account} zu verlassen.`,
    labelReference: 'Beschluss und Grund',
    labelWay: 'Weg',
    labelAccount: 'Konto',
    labelLastDay: 'Letzter Tag',
    labelReview: 'Überprüfung am',
    labelKeeper: 'Betreuung',
    labelDeputy: 'Vertretung',
    labelState: 'Stand',
  },
};
