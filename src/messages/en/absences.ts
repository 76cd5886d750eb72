import type { AbsencesWords } from '#messages/words/absences.ts';

export const absences: AbsencesWords = {
  help: '/tambour away',
  helpDoes: 'say who is away, and who approves in their place; “away list”, “away end”',
  form: {
    title: 'Absence',
    intro:
      'During the absence the deputy may approve, but for what they wrote themselves and what the person away wrote.',
    submit: 'Save',
    person: 'Who is away',
    first: 'First day',
    last: 'Last day',
    dayHint: 'For example “tomorrow”, “Monday” or “24 December 2026”.',
    deputy: 'Deputy',
    deputyHint: 'A person of this channel, or nobody.',
  },
  error: {
    onePerson: 'Choose one person.',
    day: 'Write a day, for example “tomorrow”, “Monday” or “24 December 2026”.',
    not_allowed:
      'Only stewards note the absence of others; an approver of this desk can note their own. Nothing has changed.',
    not_on_desk: 'This person is not on this desk.',
    bad_days: 'The last day comes before the first.',
    past: 'These days are past.',
    too_long: 'An absence lasts a year at most.',
    overlaps: 'An absence is noted for these days already. End that first: “/tambour away list”.',
    nothing_to_hand_on: 'This person is not an approver on this desk: nobody can approve in their place.',
    own_deputy: 'Nobody can be their own deputy.',
    deputy_not_here: 'A deputy has to be a member of this channel, and no guest and no bot.',
    deputy_away: 'This person is away on these days, too.',
  },
  howTo:
    'Type “/tambour away” for a form, “/tambour away from 24/12/2026 to 2/1/2027” for your own, “/tambour away list”, or “/tambour away end” and a number.',
  noted: 'Noted. The channel has been told.',
  notedAlone: 'Noted, without a deputy. To name one, end the absence and type “/tambour away”.',
  endNone: 'There is no such absence. “/tambour away list” shows those that are noted.',
  endSeveral: 'You have several. Add the number that “/tambour away list” shows.',
  ended: 'The absence has ended. The channel has been told.',
  listTitle: 'Absences on this desk',
  listEmpty: 'No absence is noted. Type “/tambour away” to note one.',
  numbered: (number) => `Absence ${number}`,
  span: (name, first, last) => `${name}, from ${first} to ${last}`,
  day: (name, day) => `${name}, on ${day}`,
  deputyIs: (name) => `deputy: ${name}`,
  noDeputy: 'no deputy',
  set: (span) => `Absence noted: ${span}.`,
  standsIn: 'approves in their place meanwhile.',
  nameStandsIn: (name) => `${name} approves in their place meanwhile.`,
  nobodyStandsIn: 'Nobody approves in their place.',
  setBy: (name) => `Noted by ${name}. To end it: “/tambour away end”.`,
  over: (span) => `Absence ended: ${span}.`,
  overDeputy: (name) => `${name} no longer approves in their place; what was decided still counts.`,
  inPlaceOf: (deputy, name) => `${deputy} (in place of ${name})`,
  stuck: {
    nobody: 'Nobody can approve as things are:',
    tooFew: 'Too few people can approve as things are:',
    author: (name) => `${name} wrote this draft`,
    editor: (name) => `${name} worded part of this version`,
    away: (name, day) => `${name} is away until ${day}`,
    left: (name) => `${name} is no longer in this channel`,
    newcomer: (name, from) => `${name} can approve from ${from} on`,
    others: 'nobody else approves here',
    askOf: 'Ask',
    fix: {
      deputy: (names) =>
        `to note the absence of ${names.join(' and of ')} anew, with a deputy who did not write this draft (/tambour away)`,
      add: (count) => `to add ${people(count)}`,
      inSettings: '(/tambour setup)',
      invite: (count) =>
        count === 1 ? 'to invite somebody to this channel' : `to invite ${count} people to this channel`,
      intoGroup: (count) =>
        count === 1
          ? 'to add somebody to the group that approves'
          : `to add ${count} people to the group that approves`,
    },
    thenAskAnew:
      'For somebody who is added, edit the draft afterwards and ask for approval again: what is asked already keeps its rules.',
  },
};

function people(count: number): string {
  return count === 1 ? 'another approver' : `${count} other approvers`;
}
