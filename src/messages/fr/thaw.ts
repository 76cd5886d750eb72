import type { ThawWords } from '#messages/words/thaw.ts';

import { fr } from './typography.ts';

export const thaw: ThawWords = {
  plannedFor: (when) => fr`prévue ${when}`,
  leavesAtOnce: 'part dès qu’on la laisse partir',
  decideInThread: fr`heure passée : lisez-la dans son fil, et validez-la pour maintenant ou pour une autre heure`,
  settleInThread: 'à décider dans son fil',
  release: 'Laisser partir',
};
