import type { DifferenceWords } from '#messages/words/difference.ts';

import { counted, fr } from './typography.ts';

export const difference: DifferenceWords = {
  removed: fr`Retiré :`,
  added: fr`Ajouté :`,
  alsoAdded: fr`ajouté :`,
  after: fr`après :`,
  atStart: 'au début',
  rewritten: fr`Réécrit : relisez tout.`,
  more: (count) => counted(count, 'autre passage', 'autres passages'),
  lineBreak: (count) => counted(count, 'retour à la ligne', 'retours à la ligne'),
  space: (count) => counted(count, 'espace', 'espaces'),
  fixedSpace: (count) => counted(count, 'espace insécable', 'espaces insécables'),
  invisible: (code) => fr`caractère invisible ${code}`,
};
