import type { LeavingWords } from '#messages/words/leaving.ts';

import { counted } from './counted.ts';

export const leaving: LeavingWords = {
  help: '/tambour leave @account',
  helpDoes: 'plan how an account is left in good order',
  form: {
    title: 'Leave an account',
    intro: (account) =>
      `You plan to leave ${account}. Nothing changes until those who approve on this desk agree. The ways to leave it:`,
    submit: 'Ask for approval',
    reference: 'Decision and reason',
    referenceHint:
      'What it goes back to, and why, for example “Council decision of 3 March 2026, no. 14: few readers”.',
    way: 'Way',
    lastDay: 'Last day',
    lastDayHint: 'The last day on which posts go out there, for example “31 December 2026”.',
    review: 'Review on',
    reviewHint: 'The day on which this channel is told to look at it again. It is after the last day.',
    keeper: 'Keeper',
    keeperHint: 'Looks after the account once it is left.',
    deputy: 'Deputy',
    deputyHint: 'Stands in for the keeper.',
  },
  ways: {
    deletion: 'Delete it',
    dormant: 'Leave it dormant',
    emergenciesOnly: 'Dormant but for incidents',
    fadeOut: 'Let it fade out',
  },
  consequences: {
    deletion:
      'After the last day nothing goes out there, and a person deletes it on the network itself: its posts disappear, and somebody else may take its name.',
    dormant:
      'After the last day nothing goes out there; it stays visible, keeps its name, and needs somebody who looks after it.',
    emergenciesOnly:
      'As dormant, kept for emergenciesOnly: after the last day only posts of a real emergency go out there, by the emergency path.',
    fadeOut: 'It takes posts until the day of the review, and nothing goes out there from then on.',
  },
  error: {
    reference: 'Say which decision it goes back to.',
    way: 'Choose one of the ways.',
    past: 'The last day is over already. Write a day to come.',
    tooFar: 'This is more than five years away. Write a day that is sooner.',
    reviewFirst: 'The review comes after the last day. Write a later day.',
    onePerson: 'Choose one person.',
    sameDeputy: 'The deputy is somebody other than the keeper.',
    notHere: 'Choose a full member of this channel, no guest and no bot.',
  },
  answer: {
    asked: (account) =>
      `The plan to leave ${account} is in this channel, for those who approve here. Nothing changes until they agree.`,
    otherDesk: (account, desk) => `The desk “${desk}” decides about ${account}. Plan it there. Nothing has changed.`,
    left: (account) =>
      `${account} was left already. If it is to take posts again, ask for that with /tambour wake. Nothing has changed.`,
    mayNot:
      'Only stewards of this desk and administrators of this chat plan to leave an account. Ask one of them. Nothing has changed.',
    whichAccount: (accounts) =>
      accounts.length === 0
        ? 'This desk has no account. Nothing has changed.'
        : `Say which account: /tambour leave and its name. There are: ${accounts.join(', ')}.`,
    noPlan: (account) => `There is no plan to leave ${account}. Nothing has changed.`,
    cancelled: 'The plan is cancelled. The account stays as it is.',
    cancelAsked:
      'The plan was agreed to, so that those who approve here are asked to cancel it. Until they agree it stays in force.',
    cancelAlready: 'Somebody has asked to cancel this plan already: its card is in this channel.',
    closed: 'This plan is over. Nothing has changed.',
    exported: 'The file of this plan will be in its thread in a moment.',
  },
  card: {
    asks: (name, account) => `${name} plans to leave ${account}.`,
    reference: (text) => `Decision: ${text}`,
    way: (name, consequence) => `Way: ${name}. ${consequence}`,
    lastDay: (day) => `Last day: ${day}`,
    review: (day) => `Review on: ${day}`,
    keeper: (name) => `Keeper: ${name}, without a deputy`,
    keepers: (name, deputy) => `Keeper: ${name}, deputy: ${deputy}`,
    relays: (sources) =>
      `What is relayed from X ends on that day: ${sources.join(', ')}. The news feed of your site can take its place: “/tambour sources add”.`,
    planned: (count) =>
      `${counted(count, 'post of this desk is', 'posts of this desk are')} scheduled there for later than that: once it sleeps they are held, and somebody decides about each.`,
    approvedBy: (names) => `Approved by ${names.join(', ')}.`,
    missing: (count) => `${counted(count, 'approval is', 'approvals are')} missing. Until then nothing changes.`,
    agreed: (names, day) =>
      `Agreed by ${names.join(', ')}. Nothing goes out there after ${day}. What is to be done is in this thread.`,
    agreedFading: (names, day) =>
      `Agreed by ${names.join(', ')}. It takes posts until the review on ${day}. What is to be done is in this thread.`,
    left: (day) => `Left on ${day}. Nothing goes out there.`,
    leftHow: '/tambour wake asks for it to take posts again.',
    asleep:
      'This account sleeps: nothing goes out there, not even a last post. For one, ask first with /tambour wake for it to wake; otherwise note that step as not needed.',
    refused: (name) => `Refused${name === null ? '' : ` by ${name}`}: nothing changes.`,
    cancelled: 'Cancelled: the account stays as it is.',
    replaced: 'Another plan has taken the place of this one.',
    void: 'This plan was changed in the database after it was agreed to, so that it counts for nothing: the account was not put to sleep by it. Plan it anew, and tell your administrator.',
    returned: 'The account was woken after it was left: it takes posts again.',
    cancelWish: (name) => `${name} asks to cancel this plan. Until that is agreed to it stays in force.`,
    approve: 'Approve the plan',
    refuse: 'Refuse',
    cancel: 'Cancel the plan',
    approveCancel: 'Agree to cancel it',
    refuseCancel: 'Keep the plan',
    export: 'Its file',
  },
  refusals: {
    author: 'You asked for this: somebody else has to agree. Nothing has changed.',
    authorsDeputy:
      'You stand in for the person who asked, and who cannot agree either. Somebody else has to. Nothing has changed.',
    expired: 'The last day of this plan is over. Plan it anew. Nothing has changed.',
    changed: 'This card asks about something that was decided since. Nothing has changed.',
    closed: 'Nothing is left to decide here: the plan is over, or is not as it was asked for. Plan it anew.',
  },
  list: {
    title: (account) => `To do before ${account} is left`,
    open: (step, owner, day) => `To do: ${step} · ${owner}, by ${day}`,
    overdue: (step, owner, day) => `Overdue: ${step} · ${owner}, was due on ${day}`,
    done: (step, name, day) => `Done: ${step} · ${name}, ${day}`,
    seen: (step, day) => `Done: ${step} · seen by Tambour, ${day}`,
    notNeeded: (step, name, day, why) => `Not needed: ${step} · ${name}, ${day}: ${why}`,
    hash: (sha256) => `SHA-256 of the archive: ${sha256}`,
    post: (number) => `draft ${number}`,
    left: (open) => `${counted(open, 'step is', 'steps are')} left.`,
    allDone: 'Everything is done.',
    press: (step) => `Done: ${step}`,
    again: (step) => `Open again: ${step}`,
    change: 'Change a step',
    profileTitle: 'Text for the profile, to copy',
    profile: (day, elsewhere) =>
      elsewhere.length === 0
        ? `Not in use since ${day}, and not read. Emergencies: 112. Please see our website.`
        : `Not in use since ${day}, and not read. Emergencies: 112. You find us here: ${elsewhere.join(', ')}`,
    profileIncidents: (day, elsewhere) =>
      elsewhere.length === 0
        ? `Since ${day} used only in incidents, and not read. Emergencies: 112. Please see our website.`
        : `Since ${day} used only in incidents, and not read. Emergencies: 112. You find us here: ${elsewhere.join(', ')}`,
    profileHow: 'A person puts it into the profile on the network itself, and then notes that it is done.',
  },
  steps: {
    accounts: 'all accounts of the body are listed',
    archiveAsked: 'archive asked for',
    archiveReceived: 'archive received',
    lastPost: 'last post',
    pinned: 'farewell pinned',
    profile: 'profile text changed',
    footer: 'footer of the website',
    signatures: 'e-mail signatures',
    switchboard: 'switchboard informed',
    keepers: 'keeper and deputy informed',
    review: 'review done',
    deletion: 'account deleted on the network',
  },
  doing: {
    done: (step) => `Noted as done: ${step}.`,
    already: (step, name, when) => `${name} has noted this already: ${step}, ${when}. Thank you all the same.`,
    opened: (step) => `Open again: ${step}.`,
    isOpen: (step) => `This is open already: ${step}. Nothing has changed.`,
    changed: (step) => `Changed: ${step}.`,
    mayNot: 'Only people who work on this desk, and the owner of a step, note what is done. Nothing has changed.',
    archiveTitle: 'Archive received',
    archiveIntro:
      'Keep the archive where your body keeps its records. Tambour keeps its SHA-256 alone, by which it can be recognised later.',
    archive: 'SHA-256',
    archiveHint: '64 digits and letters from a to f, as “sha256sum archive.zip” shows them.',
    notHash: 'A SHA-256 has exactly 64 digits and letters from a to f. Copy it whole.',
    postTitle: 'Last post',
    postIntro: 'The last post is an ordinary draft that is approved. It is noted as done once it is published there.',
    post: 'Number of the draft',
    postHint: 'For example 12.',
    noPost: (account) => `There is no such draft for ${account} on this desk. Look with /tambour list.`,
    postBefore: (number, account) =>
      `Draft ${number} went out on ${account} before this plan was agreed. Name a post made since, or a draft to come.`,
    postNever: (number, account) =>
      `Draft ${number} is not public on ${account}: it was called off or retracted there. Name another draft.`,
    noted: (number) => `Draft ${number} is the last post. It is noted as done once it is published there.`,
    submit: 'Note it',
  },
  pin: {
    button: 'Pin the last post',
    pinned: (account) => `The last post is pinned to the profile of ${account}. The step is noted as done.`,
    notPublic:
      'There is no last post there that is public yet: name its draft at that step, and pin it once it is published. Nothing has changed.',
    scopeMissing: (account, scope) =>
      `The token of ${account} may not pin: it lacks the scope ${scope}. Pin the post by hand and note it as done, or have your administrator give the account a token with that scope. Nothing has changed.`,
    locked: (account) =>
      `The server no longer takes the token of ${account}: your administrator gives it a new one. Nothing has changed.`,
    notOpen: (account) =>
      `Tambour can do nothing with ${account} now: your administrator sees why with “tambour doctor”. Nothing has changed.`,
    refused:
      'The server does not pin it; most likely as many posts as it allows are pinned already. Unpin one there and try again, or pin it by hand. Nothing has changed.',
    missing: 'The last post is not there any more. Nothing has changed.',
    unsupported: 'This network or server pins nothing for a program. Pin it by hand, and note it as done.',
    unsure:
      'No certain answer came: it may be pinned. Press again in a moment, which pins nothing twice; or look there, and note it as done.',
  },
  change: {
    title: 'Change a step',
    intro: 'What you leave empty stays as it is.',
    step: 'Step',
    what: 'State',
    keep: 'As it is',
    open: 'Open again',
    notNeeded: 'Not needed',
    why: 'Why it is not needed',
    whyHint: 'It stands in the file of the plan.',
    owner: 'Owner',
    ownerHint: 'Is reminded once it is overdue.',
    due: 'Due on',
    dueHint: 'For example “12 December”.',
    noWhy: 'Say why it is not needed.',
    nothing: 'Nothing is changed by this. Choose a state, an owner or a day.',
    submit: 'Change it',
  },
  told: {
    overdue: (account) => `Overdue before ${account} is left:`,
    review: (account) =>
      `Today the leaving of ${account} is to be looked at again: is it still right as it was decided?`,
    elsewhereAgreed: (desk, account, day) =>
      `The desk “${desk}” has agreed to leave ${account}. Nothing goes out there from ${day} on, of this desk either.`,
    elsewhereEnded: (desk, account) => `The plan of the desk “${desk}” to leave ${account} is no longer in force.`,
    left: (account, when) => `${account} was left as agreed, ${when}. Nothing goes out there.`,
    plan: 'The plan',
  },
  accounts: {
    leaving: (day) => `Takes no posts from ${day} on, by a plan that is agreed.`,
    left: (day, keeper) => `Left on ${day}${keeper === null ? '' : `, keeper: ${keeper}`}.`,
    asked: 'A plan to leave it waits for approval.',
  },
  file: {
    name: 'leaving',
    title: (account) => `How ${account} is left`,
    intro: (desk, made) => `Desk “${desk}”, as of ${made}.`,
    plan: 'Plan',
    decided: 'Who decided',
    plannedBy: (name, when) => `Planned by ${name}, ${when}`,
    approvedBy: (name, when) => `Approved by ${name}, ${when}`,
    steps: 'Steps',
    step: 'Step',
    state: 'State',
    who: 'Who',
    when: 'When',
    note: 'Note',
    isOpen: 'To do',
    isDone: 'Done',
    isNotNeeded: 'Not needed',
    lastPost: 'Last post',
    noLastPost: 'No last post is published there yet.',
    noCounts: 'Its counts have not been read yet.',
    elsewhere: 'Where the body is found now',
    nowhereElse: 'This desk has no other account.',
    noted: 'What was noted, in order',
    labelFollowers: 'Followers',
    asOf: (count, day) => `${count}, as of ${day}`,
    labelJournal: 'Journal up to',
    journal: (entry, hash) => `entry ${entry}, SHA-256 ${hash}`,
    archive: 'SHA-256 of the archive',
    noArchive: 'No archive is noted.',
    byItself: 'Tambour',
    told: (account) => `The file of the plan to leave ${account}.`,
    labelReference: 'Decision and reason',
    labelWay: 'Way',
    labelAccount: 'Account',
    labelLastDay: 'Last day',
    labelReview: 'Review on',
    labelKeeper: 'Keeper',
    labelDeputy: 'Deputy',
    labelState: 'State',
  },
};
