import { say } from './say.ts';

/** What the message of a thaw adds to a post that waits. */
export const thaw = {
  decideInThread: say(
    'heure passée : lisez-la dans son fil, et validez-la pour maintenant ou pour une autre heure',
    'its time has passed: read it in its thread, and approve it for now or for another time',
  ),
} as const;
