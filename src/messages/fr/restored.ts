import type { RestoredWords } from '#messages/words/restored.ts';

import { fr } from './typography.ts';

export const restored: RestoredWords = {
  decideAgain: (when) =>
    fr`Tambour a été restauré à partir d’une sauvegarde (${when}) : ce qui a été décidé depuis est oublié. Merci de décider à nouveau. Ce qui est déjà public ne partira pas une seconde fois.`,
};
