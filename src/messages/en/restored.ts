import type { RestoredWords } from '#messages/words/restored.ts';

export const restored: RestoredWords = {
  decideAgain: (when) =>
    `Tambour was restored from a backup (${when}): what was decided since then is forgotten. Please decide again. What is already public is not sent a second time.`,
};
