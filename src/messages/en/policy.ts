import type { PolicyWords } from '#messages/words/policy.ts';

import { counted } from './counted.ts';

export const policy: PolicyWords = {
  changed: (name, changes) => `Rules of approval changed here by ${name}. ${changes}.`,
  fromTo: (what, before, after) => `${what}: ${before} → ${after}`,
  everyMember: 'every member of this channel',
  membersOf: (group) => `the members of ${group}`,
  nobody: 'nobody',
  waits: 'What waits already keeps the stricter rules, the old or the new ones.',
  kept: (approvals) =>
    `The rules of approval changed after this was asked for. It keeps the stricter ones: ${counted(approvals, 'approval', 'approvals')}. Once edited and asked for again, it goes by today’s rules.`,
  countsFrom: (when) => `It counts from ${when} on: decide again then.`,
  openAfter: (hours) =>
    hours === 0
      ? 'This channel is open: whoever joins it can approve.'
      : `This channel is open: whoever joins it can approve after ${counted(hours, 'hour', 'hours')}.`,
};
