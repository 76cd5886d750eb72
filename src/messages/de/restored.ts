import type { RestoredWords } from '#messages/words/restored.ts';

export const restored: RestoredWords = {
  decideAgain: (when) =>
    `Tambour wurde aus einer Sicherung wiederhergestellt (${when}): Was seither entschieden wurde, ist vergessen. Bitte entscheiden Sie neu. Was schon öffentlich ist, wird nicht noch einmal gesendet.`,
};
