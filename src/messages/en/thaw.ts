import type { ThawWords } from '#messages/words/thaw.ts';

export const thaw: ThawWords = {
  decideInThread: 'its time has passed: read it in its thread, and approve it for now or for another time',
};
