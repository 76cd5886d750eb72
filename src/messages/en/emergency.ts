import type { EmergencyWords } from '#messages/words/emergency.ts';

import { counted } from './counted.ts';

export const emergency: EmergencyWords = {
  help: '/tambour emergency',
  helpDoes: 'for who is on call: publish an agreed template at once',
  helpEnd: '/tambour emergency end',
  helpEndDoes: 'end an emergency, and decide about what waited for it',
  mode: { real: 'REAL', exercise: 'EXERCISE' },
  part: { warning: 'warning', correction: 'correction', allClear: 'all-clear' },
  partOf: (what, part) => `${what}: ${part}`,
  question: {
    title: 'Emergency',
    intro: (real, exercise) =>
      `Are people to be warned in earnest? Then type ${real}. If it is practised, type ${exercise}. Nothing is published yet.`,
    label: 'In earnest, or an exercise',
    submit: 'Go on',
    wrong: (real, exercise) => `Type ${real} or ${exercise}, in full. Nothing has happened.`,
  },
  choose: {
    title: (mode) => `${mode} · What is to be published?`,
    real: 'The post is read again before it goes out. What goes out is public at once.',
    exercise: 'The post goes to practice accounts alone, and says EXERCISE.',
    none: 'No template is agreed that can be sent now. Somebody prepares one with /tambour emergency templates.',
    goesOn: (what, when) => `“${what}” goes on, ${when}:`,
  },
  fill: {
    title: (mode) => `${mode} · Fill in`,
    intro: (mode, what) => `${mode} · ${what}. The post is shown before it goes out.`,
    submit: 'Show the post',
    timeHint: 'A time of day, such as 02:10 or 3 h.',
    shortHint: 'At most 60 letters, digits, spaces, hyphens, and apostrophes between letters.',
    pleaseChoose: 'Please choose',
  },
  wrong: {
    empty: () => 'Fill this in.',
    notListed: () => 'Choose a value of the list.',
    noTime: () => 'Write a time of day, such as 02:10 or 3 h.',
    tooLong: () => 'Write at most 60 characters.',
    characters: ({ sign }) =>
      `${sign === null ? 'A sign that cannot be seen' : `“${sign}”`} cannot go out here. Write letters, digits, spaces, hyphens, and apostrophes between letters.`,
  },
  preview: {
    title: (mode, what) => `${mode} · ${what}`,
    asItStands: 'This is what will stand there, on each account:',
    fromNow: (times) => `The times, from now: ${times}.`,
    realOnce: (press) =>
      `“${press}” makes it public at once. Everybody who approves here is told, and this desk’s routine posts wait.`,
    exerciseOnce: (press) => `“${press}” publishes it on the practice accounts. Everybody who approves here is told.`,
    asleep: 'asleep: nothing goes out there',
    publish: (mode) => `${mode}: publish now`,
  },
  another: {
    warning: (what, name, when, number) =>
      `A short while ago, ${when}, ${name} published “${what}” (draft ${number}). Is this another event? If it is the same, do nothing: it is public.`,
    again: (what, name, when, number) =>
      `A short while ago, ${when}, ${name} published “${what}” (draft ${number}). Is it to go out once more? If not, do nothing.`,
    publishWarning: (mode) => `${mode}: another event, publish now`,
    publishAgain: (mode) => `${mode}: publish once more`,
  },
  answer: {
    sent: (mode, number) => `${mode}: it goes out now, as draft ${number}. The channel shows what became of it.`,
    already: 'This was published already. The channel shows what became of it.',
    noPreview:
      'This preview is not yours, or is more than an hour old. Begin anew with /tambour emergency. Nothing was published.',
    changed:
      'What was agreed has changed since this was shown. Begin anew with /tambour emergency. Nothing was published.',
    inDoubt: (number) =>
      `Nobody knows yet whether this is public already: see draft ${number}. Look at the account itself. Until that is settled it is not published again for this event. Nothing was published.`,
    sameWords: (number) =>
      `These very words are public since a short while: see draft ${number}. Nothing was published.`,
    eventOver: 'This event is over. Begin anew with /tambour emergency. Nothing was published.',
    notOnCall: (names) =>
      names.length === 0
        ? 'Only who is on call may do this, and nobody is on call now. Tell a steward of this desk. Nothing was published.'
        : `Only who is on call may do this. On call now: ${names.join(', ')}. Nothing was published.`,
    mayNotFollow: (names) =>
      names.length === 0
        ? 'Only who is on call may do this, or an approver once the alert is public, and nobody is on call now. Tell an approver of this desk. Nothing was published.'
        : `Only who is on call may do this, or an approver once the alert is public. On call now: ${names.join(', ')}. Nothing was published.`,
    frozen: (why) => `${why} This does not go out either. Nothing was published.`,
    notAgreed:
      'This template is not agreed, or not any more. Begin anew with /tambour emergency. Nothing was published.',
    ownTemplate: (names) =>
      names.length === 0
        ? 'You wrote or approved this template alone, and nobody else is on call. Page somebody who approves here. Nothing was published.'
        : `You wrote or approved this template alone, so that somebody else has to publish it: ${names.join(', ')}. Nothing was published.`,
    realOnPractice: 'You typed REAL, and these accounts are for practice. Nothing was published.',
    exerciseOnReal:
      'You typed EXERCISE, and these accounts are real. Practise on a desk with practice accounts. Nothing was published.',
    blocked: 'It cannot go out like this. Nothing was published.',
    ended: 'It is ended. Nothing went out by that: the channel shows what waits.',
    nothingToEnd: 'No emergency goes on here. Nothing has changed.',
    notApprover: 'Only those who approve here end an emergency and its pause. Nothing has changed.',
    paused: 'An emergency goes on, so that routine posts wait. An approver ends that with /tambour emergency end.',
  },
  terminal: {
    notOnRota: (user, desk) =>
      `The system user “${user}” stands for nobody on the agreed rota of the desk “${desk}”. Whoever plans the rota names them there with /tambour rota, and the desk’s approvers agree. Nothing was published.`,
    number: 'Which number?',
    notChosen: 'No template was chosen. Nothing was published.',
    notFilledIn: 'Not everything was filled in. Nothing was published.',
    publish: (mode) => `PUBLISH ${mode}`,
    typePublish: (word) => `Type ${word} to make it public at once; anything else stops:`,
    stopped: 'Stopped. Nothing was published.',
    another: 'ANOTHER',
    typeAnother: (word) => `If it is another event, or is to go out once more, type ${word}; anything else stops:`,
    sent: (number) =>
      `Draft ${number} goes out now, if Tambour runs; else as soon as it starts. The channel is told once the chat answers; if a channel or a group approves, nothing goes out before that.`,
    changed: 'What was agreed has changed since this was shown. Begin anew. Nothing was published.',
    thaw: (typed) => `While the chat is down, the administrator ends the freeze on the server: ${typed}`,
  },
  told: {
    title: (mode, name, what, when) => `${mode} · ${name} published “${what}” by the emergency path, ${when}`,
    approvedBefore: (names, version) =>
      `Approved beforehand by ${names.join(', ')}, version ${version} of the template.`,
    exercise: 'An exercise: on practice accounts alone.',
    account: (label, state) => `${label}: ${state}`,
    inDoubt: 'not known whether it is public',
    underWay: 'on its way',
    waits: 'held, see its thread',
    failed: 'not published',
    cancelled: 'called off',
    retracted: 'retracted',
    routineWaits: (count) =>
      count === 0
        ? 'Routine posts of this desk wait until an approver ends that.'
        : `Routine posts of this desk wait until an approver ends that: ${counted(count, 'post', 'posts')} so far.`,
    correct: (what) => `Correct “${what}”`,
    allClear: (what) => `All-clear for “${what}”`,
    end: 'End the emergency',
    trouble: (mode, what, label) => `${mode} · Nobody knows whether “${what}” is public on ${label}`,
    doubtMeans:
      'Look at the account itself, and say in the thread whether it is there. Until that is settled nobody sends it again by this path for this event.',
    lookInThread: 'See its thread.',
    inChannel: 'Retract or correct it in the channel',
  },
  ended: {
    title: (mode, what, name, when) => `${mode} · ${name} ended “${what}”, ${when}. Nothing went out by that.`,
    stillPaused: (what) => `“${what}” goes on, so that routine posts still wait.`,
    waiting: (count) =>
      `${counted(count, 'post waits', 'posts wait')}. Decide about each: let it go out, or open its thread to change or cancel it.`,
    nothingWaits: 'Nothing waits any more.',
  },
  afterwards: {
    title: (mode, name, what, when) =>
      `${mode} · To be approved afterwards: “${what}”, which ${name} published, ${when}`,
    asks: 'Approve it afterwards, or say that it has to be corrected. Whoever published it does neither.',
    approve: 'Approve afterwards',
    object: 'It has to be corrected',
    missing: (count) => `${counted(count, 'approval is', 'approvals are')} missing.`,
    approvedBy: (name) => `Approved afterwards, last by ${name}.`,
    toCorrect: (name) => `${name} says that it has to be corrected. Correct or retract it; until then this stays open.`,
    corrected: 'It was corrected or retracted.',
    overdue: (mode, what, when) =>
      `${mode} · For two working days nobody has approved “${what}” afterwards, or corrected it. It went out ${when}. Please see to it.`,
    officer: 'You published this by the emergency path: others approve it afterwards. Nothing has changed.',
    authorsDeputy: 'You stand in for who published this: others approve it afterwards. Nothing has changed.',
    closed: 'This is decided. Nothing has changed.',
  },
  digest: {
    title: (count) => `By the emergency path: ${counted(count, 'post', 'posts')}`,
    from: (template) => `“${template}”, from a template`,
    without: (event) => `“${event}”, without a template`,
    used: (mode, what, number, name, when) => `${mode} · ${what}, by ${name}, ${when} (draft ${number})`,
    exercise: 'An exercise: nobody has to approve it.',
    unsent: 'Nothing of it went out.',
    unproven: 'Its row in the database is not as Tambour left it. Tell your administrator.',
    notAsked: 'Others are asked to approve it on the next working day.',
    open: (since) => `Not approved afterwards: open since ${since}.`,
    toCorrect: (since) => `To be corrected: open since ${since}.`,
    approved: (when) => `Approved afterwards, ${when}.`,
    corrected: (when) => `Corrected or retracted, ${when}.`,
  },
  card: (mode, names) =>
    `${mode} · By the emergency path, from a template that ${names.join(', ')} approved beforehand.`,
};
