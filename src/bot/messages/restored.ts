import { fr, say } from './say.ts';

/** After a restore from a backup. */
export const restored = {
  decideAgain: say(
    (when: string) =>
      fr`Tambour a été restauré à partir d’une sauvegarde (${when}) : ce qui a été décidé depuis est oublié. Merci de décider à nouveau. Ce qui est déjà public ne partira pas une seconde fois.`,
    (when) =>
      `Tambour was restored from a backup (${when}): what was decided since then is forgotten. Please decide again. What is already public is not sent a second time.`,
  ),
} as const;
