import type { MakingWords } from '#messages/words/making.ts';

import { fr } from './typography.ts';

export const making: MakingWords = {
  approval: 'Validation',
  askAtOnce: 'Demander la validation tout de suite',
  createAndAsk: 'Créer et demander la validation',
  made: (number) => fr`Le brouillon n° ${number} est créé.`,
  asked: (number) => fr`Le brouillon n° ${number} est créé, et sa validation est demandée.`,
  picturesLater: (ask) =>
    fr`Ses images arrivent encore : la validation n'est pas demandée. Utilisez « ${ask} » sur sa carte quand elles y seront.`,
  picturesMissing: (ask) =>
    fr`Il y manque des images : la validation n'est pas demandée. Déposez-les dans le fil, ou utilisez « ${ask} » sur sa carte.`,
  lookAtAlts: fr`Regardez la carte : chaque description est-elle sous son image ?`,
  blocked: fr`La validation ne peut pas encore être demandée. À corriger :`,
  askOnCard: (ask) => fr`Ensuite, utilisez « ${ask} » sur sa carte.`,
};
