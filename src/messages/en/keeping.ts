import type { KeepingWords } from '#messages/words/keeping.ts';

export const keeping: KeepingWords = {
  help: '/tambour keep @account @keeper @deputy',
  helpDoes: 'who looks after an account, and is reminded to log in; “nobody” ends it',
  form: {
    title: 'Look after an account',
    intro:
      'This person is reminded in time to log in by hand, where the network asks for it. The deputy is asked when they are away, or when it grows late.',
    submit: 'Name them',
    account: 'Account',
    keeper: 'Who looks after it',
    deputy: 'Deputy',
    deputyHint: 'Who is asked in their place',
  },
  named: (account, keeper, deputy) =>
    `${keeper} looks after ${account}${deputy === null ? '' : `, and ${deputy} is the deputy`}.`,
  logInBy: (days, until) =>
    `The network asks for a log-in by hand at least every ${days} days. The next is needed by ${until}; a reminder comes before.`,
  noLogIn: 'This network asks for no log-in by hand. Whether the name still leads to this account is looked at weekly.',
  ended: (account, name) =>
    `${name === null ? `This desk no longer has ${account}: nobody looks after it here any more` : `${name} ended it: nobody looks after ${account} any more`}. Nobody is reminded to log in.`,
  due: (account, last) =>
    last === null
      ? `Please log in to ${account}. Nobody has said yet that they have.`
      : `Please log in to ${account}. The last log-in that was noted is of ${last}.`,
  standsIn: (keeper) => `You are asked in place of ${keeper}, who is away.`,
  deputyToo: 'The deputy is asked as well, since the time is nearly over.',
  missed: (account, keeper, last) =>
    `Nobody has noted a log-in to ${account}${last === null ? '' : ` since ${last}`}. ${keeper} looks after it.`,
  until: (days, until) =>
    `After ${days} days without a log-in, on ${until}, the network may take the account for inactive.`,
  wasUntil: (days, until) =>
    `${days} days without a log-in were over on ${until}: the network may take the account for inactive.`,
  whatToDo: (address, handle, button) =>
    `What to do: open ${address} in a browser, log in as ${handle}, then press “${button}”.`,
  loggedIn: 'I have logged in',
  done: (name, when) => `Done: ${name} noted the log-in, ${when}.`,
  over: 'Nobody looks after it here any more: nothing is left to do.',
  gone: {
    chat: (name, account) => `${name} looks after ${account}, and is no longer active in this chat.`,
    channel: (name, account) => `${name} looks after ${account}, and is no longer in this channel.`,
    deputyFromChat: (name, account) =>
      `${name} is the deputy who looks after ${account}, and is no longer active in this chat.`,
    deputyFromChannel: (name, account) =>
      `${name} is the deputy who looks after ${account}, and is no longer in this channel.`,
    whatToDo: (handle) =>
      `Please name somebody else: /tambour keep ${handle}, then @ and their name. Until then the stewards are reminded.`,
  },
  listed: {
    keptBy: (keeper, deputy) => `${keeper} looks after it${deputy === null ? '' : `, and ${deputy} is the deputy`}.`,
    lastLoggedIn: (when, until) => `The last log-in was noted on ${when}; the next is needed by ${until}.`,
    neverLoggedIn: (until) => `No log-in has been noted yet; one is needed by ${until}.`,
    howTo: '/tambour keep says who looks after an account.',
  },
  answer: {
    named: (account) => `It is noted who looks after ${account}, and this channel is told.`,
    same: (account) => `They look after ${account} already. Nothing has changed.`,
    ended: (account) => `Nobody looks after ${account} any more, and this channel is told.`,
    none: (account) => `Nobody looks after ${account}. Nothing has changed.`,
    otherDesk: (account, desk) =>
      `The desk “${desk}” names who looks after ${account}. Ask there. Nothing has changed.`,
    mayNot:
      'Only stewards of this desk and administrators of this chat can name who looks after an account. Ask one of them. Nothing has changed.',
    whichAccount: (accounts) =>
      accounts.length === 0
        ? 'This desk has no account. Nothing has changed.'
        : `Say which account: /tambour keep, its name, then @ and a person of this channel. There are: ${accounts.join(', ')}.`,
    whichPerson: (typed) =>
      `It is not clear who “${typed}” is. Write @ and the name of one person of this channel, or choose them in the form of /tambour keep. Nothing has changed.`,
    twoAtMost: 'Name one person, and one deputy if you like. Nothing has changed.',
    onePerson: 'Choose one person.',
    ownDeputy: 'Nobody is their own deputy. Choose somebody else.',
    notInChannel: 'This has to be a full member of this channel. Choose somebody else, or invite them first.',
    loggedIn: (account, until) =>
      `Thank you: the log-in to ${account} is noted. The next is needed by ${until}; a reminder comes before.`,
    already: (name, when) => `${name} has noted a log-in already, ${when}. Nothing has changed.`,
    notYours:
      'Only who looks after this account, their deputy and the stewards of this desk note a log-in. Nothing has changed.',
    nobodyKeeps: 'Nobody looks after this account here any more. Nothing has changed.',
  },
};
