import type { UnprovenWords } from '#messages/words/unproven.ts';

import { fr } from './typography.ts';

export const unproven: UnprovenWords = {
  lapsed: (version) =>
    fr`⚠️ Version ${version} : une décision n'est pas telle que Tambour l'a écrite (autre clé, base modifiée) : aucune ne compte plus. Prévenez l'administration de Tambour, puis décidez de nouveau sur la carte de validation.`,
};
