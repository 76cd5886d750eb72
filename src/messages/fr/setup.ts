import type { SetupWords } from '#messages/words/setup.ts';

import { fr, numeral } from './typography.ts';

export const setup: SetupWords = {
  title: 'Réglages',
  intro: 'Les réglages de cette rédaction. Ils comptent dès la prochaine décision.',
  introNew:
    'Ce canal devient une rédaction, et vous en êtes responsable. Tous les autres réglages pourront être changés ensuite.',
  name: 'Nom de la rédaction',
  accounts: 'Comptes',
  approversFrom: 'Qui valide',
  fromPeople: 'Les personnes choisies ici',
  fromChannel: 'Tous les membres de ce canal',
  openHint: fr`Ce canal est ouvert : si ses membres valident, quiconque le rejoint le peut.`,
  fromGroup: 'Les membres d’un groupe',
  group: 'Groupe qui valide',
  groupsCut: (most) =>
    fr`Les ${most} premiers groupes. Pour un autre, l'administration de Tambour utilise « tambour desk change --approvers-from-group ».`,
  approvers: 'Personnes qui valident',
  approversHint: fr`Tous les membres de ce canal peuvent valider à leur place : choisissez-le ensuite, sous « Plus de réglages ».`,
  stewards: 'Responsables',
  stewardsHint: 'Peuvent changer ces réglages.',
  seenFor: 'Présence requise (h)',
  seenForHint: ({ least, most }) =>
    fr`Si les membres valident : depuis combien d’heures Tambour doit les voir ici, de ${least} à ${most}. 0 : ils valident aussitôt.`,
  number: 'Nombre de validations',
  numberHint: 'La personne qui a écrit ne compte jamais.',
  reactions: 'Comment décider',
  reactionsAndButtons: (approve, reject) => fr`Boutons et réactions ${approve} ${reject}`,
  buttonsOnly: 'Boutons seulement',
  recordingDays: 'Garder les vidéos (j)',
  recordingDaysHint: ({ least, most }) =>
    fr`De ${least} à ${numeral(most)} jours après la publication. Ensuite la vidéo est effacée d'ici ; sa description reste.`,
  captions: 'Sous-titres des vidéos',
  captionsAuto: fr`Selon la langue des cartes : obligatoires en français`,
  captionsRequired: 'Obligatoires',
  captionsOptional: 'Conseillés',
  grace: 'Délai avant envoi (s)',
  graceHint: ({ least, most }) =>
    fr`De ${least} à ${most} secondes, pendant lesquelles toute la rédaction peut arrêter l’envoi.`,
  language: 'Langue des cartes',
  zone: 'Fuseau horaire',
  zoneHint: 'Par exemple Europe/Paris.',
  decidedElsewhere: (account, desk) =>
    fr`${account} est aussi un compte de la rédaction « ${desk} », qui décide de son sommeil, de qui y veille et de le quitter.`,
  noSecond: (needed) =>
    needed === 1
      ? fr`⚠ Une seule personne peut valider ici. Si elle s’absente, ou si elle écrit elle-même, rien ne part.`
      : fr`⚠ Seules ${needed} personnes peuvent valider ici, et il en faut ${needed}. Si l’une s’absente, ou écrit elle-même, rien ne part.`,
  addApprover: 'Ajouter une personne qui valide',
  more: 'Plus de réglages',
  done: (name) => fr`La rédaction « ${name} » est prête. Écrivez un premier brouillon avec /tambour brouillon.`,
  changed: (name) => fr`Les réglages de « ${name} » sont enregistrés.`,
  approversAdded: (names) => fr`Ajout parmi les personnes qui valident : ${names}`,
  approversTaken: (names) => fr`Retrait des personnes qui valident : ${names}`,
  stewardsAdded: (names) => fr`Ajout parmi les responsables : ${names}`,
  stewardsTaken: (names) => fr`Retrait des responsables : ${names}`,
  notSteward:
    'Seules les personnes responsables de cette rédaction, et celles qui administrent cet espace, peuvent changer ses réglages.',
  noAccountYet: fr`Aucun compte n’est encore relié à Tambour. Sur sa machine : « npm run -s tambour -- account add mastodon --url https://votre.serveur » (« tambour account add… » s’il est un service). Puis retapez /tambour réglages.`,
  error: {
    nobody_could_approve:
      'Avec ces réglages, personne ne pourrait valider. Ajoutez des personnes, ou demandez moins de validations.',
    mixed_accounts:
      'Une rédaction publie sur des comptes d’entraînement ou sur de vrais comptes, pour que rien d’un exercice ne devienne public. Choisissez l’un ou l’autre.',
    never_approved: fr`Avec ces réglages, personne ne pourrait valider : qui écrit ne compte pas, ni les invités, ni les automates. Ajoutez des personnes, ou demandez moins de validations.`,
    bad_time_zone: 'Ce fuseau horaire n’existe pas. Écrivez-le comme Europe/Paris.',
    bad_seen_for: ({ least, most }) => fr`Indiquez un nombre entier de ${least} à ${most}.`,
    bad_recording_days: ({ least, most }) => fr`Indiquez un nombre entier de jours, de ${least} à ${numeral(most)}.`,
    bad_grace: ({ least, most }) => fr`Indiquez un nombre entier de ${least} à ${most}.`,
    bad_number: ({ least, most }) => fr`Indiquez un nombre entier de ${least} à ${most}.`,
    bad_not_after: ({ least, most }) => fr`Le retard permis doit être de ${least} à ${most} minutes.`,
    bad_digest: (hour) => fr`L’heure du bilan ne convient pas. Changez-la avec « /tambour bilan activer ${hour} ».`,
    bad_hours: fr`Ces jours et ces heures ne conviennent pas. Changez-les avec « /tambour horaires lun-ven 9h-18h ».`,
    bad_holidays: fr`Il n’y a pas de tel calendrier de jours fériés. Changez-le avec « /tambour horaires FR ».`,
    noGroup: 'Choisissez un groupe, ou une autre façon de valider.',
    groupUnreadable: 'Tambour ne peut pas lire ce groupe. Choisissez-en un autre, ou une autre façon de valider.',
    unknown_account: 'Un de ces comptes ne peut plus être choisi. Rouvrez les réglages.',
    channel_taken: 'Ce canal vient de devenir une rédaction. Rouvrez les réglages.',
    no_such_desk: 'Cette rédaction n’existe plus.',
    noSteward: 'Choisissez au moins une personne responsable.',
    noName: 'Donnez un nom à la rédaction.',
  },
};
