import type { PlannedSleepWords } from '#messages/words/planned-sleep.ts';

import { counted } from './counted.ts';

export const plannedSleep: PlannedSleepWords = {
  planned: (label, account, name) =>
    `${label === null ? '' : `${label}: `}${account} is going to sleep${name === null ? '' : `, as ${name} planned`}.`,
  ahead: (label, account) => `Soon${label === null ? '' : `, “${label}”`}: ${account} is going to sleep.`,
  lasts: (from, until) => `It sleeps from ${from} until ${until}, and wakes by itself.`,
  held: (posts) =>
    posts === 0
      ? 'No post of this desk is scheduled there in that time.'
      : `${counted(posts, 'post', 'posts')} of this desk ${posts === 1 ? 'is' : 'are'} scheduled there in that time and will be held. Other accounts publish as planned.`,
  toldBefore: 'This channel is told again the day before.',
  begun: 'It has begun.',
  cancelled: (label, account, name) =>
    `${name} called off the sleep of ${account}${label === null ? '' : ` (${label})`}: it takes posts throughout.`,
  leaves: (posts) =>
    posts === 0
      ? 'No post of this desk was scheduled there in that time.'
      : `${counted(posts, 'post', 'posts')} of this desk ${posts === 1 ? 'goes' : 'go'} out in that time as scheduled.`,
  off: 'It was called off.',
  callOff: 'Call it off',
  askOff: (account) => `Ask not to let ${account} sleep`,
  answer: {
    planned: (account, from, until) =>
      `${account} is going to sleep from ${from} until ${until}. Every desk that has it is told, and told again the day before.`,
    begun:
      'That time has begun already. Let the account sleep at once with “until” and its end, or name a time to come. Nothing has changed.',
    overlaps: (account) =>
      `${account} sleeps in that time already, or will: /tambour accounts says when. Nothing has changed.`,
    cancelled: 'The sleep is called off. Every desk that has the account is told.',
    mayNotCancel:
      'Only the person who planned it or a steward of the desk that decides about the account can call it off. Nothing has changed.',
    announced:
      'The desks have been told that it comes: those who approve decide. A steward can ask them with /tambour wake and the account. Nothing has changed.',
    over: 'That sleep has begun, or was called off. Nothing has changed.',
  },
  accounts: {
    next: (label, from, until) => `Planned${label === null ? '' : `, ${label}`}: asleep from ${from} until ${until}.`,
    last: (label, from, until) => `Last asleep${label === null ? '' : `, ${label}`}: from ${from} until ${until}.`,
  },
};
