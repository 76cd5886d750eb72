import type { MakingWords } from '#messages/words/making.ts';

import { counted, fr } from './typography.ts';

export const making: MakingWords = {
  approval: 'Validation',
  askAtOnce: 'Demander la validation tout de suite',
  createAndAsk: 'Créer et demander la validation',
  made: (number) => fr`Le brouillon n° ${number} est créé.`,
  asked: (number) => fr`Le brouillon n° ${number} est créé, et sa validation est demandée.`,
  picturesLater: fr`Ses images sont en cours de chargement. La validation sera demandée dès qu'elles y seront, sauf si le brouillon change entre-temps.`,
  askedLater: (number) => fr`Les images du brouillon n° ${number} sont chargées, et sa validation est demandée.`,
  picturesCame: (number) => fr`Les fichiers du brouillon n° ${number} sont arrivés.`,
  changedMeanwhile: (ask) =>
    fr`Le brouillon a changé entre-temps : la validation n'est pas demandée. Vérifiez sa carte, puis utilisez-y « ${ask} ».`,
  picturesMissing: (ask) =>
    fr`Il y manque des images : la validation n'est pas demandée. Déposez-les dans le fil, ou utilisez « ${ask} » sur sa carte.`,
  lookAtAlts: fr`Regardez la carte : chaque description est-elle sous son image ?`,
  onlyAuthorsTakeOut: (altTexts) =>
    fr`Seules les personnes qui ont écrit ce brouillon retirent d'un seul clic ce qui a été ajouté. Sur sa carte, « ${altTexts} » le permet aussi.`,
  unused: (names, more) =>
    fr`La validation n'est pas encore demandée : ${names.join(', ')}${more === 0 ? '' : ` et ${counted(more, 'autre image', 'autres images')}`}, dans le fil, ${names.length === 1 ? 'n’est' : 'ne sont'} pas dans la publication.`,
  leftOut: (videos, person) =>
    fr`${videos.join(', ')} (déposé par ${person}) ${videos.length === 1 ? 'n’est' : 'ne sont'} pas dans la publication : le fichier ne peut pas être publié tel quel.`,
  use: (name) => fr`Utiliser ${name}`,
  blocked: fr`La validation ne peut pas encore être demandée. À corriger :`,
  askOnCard: (ask) => fr`Ensuite, utilisez « ${ask} » sur sa carte.`,
};
