import type { LinkCardWords } from '#messages/words/link-card.ts';

import { fr } from './typography.ts';

export const linkCard: LinkCardWords = {
  changed: 'la carte du lien',
  take: 'Joindre la carte du lien',
  takeAnew: 'Actualiser la carte du lien',
  leave: 'Retirer la carte du lien',
  title: (accounts) => fr`Carte du lien sur ${accounts}`,
  goesOut: fr`Elle paraît avec la publication, exactement telle qu'elle est ici, et fait partie de ce qui est validé.`,
  notChosen: (accounts) => fr`${accounts} ne montrera pas de carte de ce lien.`,
  differs: fr`La page dit autre chose à présent. C'est la carte ci-dessus qui paraît.`,
  none: fr`Aucune publication de ce brouillon ne peut avoir de carte : il faut un lien, un réseau qui prend des cartes, et ni image ni vidéo.`,
  notRead: fr`Rien de la page n'a pu être lu : il n'y a donc pas de carte du lien. La carte du brouillon dit pourquoi.`,
};
