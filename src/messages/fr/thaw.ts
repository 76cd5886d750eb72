import type { ThawWords } from '#messages/words/thaw.ts';

import { fr } from './typography.ts';

export const thaw: ThawWords = {
  decideInThread: fr`heure passée : lisez-la dans son fil, et validez-la pour maintenant ou pour une autre heure`,
};
