import type { CancellingWords } from '#messages/words/cancelling.ts';

import { fr } from './typography.ts';

export const cancelling: CancellingWords = {
  form: {
    title: fr`Annuler ce brouillon ?`,
    intro: 'Rien n’en sera publié. Pendant un jour, il peut être rouvert sur sa carte.',
    send: 'Mettre fin au brouillon',
  },
  until: (when) => fr`Il peut être rouvert jusqu'au ${when}.`,
  reopened: (name) =>
    fr`${name} a rouvert ce brouillon. Rien ne part tant que la validation n'est pas de nouveau demandée, et donnée.`,
  notAllowed:
    'Seules les personnes qui ont écrit ce brouillon, celles qui valident et les responsables peuvent l’annuler ou le rouvrir. Rien n’a changé.',
  notCancelled: 'Ce brouillon est déjà ouvert.',
  tooLate: fr`Ce brouillon est annulé depuis plus d’un jour. Écrivez-en un autre avec /tambour brouillon : son texte est toujours ici.`,
  noRoom: (most) =>
    fr`La personne qui a écrit ce brouillon en a déjà ${most} d'ouverts, et n'en peut avoir plus. Publiez-en ou annulez-en, puis réessayez.`,
  rejection: {
    takeBack: 'Lever le refus',
    until: (name, when) => fr`${name} peut lever ce refus jusqu'au ${when}.`,
    takenBack: (name) =>
      fr`${name} a levé son refus. Rien ne part tant que la validation n'est pas de nouveau demandée, et donnée.`,
    notRejected: 'Cette version n’est plus refusée. Rien n’a changé.',
    notTheirs: 'Seule la personne qui a refusé cette version peut lever ce refus. Rien n’a changé.',
    tooLate:
      'Cette version est refusée depuis plus d’un jour. Modifiez le brouillon, puis demandez de nouveau la validation.',
  },
};
