import type { FreezeWords } from '#messages/words/freeze.ts';

import { counted } from './counted.ts';

export const freeze: FreezeWords = {
  frozen: (name, when) => `❄ ${name} froze this desk, ${when}. Nothing goes out any more.`,
  allFrozen: (when) => `❄ The administrator froze everything, ${when}. Nothing goes out any more, from any desk.`,
  wasFrozen: (name, when) => `❄ ${name} froze this desk, ${when}.`,
  allWasFrozen: (when) => `❄ The administrator froze everything, ${when}.`,
  over: (name, when) => `${name} ended the freeze, ${when}.`,
  allOver: (when) => `The administrator ended the freeze, ${when}.`,
  why: (why) => `Reason: ${why}`,
  exceptEmergencies:
    'Posts of a real emergency are excepted: they go out all the same, but only by the emergency path.',
  waiting: (count) => `Waiting: ${counted(count, 'post', 'posts')}.`,
  underWay: 'What was already on its way may still appear. Posts can still be retracted.',
  howToThaw: 'An approver ends the freeze, here or with /tambour thaw. Even then nothing goes out by itself.',
  howToThawAll: 'Only the administrator can end it. Even then nothing goes out by itself.',
  firstHour: 'Account taken over? The first hour, step by step',
  firstHourInThread: (done, of) =>
    done === 0
      ? 'Account taken over? The first hour, step by step, is in the thread.'
      : `First hour: ${done} of ${of} steps done, in the thread.`,
  todo: {
    saved: 'Save what shows it, before anything is revoked',
    looked: 'Look at the posts, the profile and the private messages',
    cut: 'Cut off access at the network: password, sessions, apps',
    repaired: 'Repair, and tell the public',
    reported: 'Report it: security, data protection, police',
  },
  done: {
    saved: 'Traces saved',
    looked: 'Accounts looked at',
    cut: 'Access cut off',
    repaired: 'Repaired and told',
    reported: 'Reported',
  },
  tickedBy: (name, when) => `done, says ${name}, ${when}`,
  thawButton: 'Thaw',
  lastDay: 'Went out in the last 24 hours',
  lastDayInThread: (count) =>
    `In the thread: ${counted(count, 'post', 'posts')} of the last 24 hours, to look at or retract.`,
  nothingLastDay: 'Nothing went out from here in the last 24 hours.',
  more: (count) => `and ${count} more: see /tambour list`,
  moreSent: (count) => `and ${count} more: look at the accounts`,
  thawed: (name, when) => `${name} ended the freeze, ${when}. Nothing has gone out.`,
  allThawed: (when) => `The administrator ended the freeze of everything, ${when}. Nothing has gone out.`,
  stillFrozen: 'This desk is still frozen: an approver can end that with /tambour thaw.',
  stillAllFrozen: 'The administrator has frozen everything: nothing goes out yet.',
  decideEach: 'Decide for each post: let it go out, or open its thread to edit or cancel it.',
  nothingWaits: 'Nothing is waiting.',
  card: '❄ This desk is frozen: nothing goes out. An approver ends that with /tambour thaw.',
  cardAll: '❄ The administrator has frozen everything: nothing goes out.',
  answer: {
    frozen: 'Frozen: nothing goes out any more. The channel has been told.',
    already: (name, when) => `It was frozen already, by ${name}, ${when}. Nothing goes out.`,
    stricter:
      'It was frozen except for emergencies; from now on these are held too. The message of the freeze in the channel says so.',
    notLooser:
      'It is frozen already, for emergencies too, and freezing it again makes no exception: an approver ends the freeze first, with /tambour thaw. Nothing has changed.',
    thawed: 'The freeze has ended. Nothing has gone out: the channel shows what is waiting.',
    notFrozen: 'This desk is not frozen.',
    allFrozen: 'The administrator has frozen everything, and alone can end that.',
    notApprover: 'Only approvers of this desk can thaw it. Nothing has changed.',
    mayNotFreeze:
      'Only people on this desk can freeze it. If an account is in danger, tell one of them or your administrator.',
  },
};
