import type { EmergencyTemplatesWords } from '#messages/words/emergency-templates.ts';

import { counted } from './counted.ts';

export const emergencyTemplates: EmergencyTemplatesWords = {
  help: '/tambour emergency templates',
  helpDoes: 'posts for emergencies, agreed beforehand',
  parts: { warning: 'Warning', correction: 'Correction', allClear: 'All-clear' },
  list: {
    title: (count) => `${counted(count, 'emergency template', 'emergency templates')} of this desk`,
    none: 'This desk has no emergency template yet. Make one in daylight: at night only what is agreed can be sent by one person.',
    howTo:
      'Type “/tambour emergency templates new”, or “change” or “withdraw” and the name of a template. Without anything behind it the command lists them.',
    new: 'New emergency template',
    show: (name) => `Show ${name}`,
    change: (name) => `Change ${name}`,
    withdraw: (name) => `Withdraw ${name}`,
    agreed: 'agreed',
    asked: 'waits for approval',
    lapsed: 'cannot be sent: who approved it may not approve here any more',
    accountGone: 'cannot be sent: one of its accounts is not this desk’s any more',
    changed: 'cannot be sent: it is not as it was agreed',
  },
  form: {
    newTitle: 'New emergency template',
    changeTitle: 'Change the template',
    intro:
      'Whoever is on call can send this alone, so it is agreed beforehand, whole. A blank takes a few words (“text”), a time of day (“time”) or one value of a list. Pictures are not possible.',
    submit: 'Ask for approval',
    name: 'Name of the template',
    blanks: 'What is filled in',
    blanksHint: 'A line for each: “place: text”, “next: time”, “river: Vire | Orne”. In the texts: {place}.',
    textHint: 'Blanks in braces: {place}. A blank touches no link, no @ and no #.',
    ownText: (part, account) => `${part}: text for ${account} alone`,
    folded: 'Texts for one account alone',
  },
  error: {
    unknownBlank: (blank) => `{${blank}} is not among what is filled in. Add it there, or take it out here.`,
    loneBrace: 'A brace marks a blank alone, as in {place}. Take out the one that marks none.',
    touches: (blank) =>
      `{${blank}} stands so close to something that a value could become a link, a mention or a hashtag. Leave a space around it.`,
    emptyText: 'This text is empty. Each template has its correction and its all-clear.',
    blankName: (blank, most) =>
      `“${blank}” cannot be the name of a blank: it has letters, digits, spaces and hyphens, at most ${most}.`,
    blankTwice: (blank) => `“${blank}” is there twice. Name each blank once.`,
    unused: (blank) => `{${blank}} stands in no text. Put it into one, or take the line out.`,
    fewChoices: (blank) =>
      `“${blank}” needs at least two values with | between them; or “text”, or “time”. Write it like this: “river: Vire | Orne”.`,
    tooManyChoices: (blank, most) => `“${blank}” has more than ${most} values. Take some out.`,
    choice: (blank, value, most) =>
      `“${value}” cannot be a value of “${blank}”: it is there twice, longer than ${most} characters, a link, or has a sign that values may not have. Change it.`,
    tooManyBlanks: (most) => `There are more than ${most} blanks: nobody fills in so many at night. Take some out.`,
    blankLine: (line) => `“${line}” is not understood. Write a name, a colon and what it takes: “place: text”.`,
    tooLong: (account, count, limit) =>
      `With its longest values, and as an exercise, this is ${count} characters long for ${account}, which takes ${limit}. Shorten it.`,
    nameTaken: 'Another emergency template has this name already. Choose another one.',
    full: (most) => `This desk has ${most} emergency templates already. Withdraw one first.`,
    stale:
      'Somebody changed or withdrew this template meanwhile: nothing was saved. Copy your texts, then open the template again.',
  },
  answer: {
    asked: (name) => `“${name}” is in this channel, for those who approve here. It can be sent once they agree.`,
    unknown: (name) =>
      `No emergency template of this desk is called “${name}”. “/tambour emergency templates” shows them.`,
    gone: 'This emergency template is over. “/tambour emergency templates” shows the others.',
    mayNot: 'Only who worded this template, approvers and stewards can withdraw it. Nothing has changed.',
    withdrawn: (name) => `“${name}” is withdrawn: it cannot be sent any more.`,
  },
  withdrawing: {
    title: 'Withdraw the template?',
    intro: (name) => `“${name}” cannot be sent any more from then on, by anybody. What was sent stays as it is.`,
    submit: 'Withdraw',
  },
  card: {
    asks: (person, name) => `${person} asks to agree to the emergency template “${name}”.`,
    asksChange: (person, name, version) =>
      `${person} asks to agree to a change of the emergency template “${name}”: version ${version}.`,
    until:
      'Once it is agreed, one person who is on call can send it, with its blanks filled in and nothing else changed.',
    blanks: 'Filled in when it is sent:',
    noBlanks: 'Nothing is filled in: it is sent as it stands here.',
    choice: (blank, values) => `{${blank}}: one of ${values.join(', ')}`,
    time: (blank) => `{${blank}}: a time of day`,
    short: (blank, most) => `{${blank}}: at most ${most} letters, digits, spaces, hyphens and apostrophes`,
    longest: (counts) => `Longest with these, as an exercise: ${counts}.`,
    count: (account, count, limit) => `${count} of ${limit} characters for ${account}`,
    noPictures: 'Emergency templates have no pictures yet.',
    authors: (names) => `Worded by ${names.join(', ')}.`,
    approvedBy: (names) => `Approved by ${names.join(', ')}.`,
    missing: (count) => `${counted(count, 'approval is', 'approvals are')} missing. Until then it cannot be sent.`,
    agreed: (names) =>
      `Agreed by ${names.join(', ')}. Whoever is on call can send it, but for who worded or approved it alone.`,
    lapsed:
      'It cannot be sent: somebody who had approved it may not approve here any more, and without them too few have. Approve it anew.',
    changed:
      'It cannot be sent: the row in the database, or an account, is not as it was agreed. Change it, so that it is agreed anew, and tell your administrator.',
    accountGone:
      'It cannot be sent: one of its accounts is not this desk’s any more. Change it, so that it is agreed anew.',
    refused: (name) => `Refused${name === null ? '' : ` by ${name}`}.`,
    withdrawn: (name) => `Withdrawn${name === null ? '' : ` by ${name}`}: it cannot be sent.`,
    replaced: 'A newer version has taken the place of this one.',
    approve: 'Approve the template',
    refuse: 'Refuse',
    change: 'Change it',
    withdraw: 'Withdraw it',
  },
  refusals: {
    author: 'You worded this template, or a version before it: somebody else has to agree. Nothing has changed.',
    authorsDeputy:
      'You stand in for somebody who worded this template, and who cannot agree either. Somebody else has to. Nothing has changed.',
    closed: 'Nothing is left to decide here: this version is agreed, over, or not as it was asked for.',
  },
  losing: {
    label: 'Emergency templates',
    hint: (names) =>
      `Agreed: ${names.map((name) => `“${name}”`).join(', ')}. Whoever approved them has to go on approving here, and their accounts have to stay.`,
    although: 'Save, although templates can no longer be sent then',
    refused: (names) =>
      `With this ${counted(names.length, 'emergency template', 'emergency templates')} could no longer be sent: ${names.map((name) => `“${name}”`).join(', ')}. Nothing was saved. Tick the box to save all the same; approvers then have to approve anew.`,
    lost: (names) =>
      `${counted(names.length, 'emergency template', 'emergency templates')} can no longer be sent: ${names.map((name) => `“${name}”`).join(', ')}. Each is approved anew on its card.`,
  },
  told: {
    lapsed: (name) =>
      `The emergency template “${name}” cannot be sent any more. See its card for why, and have it agreed anew.`,
    see: 'The template',
  },
};
