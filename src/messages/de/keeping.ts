import type { KeepingWords } from '#messages/words/keeping.ts';

export const keeping: KeepingWords = {
  help: '/tambour betreuen @Konto @Person @Vertretung',
  helpDoes: 'wer ein Konto betreut und an die Anmeldung erinnert wird; „niemand“ beendet es',
  form: {
    title: 'Ein Konto betreuen',
    intro:
      'Diese Person wird rechtzeitig daran erinnert, sich von Hand anzumelden, wo das Netzwerk das verlangt. Die Vertretung wird bei Abwesenheit gebeten, oder wenn die Zeit knapp wird.',
    submit: 'Benennen',
    account: 'Konto',
    keeper: 'Wer es betreut',
    deputy: 'Vertretung',
    deputyHint: 'Wer an ihrer Stelle gebeten wird',
  },
  named: (account, keeper, deputy) =>
    `${keeper} betreut ${account}${deputy === null ? '' : `; die Vertretung hat ${deputy}`}.`,
  logInBy: (days, until) =>
    `Das Netzwerk verlangt mindestens alle ${days} Tage eine Anmeldung von Hand. Die nächste ist bis ${until} nötig; vorher kommt eine Erinnerung.`,
  noLogIn:
    'Dieses Netzwerk verlangt keine Anmeldung von Hand. Jede Woche wird nachgesehen, ob der Name noch zu diesem Konto führt.',
  ended: (account, name) =>
    `${name === null ? `Diese Redaktion hat ${account} nicht mehr: Hier betreut es niemand mehr` : `${name} hat es beendet: Niemand betreut ${account} mehr`}. An die Anmeldung wird niemand mehr erinnert.`,
  due: (account, last) =>
    last === null
      ? `Bitte melden Sie sich bei ${account} an. Bisher ist keine Anmeldung vermerkt.`
      : `Bitte melden Sie sich bei ${account} an. Die letzte vermerkte Anmeldung war am ${last}.`,
  standsIn: (keeper) => `Sie werden in Vertretung von ${keeper} gebeten, wegen Abwesenheit.`,
  deputyToo: 'Auch die Vertretung wird gebeten, denn die Zeit ist fast um.',
  missed: (account, keeper, last) =>
    `Für ${account} ist ${last === null ? 'keine Anmeldung' : `seit dem ${last} keine Anmeldung`} vermerkt. Betreut wird es von ${keeper}.`,
  until: (days, until) =>
    `Nach ${days} Tagen ohne Anmeldung, am ${until}, kann das Netzwerk das Konto als inaktiv ansehen.`,
  wasUntil: (days, until) =>
    `${days} Tage ohne Anmeldung waren am ${until} um: Das Netzwerk kann das Konto als inaktiv ansehen.`,
  whatToDo: (address, handle, button) =>
    `Was zu tun ist: Öffnen Sie ${address} im Browser, melden Sie sich als ${handle} an und drücken Sie dann „${button}“.`,
  loggedIn: 'Ich habe mich angemeldet',
  done: (name, when) => `Erledigt: ${name} hat die Anmeldung vermerkt, ${when}.`,
  over: 'Hier betreut es niemand mehr: Es ist nichts mehr zu tun.',
  gone: {
    chat: (name, account) => `${name} betreut ${account} und ist in diesem Chat nicht mehr aktiv.`,
    channel: (name, account) => `${name} betreut ${account} und ist nicht mehr in diesem Kanal.`,
    deputyFromChat: (name, account) =>
      `${name} hat die Vertretung für ${account} und ist in diesem Chat nicht mehr aktiv.`,
    deputyFromChannel: (name, account) =>
      `${name} hat die Vertretung für ${account} und ist nicht mehr in diesem Kanal.`,
    whatToDo: (handle) =>
      `Bitte benennen Sie jemand anderes: /tambour betreuen ${handle}, dann @ und der Name. Bis dahin wird die Redaktionsleitung erinnert.`,
  },
  listed: {
    keptBy: (keeper, deputy) => `Betreut von ${keeper}${deputy === null ? '' : `, Vertretung ${deputy}`}.`,
    lastLoggedIn: (when, until) => `Die letzte Anmeldung ist am ${when} vermerkt; die nächste ist bis ${until} nötig.`,
    neverLoggedIn: (until) => `Bisher ist keine Anmeldung vermerkt; eine ist bis ${until} nötig.`,
    howTo: '/tambour betreuen sagt, wer ein Konto betreut.',
  },
  answer: {
    named: (account) => `Es ist vermerkt, wer ${account} betreut, und dieser Kanal weiß Bescheid.`,
    same: (account) => `Sie betreuen ${account} bereits. Nichts hat sich geändert.`,
    ended: (account) => `Niemand betreut ${account} mehr, und dieser Kanal weiß Bescheid.`,
    none: (account) => `Niemand betreut ${account}. Nichts hat sich geändert.`,
    otherDesk: (account, desk) =>
      `Wer ${account} betreut, benennt die Redaktion „${desk}“. Fragen Sie dort. Nichts hat sich geändert.`,
    mayNot:
      'Wer ein Konto betreut, können nur die Redaktionsleitung und die Administration dieses Chats benennen. Wenden Sie sich an sie. Nichts hat sich geändert.',
    whichAccount: (accounts) =>
      accounts.length === 0
        ? 'Diese Redaktion hat kein Konto. Nichts hat sich geändert.'
        : `Nennen Sie das Konto: /tambour betreuen, sein Name, dann @ und eine Person dieses Kanals. Es gibt: ${accounts.join(', ')}.`,
    whichPerson: (typed) =>
      `Es ist nicht klar, wer „${typed}“ ist. Schreiben Sie @ und den Namen einer Person dieses Kanals, oder wählen Sie sie im Formular von /tambour betreuen. Nichts hat sich geändert.`,
    twoAtMost: 'Nennen Sie eine Person und nach Wunsch eine Vertretung. Nichts hat sich geändert.',
    onePerson: 'Wählen Sie eine Person.',
    ownDeputy: 'Niemand vertritt sich selbst. Wählen Sie jemand anderes.',
    notInChannel:
      'Es muss ein Vollmitglied dieses Kanals sein. Wählen Sie jemand anderes, oder laden Sie die Person zuerst ein.',
    loggedIn: (account, until) =>
      `Danke: Die Anmeldung bei ${account} ist vermerkt. Die nächste ist bis ${until} nötig; vorher kommt eine Erinnerung.`,
    already: (name, when) => `${name} hat bereits eine Anmeldung vermerkt, ${when}. Nichts hat sich geändert.`,
    notYours:
      'Eine Anmeldung vermerken nur die betreuende Person, ihre Vertretung und die Redaktionsleitung. Nichts hat sich geändert.',
    nobodyKeeps: 'Hier betreut niemand mehr dieses Konto. Nichts hat sich geändert.',
  },
};
