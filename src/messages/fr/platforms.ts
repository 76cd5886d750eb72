import type { PlatformsWords } from '#messages/words/platforms.ts';

import { fr } from './typography.ts';

export const platforms: PlatformsWords = {
  close: 'Annuler',
  image: fr`Image :`,
  required: 'Ce champ est nécessaire.',
  peopleThere: (names) => fr`Déjà : ${names}. Choisissez qui ajouter.`,
  personThere: (name) => fr`Sans choix : ${name}.`,
  remove: 'Retirer',
  removeFrom: (label) => fr`De « ${label} ». Sans choix : tout le monde reste.`,
  formUnknown: fr`Ce formulaire n'a pas pu être lu : rien n'a été enregistré. Ouvrez-le de nouveau.`,
  formTooOld: fr`Ce formulaire est ouvert depuis trop longtemps : rien n'a été enregistré. Copiez votre texte et ouvrez-le de nouveau.`,
  formDone: fr`Ce formulaire a déjà été envoyé : ce second envoi ne change rien. Ouvrez-en un autre pour modifier.`,
  notYours: fr`Cela s'adresse à quelqu'un d'autre : rien n'a été fait.`,
  changed: fr`Ce message a été modifié ou supprimé depuis : rien n'a été fait. Tapez /tambour liste pour retrouver le brouillon.`,
  notMember: fr`Vous n'êtes pas membre de ce canal : rien n'a été fait. Demandez à quelqu'un du canal de vous y inviter.`,
  botNotInChannel: fr`Tambour n'est pas dans ce canal. Invitez-le avec /invite @tambour, puis recommencez.`,
  tryLater: fr`Cela n'a pas marché pour l'instant. Recommencez dans une minute : rien ne se fait deux fois.`,
  about: 'Au sujet de ce message',
  inDirectMessage: 'La réponse est dans vos messages directs.',
};
