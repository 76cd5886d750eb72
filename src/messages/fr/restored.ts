import type { RestoredWords } from '#messages/words/restored.ts';

import { fr } from './typography.ts';

export const restored: RestoredWords = {
  decideAgain: (when) =>
    fr`Tambour a été restauré à partir d’une sauvegarde (${when}) : ce qui a été décidé depuis est oublié, et les validations d’avant ne comptent plus. Merci de décider à nouveau. Ce qui est déjà public ne partira pas une seconde fois.`,
  frozen: (when) => fr`❄ Tambour a été restauré à partir d'une sauvegarde, ${when}.`,
  looks: fr`Rien ne part de cette rédaction. Tambour cherche sur les réseaux ce qui a pu partir avant. Ce qu'il trouve compte comme publié ; pour le reste, il pose la question dans le fil.`,
  forgotten: fr`Ce qui a été convenu ou terminé depuis la sauvegarde est oublié. Sont revenus à leur état d’alors : droits de valider, périodes de réserve, modèles d’urgence, règles, astreinte, sommeils et liens partagés. Merci de les vérifier.`,
  howToEnd: fr`Une fois la liste vérifiée, une personne qui valide met fin à ce gel avec le bouton ci-dessous. Même alors, rien ne part tout seul.`,
  frozenCard: fr`❄ Tambour a été restauré : rien ne part. Une personne qui valide y met fin avec le bouton sous la liste, dans le canal.`,
  stillLooking: fr`Tambour cherche encore sur les réseaux ce qui a pu partir. Réessayez dans quelques minutes.`,
  emergency: fr`Tambour a peut-être oublié une alerte qui est déjà publique : regardez d’abord les comptes eux-mêmes.`,
  itself: fr`Depuis, Tambour a été restauré à partir d’une sauvegarde plus ancienne : cela vient peut-être de lui.`,
};
