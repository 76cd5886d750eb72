import type { ThawWords } from '#messages/words/thaw.ts';

export const thaw: ThawWords = {
  plannedFor: (when) => `planned for ${when}`,
  leavesAtOnce: 'goes out as soon as somebody lets it',
  decideInThread: 'its time has passed: read it in its thread, and approve it for now or for another time',
  settleInThread: 'to be decided in its thread',
  release: 'Let it go out',
};
