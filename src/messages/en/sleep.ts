import type { SleepWords } from '#messages/words/sleep.ts';

import { counted } from './counted.ts';

export const sleep: SleepWords = {
  asleep: (name, account, when) => `${account} was put to sleep by ${name}, ${when}. Nothing goes out there.`,
  until: (when) => `It sleeps until ${when}: what falls due before is held.`,
  untilWoken: 'It sleeps until somebody wakes it: what falls due before is held.',
  lastDay: (day) => `the end of ${day}`,
  exceptEmergencies:
    'Posts of a real emergency are excepted: they go out there all the same, but only by the emergency path.',
  whoWakes:
    'A steward of this desk or an administrator of this chat can ask to wake it; those who approve here decide.',
  otherWakes: (desk) => `The desk “${desk}” decides when it wakes.`,
  reason: (why) => `Reason: ${why}`,
  wake: (account) => `Ask to wake ${account}`,
  over: 'It is awake again.',
  woken: (name, account, when) => `${account} was woken by ${name}, ${when}: it takes posts again.`,
  ended: (account, when) => `The sleep of ${account} ended at the time that was set, ${when}: it takes posts again.`,
  waiting: (count) =>
    `Nothing has gone out. ${counted(count, 'post', 'posts')} of this desk ${count === 1 ? 'was' : 'were'} held: let each go out in its thread, or edit or cancel it. /tambour list shows them.`,
  nothingWaits: 'Nothing of this desk was held.',
  answer: {
    asked: (account) =>
      `Those who approve here are asked to wake ${account}, in this channel. Until they agree it sleeps on.`,
    alreadyAsked: (account) => `Waking ${account} has already been asked for: its card is in this channel.`,
    otherDesk: (account, desk) => `The desk “${desk}” decides about ${account}. Ask there. Nothing has changed.`,
    awake: (account) => `${account} is not asleep. Nothing has changed.`,
    mayNot:
      'Only stewards of this desk and administrators of this chat can ask to wake an account. Ask one of them. Nothing has changed.',
    whichAccount: (asleep) =>
      asleep.length === 0
        ? 'No account of this desk is asleep. Nothing has changed.'
        : `Say which account: /tambour wake and its name. Asleep: ${asleep.join(', ')}.`,
    stillAsleep:
      'Somebody put this account to sleep: nothing goes out there. A steward of this desk or an administrator of this chat can ask to wake it with /tambour wake.',
    asleep: (account) =>
      `${account} sleeps from now on, until its waking is agreed to: nothing goes out there, and every desk that has it is told.`,
    asleepUntil: (account, when) =>
      `${account} sleeps from now on, until ${when}: nothing goes out there, and every desk that has it is told.`,
    mayNotSleep: 'Only people who work on this desk can put an account to sleep. Nothing has changed.',
    whichToSleep: (accounts) =>
      accounts.length === 0
        ? 'This desk has no account. Nothing has changed.'
        : `Say which account: /tambour sleep, its name, and if you like “until 24 December 18:00”, a reason and “except emergencies”. There are: ${accounts.join(', ')}.`,
    untilUnclear:
      'Until when it sleeps is not clear. Say it as “until 24 December 18:00” or “until tomorrow 9:00”, as a time in the future that exists only once. Nothing has changed.',
    untilEither: (account, day) =>
      `Until when is ${account} to sleep: until ${day} begins, or to its end? Choose one. Nothing has changed yet.`,
    untilDayBegins: (day) => `Until ${day} begins`,
    untilDayEnds: (day) => `To the end of ${day}`,
    notShorter: (account) =>
      `${account} sleeps longer than that already, and nobody shortens a sleep alone: /tambour wake asks for it. Nothing has changed.`,
    notLooser: (account) =>
      `${account} sleeps, or is going to, for emergencies too, and nobody makes an exception alone: /tambour wake asks to end that sleep. Then let it sleep “except emergencies”. Nothing has changed.`,
  },
  accounts: {
    title: 'Accounts of this desk',
    none: 'This desk has no account.',
    active: (account) => `${account} takes posts.`,
    paused: (account) => `${account} is paused: nothing goes out there until the fault is fixed.`,
    asleep: (account, since, name) =>
      `${account} has been asleep since ${since}${name === null ? '' : `, put to sleep by ${name}`}.`,
    decidedBy: (desk) => `The desk “${desk}” decides about its sleep, its keeper and leaving it.`,
    howTo: 'One sleeps at once with /tambour sleep and its name. /tambour wake asks those who approve here to wake it.',
  },
  waking: {
    asks: (name, account, when) => `${name} asks to wake ${account}, ${when}.`,
    nothingLeaves: (waiting) =>
      waiting === 0
        ? 'Nothing goes out by waking it.'
        : `Nothing goes out by waking it: ${counted(waiting, 'held post waits', 'held posts wait')} until somebody lets each go.`,
    approvedBy: (names) => `Approved by ${names.join(', ')}.`,
    missing: (count) => `${counted(count, 'approval is', 'approvals are')} missing. It sleeps on until then.`,
    stuck: (name, typed) =>
      `Nobody who approves here could agree now. Somebody other than ${name} can add an approver with /tambour setup, or your administrator wakes it in the terminal: ${typed}`,
    agreed: (name) => `Agreed${name === null ? '' : `, last by ${name}`}: it takes posts again.`,
    refused: (name) => `Refused${name === null ? '' : ` by ${name}`}: it sleeps on.`,
    over: 'Nothing is left to decide: the sleep has ended otherwise, or has changed.',
    approve: (account) => `Approve: wake ${account}`,
    refuse: 'Let it sleep',
    refusals: {
      author: 'You asked for this: somebody else has to agree. Nothing has changed.',
      asker:
        'A post of yours waits for this account: your approval alone does not wake it. Somebody else has to agree. Nothing has changed.',
      authorsDeputy:
        'You stand in for the person who asked, and who cannot agree either. Somebody else has to. Nothing has changed.',
      closed:
        'Nothing is left to decide here: the sleep has ended, or has changed. Ask anew if the account still sleeps.',
    },
  },
  ending: (account, when) => `The sleep of ${account} ends by itself: ${when}. From then on it takes posts again.`,
  endingNext: (waiting) =>
    waiting === 0
      ? 'Nothing of this desk is held.'
      : `${counted(waiting, 'post', 'posts')} of this desk ${waiting === 1 ? 'is' : 'are'} held: nothing of that goes out by itself then either.`,
  held: {
    until: (until) => `It sleeps until ${until}.`,
    late: (when) => `After ${when} the time of this post is past: an approver then has to choose a new one.`,
    ask: 'What should become of it? Send it by another account or at another time, or cancel it there.',
    awake: (account) => `${account} takes posts again. This post was held and goes out only if somebody lets it go.`,
    askAwake: 'What should become of it? Let it go out now, choose another time, or cancel it there.',
    askLate: 'Its time has passed: an approver can publish it now or choose a new time. Or cancel it there.',
    together: (count, account) => `The sleep of ${account} holds ${counted(count, 'post', 'posts')} of this desk.`,
    askTogether:
      'What should become of them? In each thread, the newest card offers another account, another time, or to cancel it there. Nothing goes out by itself.',
    otherAccount: (account) => `Other account: ${account}`,
    otherTime: (account) => `Other time: ${account}`,
    cancelDelivery: (account) => `Cancel: ${account}`,
    calledOff: (name, account) => `${name} cancelled this post on ${account}. Nothing goes out there.`,
    backInWriting: 'Nothing else of this draft was to go out: it is back in writing.',
  },
  inList: {
    asleep: (account, until, exceptEmergencies) =>
      `${account} is asleep${until === null ? '' : ` until ${until}`}${exceptEmergencies ? ', except for emergencies' : ''}.`,
    wait: (count, account) => `${counted(count, 'post waits', 'posts wait')} for ${account} to wake.`,
  },
  help: {
    accounts: '/tambour accounts',
    accountsDoes: 'which accounts take posts, and which sleep',
    sleep: '/tambour sleep @name until 24 December 18:00',
    sleepDoes: 'nothing new goes out by this account, from now on',
    wake: '/tambour wake @name',
    wakeDoes: 'ask those who approve to wake an account',
  },
  inForm: {
    label: (account, day) => `${account}: asleep${day === null ? '' : ` until ${day}`}`,
    labelExcept: (account) => `${account}: asleep except emergencies`,
    hint: (account, until, why) =>
      until === null
        ? `${account} is asleep until somebody wakes it${because(why)}.`
        : `${account} is asleep until ${until}${because(why)}: tick it only for a time after that.`,
    allAsleep:
      'All accounts of this desk are asleep. Without a time you can write for one all the same: once approved, the post is held until the account is awake.',
    refused: (account, until, why) =>
      until === null
        ? `${account} is asleep until somebody wakes it${because(why)}: nothing goes out there. Untick it.`
        : `${account} is asleep until ${until}${because(why)}: nothing goes out there before. Untick it, or choose a later time.`,
    labelPlanned: (account, day) => `${account}: asleep from ${day}`,
    hintPlanned: (account, from, until) =>
      `${account} is to sleep from ${from} until ${until}: nothing goes out there in that time.`,
    refusedPlanned: (account, from, until) =>
      `${account} is to sleep from ${from} until ${until}: nothing goes out there in that time. Untick it, or choose another time.`,
  },
};

function because(why: string | null): string {
  return why === null ? '' : ` (${why})`;
}
