import { fr, say } from './say.ts';

/** What stands on a button: a verb, and for approvals the consequence. */
export const buttons = {
  edit: say('Modifier', 'Edit'),
  copy: say('Copier pour les comptes restants', 'Copy for the remaining accounts'),
  shorten: say(
    (account: string) => fr`Raccourcir pour ${account}`,
    (account) => `Shorten for ${account}`,
  ),
  ask: say('Demander la validation', 'Ask for approval'),
  approveNow: say('Valider et publier maintenant', 'Approve and publish now'),
  approveFrozen: say('Valider (gelé : rien ne part)', 'Approve (frozen: nothing goes out)'),
  approveAt: say(
    (when: string) => fr`Valider pour ${when}`,
    (when) => `Approve for ${when}`,
  ),
  changes: say('Demander une modification', 'Ask for changes'),
  reject: say('Refuser', 'Reject'),
  stop: say('Arrêter', 'Stop'),
  cancel: say('Annuler ce brouillon', 'Cancel this draft'),
  retract: say(
    (account: string) => fr`Retirer de ${account}`,
    (account) => `Retract from ${account}`,
  ),
  altTexts: say('Décrire les images', 'Describe the images'),
  useInPost: say('Utiliser dans la publication', 'Use in the post'),
  tryAgain: say(
    (account: string) => fr`Réessayer pour ${account}`,
    (account) => `Try again for ${account}`,
  ),
  letGo: say(
    (account: string) => fr`Laisser partir sur ${account}`,
    (account) => `Let it go out on ${account}`,
  ),
  sendLate: say(
    (account: string) => fr`Publier maintenant sur ${account}`,
    (account) => `Publish now on ${account}`,
  ),
  sendLateAt: say(
    (account: string) => fr`Choisir une heure pour ${account}`,
    (account) => `Choose a time for ${account}`,
  ),
  sendAllLate: say(
    (count: number) => fr`Publier maintenant sur les ${count} comptes restants`,
    (count) => `Publish now on the ${count} remaining accounts`,
  ),
  sendAllLateAt: say(
    (count: number) => fr`Choisir une heure pour les ${count} comptes restants`,
    (count) => `Choose a time for the ${count} remaining accounts`,
  ),
  // What tells these two apart comes first: a client may cut a label, Slack at about 30 characters.
  itIsThere: say(
    (account: string) => fr`C'est publié : ${account}`,
    (account) => `It was published: ${account}`,
  ),
  itIsNotThere: say(
    (account: string) => fr`Pas publié, envoyer : ${account}`,
    (account) => `Not published, send it: ${account}`,
  ),
  knownHere: say(
    (acronym: string) => fr`${acronym} est connu ici`,
    (acronym) => `${acronym} is known here`,
  ),
  show: say(
    (number: number) => fr`Voir le n° ${number}`,
    (number) => `Show ${number}`,
  ),
} as const;
