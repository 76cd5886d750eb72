import type { ButtonsWords } from '#messages/words/buttons.ts';

import { fr } from './typography.ts';

export const buttons: ButtonsWords = {
  edit: 'Modifier',
  copy: 'Copier pour les comptes restants',
  shorten: (account) => fr`Raccourcir pour ${account}`,
  askWithout: (images) => (images === 1 ? 'Demander sans elle' : 'Demander sans elles'),
  ask: 'Demander la validation',
  approveNow: 'Valider et publier maintenant',
  approveFrozen: fr`Valider (gelé : rien ne part)`,
  approveAt: (when) => fr`Valider pour ${when}`,
  changes: 'Demander une modification',
  reject: 'Refuser',
  reason: 'Donner le motif',
  stop: 'Arrêter',
  cancel: 'Annuler ce brouillon',
  retract: (account) => fr`Retirer de ${account}`,
  retractEverywhere: 'Retirer partout',
  altTexts: 'Décrire les images',
  takeOut: (count) => (count === 1 ? 'Retirer l’image' : 'Retirer les images'),
  useInPost: 'Utiliser dans la publication',
  tryAgain: (account) => fr`Réessayer pour ${account}`,
  letGo: (account) => fr`Laisser partir sur ${account}`,
  sendLate: (account) => fr`Publier maintenant sur ${account}`,
  sendLateAt: (account) => fr`Choisir une heure pour ${account}`,
  sendAllLate: (count) => fr`Publier maintenant sur les ${count} comptes restants`,
  sendAllLateAt: (count) => fr`Choisir une heure pour les ${count} comptes restants`,
  itIsThere: (account) => fr`C'est publié : ${account}`,
  itIsNotThere: (account) => fr`Pas publié, envoyer : ${account}`,
  knownHere: (acronym) => fr`${acronym} est connu ici`,
  show: (number) => fr`Voir le n° ${number}`,
};
