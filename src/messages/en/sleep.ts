import type { SleepWords } from '#messages/words/sleep.ts';

import { counted } from './counted.ts';

export const sleep: SleepWords = {
  asleep: (name, account, when) => `${account} was put to sleep by ${name}, ${when}. Nothing goes out there.`,
  until: (when) => `It sleeps until ${when}: what falls due before is held.`,
  untilWoken: 'It sleeps until somebody wakes it: what falls due before is held.',
  whoWakes:
    'A steward of this desk or an administrator of this chat can wake it, for every desk that has this account.',
  wake: (account) => `Wake ${account}`,
  over: 'It is awake again.',
  woken: (name, account, when) => `${account} was woken by ${name}, ${when}: it takes posts again.`,
  ended: (account, when) => `The sleep of ${account} ended at the time that was set, ${when}: it takes posts again.`,
  waiting: (count) =>
    `Nothing has gone out. ${counted(count, 'post', 'posts')} of this desk ${count === 1 ? 'was' : 'were'} held: let each go out in its thread, or edit or cancel it. /tambour list shows them.`,
  nothingWaits: 'Nothing of this desk was held.',
  answer: {
    woken: (account) => `${account} takes posts again. Nothing has gone out; every desk that has it is told.`,
    awake: (account) => `${account} is not asleep. Nothing has changed.`,
    mayNot:
      'Only stewards of this desk and administrators of this chat can wake an account. Ask one of them. Nothing has changed.',
    whichAccount: (asleep) =>
      asleep.length === 0
        ? 'No account of this desk is asleep. Nothing has changed.'
        : `Say which account: /tambour wake and its name. Asleep: ${asleep.join(', ')}.`,
    stillAsleep:
      'Somebody put this account to sleep: nothing goes out there. A steward of this desk or an administrator of this chat can wake it with /tambour wake.',
  },
};
