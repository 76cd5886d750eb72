import type { SleepWords } from '#messages/words/sleep.ts';

import { counted } from './counted.ts';

export const sleep: SleepWords = {
  asleep: (name, account, when) =>
    `${account} wurde durch ${name} stillgelegt, ${when}. Dort wird nichts veröffentlicht.`,
  until: (when) => `Es ruht bis ${when}: Was vorher fällig wird, bleibt zurückgehalten.`,
  untilWoken: 'Es ruht, bis es geweckt wird: Was vorher fällig wird, bleibt zurückgehalten.',
  lastDay: (day) => `${day} einschließlich`,
  exceptEmergencies:
    'Ausgenommen sind Beiträge in einem echten Notfall: Sie werden dort trotzdem veröffentlicht, aber nur über den Notfallweg.',
  whoWakes:
    'Das Wecken beantragen können die Redaktionsleitung und die Administration dieses Chats; es entscheiden die, die hier freigeben.',
  otherWakes: (desk) => `Über das Wecken entscheidet die Redaktion „${desk}“.`,
  reason: (why) => `Grund: ${why}`,
  wake: (account) => `Wecken von ${account} beantragen`,
  over: 'Es ist wieder wach.',
  woken: (name, account, when) =>
    `${account} wurde durch ${name} geweckt, ${when}: Dort kann wieder veröffentlicht werden.`,
  ended: (account, when) =>
    `Die Ruhe von ${account} ist zur festgelegten Zeit zu Ende, ${when}: Dort kann wieder veröffentlicht werden.`,
  waiting: (count) =>
    `Nichts wurde veröffentlicht. Zurückgehalten in dieser Redaktion: ${counted(count, 'Beitrag', 'Beiträge')}. Lassen Sie jeden in seinem Thread senden, oder bearbeiten oder verwerfen Sie ihn. /tambour liste zeigt sie.`,
  nothingWaits: 'In dieser Redaktion wurde nichts zurückgehalten.',
  answer: {
    asked: (account) =>
      `Das Wecken von ${account} ist in diesem Kanal beantragt. Bis die zustimmen, die hier freigeben, ruht es weiter.`,
    alreadyAsked: (account) => `Das Wecken von ${account} ist schon beantragt: Die Karte steht in diesem Kanal.`,
    otherDesk: (account, desk) =>
      `Über ${account} entscheidet die Redaktion „${desk}“. Beantragen Sie es dort. Nichts hat sich geändert.`,
    awake: (account) => `${account} ruht nicht. Nichts hat sich geändert.`,
    mayNot:
      'Das Wecken eines Kontos beantragen können nur die Redaktionsleitung und die Administration dieses Chats. Wenden Sie sich an sie. Nichts hat sich geändert.',
    whichAccount: (asleep) =>
      asleep.length === 0
        ? 'Kein Konto dieser Redaktion ruht. Nichts hat sich geändert.'
        : `Nennen Sie das Konto: /tambour wecken und sein Name. Es ruhen: ${asleep.join(', ')}.`,
    stillAsleep:
      'Dieses Konto wurde stillgelegt: Dort wird nichts veröffentlicht. Die Redaktionsleitung oder die Administration dieses Chats kann das Wecken mit /tambour wecken beantragen.',
    asleep: (account) =>
      `${account} ruht ab jetzt, bis seinem Wecken zugestimmt ist: Dort wird nichts veröffentlicht, und alle Redaktionen mit diesem Konto wissen Bescheid.`,
    asleepUntil: (account, when) =>
      `${account} ruht ab jetzt bis ${when}: Dort wird nichts veröffentlicht, und alle Redaktionen mit diesem Konto wissen Bescheid.`,
    mayNotSleep: 'Ein Konto stilllegen kann nur, wer in dieser Redaktion arbeitet. Nichts hat sich geändert.',
    whichToSleep: (accounts) =>
      accounts.length === 0
        ? 'Diese Redaktion hat kein Konto. Nichts hat sich geändert.'
        : `Nennen Sie das Konto: /tambour stilllegen, sein Name, dazu nach Wunsch „bis 24. Dezember 18 Uhr“, ein Grund und „außer in Notfällen“. Es gibt: ${accounts.join(', ')}.`,
    untilUnclear:
      'Bis wann es ruhen soll, ist nicht klar. Schreiben Sie „bis 24. Dezember 18 Uhr“ oder „bis morgen 9 Uhr“: einen künftigen Zeitpunkt, den es nur einmal gibt. Nichts hat sich geändert.',
    untilEither: (account, day) =>
      `Bis wann soll ${account} ruhen: bis zum Beginn oder bis zum Ende von ${day}? Bitte wählen Sie. Noch hat sich nichts geändert.`,
    untilDayBegins: (day) => `Bis zum Beginn: ${day}`,
    untilDayEnds: (day) => `Bis zum Ende: ${day}`,
    notShorter: (account) =>
      `${account} ruht schon länger, und niemand kürzt eine Ruhe allein ab: /tambour wecken beantragt es. Nichts hat sich geändert.`,
    notLooser: (account) =>
      `${account} ruht auch in Notfällen oder soll es noch, und niemand macht davon allein eine Ausnahme: /tambour wecken beantragt, dass diese Ruhe endet. Legen Sie es danach „außer in Notfällen“ still. Nichts hat sich geändert.`,
  },
  accounts: {
    title: 'Konten dieser Redaktion',
    none: 'Diese Redaktion hat kein Konto.',
    active: (account) => `${account}: Dort kann veröffentlicht werden.`,
    paused: (account) => `${account} ist angehalten: Dort wird nichts veröffentlicht, bis die Störung behoben ist.`,
    asleep: (account, since, name) =>
      `${account} ruht seit ${since}${name === null ? '' : `, stillgelegt durch ${name}`}.`,
    decidedBy: (desk) => `Über Ruhe, Betreuung und Verlassen entscheidet die Redaktion „${desk}“.`,
    howTo:
      'Mit /tambour stilllegen und seinem Namen ruht ein Konto sofort. /tambour wecken beantragt das Wecken bei denen, die hier freigeben.',
  },
  waking: {
    asks: (name, account, when) => `${name} beantragt, ${account} zu wecken, ${when}.`,
    nothingLeaves: (waiting) =>
      waiting === 0
        ? 'Durch das Wecken wird nichts veröffentlicht.'
        : `Durch das Wecken wird nichts veröffentlicht: ${counted(waiting, 'zurückgehaltener Beitrag wartet', 'zurückgehaltene Beiträge warten')} darauf, dass jemand sie einzeln senden lässt.`,
    approvedBy: (names) => `Zugestimmt: ${names.join(', ')}.`,
    missing: (count) =>
      `Es ${count === 1 ? 'fehlt' : 'fehlen'} ${counted(count, 'Zustimmung', 'Zustimmungen')}. Bis dahin ruht das Konto weiter.`,
    stuck: (name, typed) =>
      `Hier kann gerade niemand zustimmen, der freigeben darf. Jemand anderes als ${name} kann mit /tambour einstellungen weitere aufnehmen, oder Ihre Administration weckt es mit: ${typed}`,
    agreed: (name) => `Zugestimmt${name === null ? '' : `, zuletzt ${name}`}: Dort kann wieder veröffentlicht werden.`,
    refused: (name) => `Abgelehnt${name === null ? '' : ` durch ${name}`}: Das Konto ruht weiter.`,
    over: 'Es gibt nichts mehr zu entscheiden: Die Ruhe ist anders zu Ende gegangen oder hat sich geändert.',
    approve: (account) => `Zustimmen: ${account} wecken`,
    refuse: 'Weiter ruhen lassen',
    refusals: {
      author: 'Der Antrag ist von Ihnen: Zustimmen muss jemand anderes. Nichts hat sich geändert.',
      asker:
        'Ein Beitrag von Ihnen wartet auf dieses Konto: Ihre Zustimmung allein weckt es nicht. Es muss noch jemand zustimmen. Nichts hat sich geändert.',
      authorsDeputy:
        'Sie vertreten die Person, die den Antrag gestellt hat und selbst nicht zustimmen kann. Das muss jemand anderes tun. Nichts hat sich geändert.',
      closed:
        'Hier gibt es nichts mehr zu entscheiden: Die Ruhe ist zu Ende oder hat sich geändert. Beantragen Sie es neu, wenn das Konto noch ruht.',
    },
  },
  ending: (account, when) =>
    `Die Ruhe von ${account} endet von selbst: ${when}. Ab dann kann dort wieder veröffentlicht werden.`,
  endingNext: (waiting) =>
    waiting === 0
      ? 'In dieser Redaktion wird nichts zurückgehalten.'
      : `Zurückgehalten in dieser Redaktion: ${counted(waiting, 'Beitrag', 'Beiträge')}. Davon wird auch dann nichts von selbst veröffentlicht.`,
  held: {
    until: (until) => `Es ruht bis ${until}.`,
    late: (when) =>
      `Nach ${when} ist die Zeit dieses Beitrags vorbei: Wer freigibt, muss dann einen neuen Zeitpunkt wählen.`,
    ask: 'Was soll aus dem Beitrag werden? Wählen Sie ein anderes Konto oder einen anderen Zeitpunkt, oder verwerfen Sie ihn dort.',
    awake: (account) =>
      `${account}: Dort kann wieder veröffentlicht werden. Dieser Beitrag wurde zurückgehalten und wird nur gesendet, wenn jemand ihn senden lässt.`,
    askAwake:
      'Was soll daraus werden? Lassen Sie ihn jetzt senden, wählen Sie einen anderen Zeitpunkt, oder verwerfen Sie ihn dort.',
    askLate:
      'Seine Zeit ist vorbei: Wer freigibt, kann ihn jetzt veröffentlichen oder einen neuen Zeitpunkt wählen. Oder verwerfen Sie ihn dort.',
    together: (count, account) =>
      `Die Ruhe von ${account} hält in dieser Redaktion ${counted(count, 'Beitrag', 'Beiträge')} zurück.`,
    askTogether:
      'Was soll aus ihnen werden? In jedem Thread bietet die neueste Karte ein anderes Konto, einen anderen Zeitpunkt oder das Verwerfen dort an. Nichts wird von selbst veröffentlicht.',
    otherAccount: (account) => `Anderes Konto: ${account}`,
    otherTime: (account) => `Andere Zeit: ${account}`,
    cancelDelivery: (account) => `Verwerfen: ${account}`,
    calledOff: (name, account) =>
      `${name} hat diesen Beitrag auf ${account} verworfen. Dort wird nichts veröffentlicht.`,
    backInWriting: 'Sonst war von diesem Entwurf nichts zu veröffentlichen: Er ist wieder in Arbeit.',
  },
  inList: {
    asleep: (account, until, exceptEmergencies) =>
      `${account} ruht${until === null ? '' : ` bis ${until}`}${exceptEmergencies ? ', außer in Notfällen' : ''}.`,
    wait: (count, account) => `${counted(count, 'Beitrag wartet', 'Beiträge warten')} auf das Wecken von ${account}.`,
  },
  help: {
    accounts: '/tambour konten',
    accountsDoes: 'über welche Konten veröffentlicht wird und welche ruhen',
    sleep: '/tambour stilllegen @name bis 24. Dezember 18 Uhr',
    sleepDoes: 'ab sofort wird über dieses Konto nichts Neues veröffentlicht',
    wake: '/tambour wecken @name',
    wakeDoes: 'das Wecken eines Kontos beantragen',
  },
  inForm: {
    label: (account, day) => `${account}: ruht${day === null ? '' : ` bis ${day}`}`,
    labelExcept: (account) => `${account}: ruht, außer in Notfällen`,
    hint: (account, until, why) =>
      until === null
        ? `${account} ruht, bis es geweckt wird${because(why)}.`
        : `${account} ruht bis ${until}${because(why)}: Wählen Sie es nur für einen späteren Zeitpunkt.`,
    allAsleep:
      'Alle Konten dieser Redaktion ruhen. Ohne Zeitpunkt können Sie trotzdem für eines schreiben: Der freigegebene Beitrag bleibt zurückgehalten, bis das Konto wach ist.',
    refused: (account, until, why) =>
      until === null
        ? `${account} ruht, bis es geweckt wird${because(why)}: Dort wird nichts veröffentlicht. Wählen Sie es ab.`
        : `${account} ruht bis ${until}${because(why)}: Vorher wird dort nichts veröffentlicht. Wählen Sie es ab, oder wählen Sie einen späteren Zeitpunkt.`,
    labelPlanned: (account, day) => `${account}: ruht ab ${day}`,
    hintPlanned: (account, from, until) =>
      `${account} ruht von ${from} bis ${until}: In dieser Zeit wird dort nichts veröffentlicht.`,
    refusedPlanned: (account, from, until) =>
      `${account} ruht von ${from} bis ${until}: In dieser Zeit wird dort nichts veröffentlicht. Wählen Sie es ab, oder wählen Sie eine andere Zeit.`,
  },
};

function because(why: string | null): string {
  return why === null ? '' : ` (${why})`;
}
