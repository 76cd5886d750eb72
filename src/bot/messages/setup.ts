import { fr, say } from './say.ts';

/** The form by which a steward sets a desk up, and what comes of it. */
export const setup = {
  title: say('Réglages', 'Setup'),
  intro: say(
    'Les réglages de cette rédaction. Ils comptent dès la prochaine décision.',
    'The settings of this desk. They count from the next decision on.',
  ),
  introNew: say(
    'Ce canal devient une rédaction, et vous en êtes responsable.',
    'This channel becomes a desk, and you become its steward.',
  ),
  name: say('Nom de la rédaction', 'Name of the desk'),
  accounts: say('Comptes', 'Accounts'),
  approversFrom: say('Qui valide', 'Who approves'),
  fromPeople: say('Les personnes choisies ici', 'The people chosen here'),
  fromChannel: say('Tous les membres de ce canal', 'Every member of this channel'),
  fromGroup: say('Les membres d’un groupe', 'The members of a group'),
  group: say('Groupe qui valide', 'Group that approves'),
  groupsCut: say(
    (most: number) =>
      fr`Les ${most} premiers groupes. Pour un autre, l'administration de Tambour utilise « tambour desk change --approvers-from-group ».`,
    (most) =>
      `The first ${most} groups. For another, your administrator runs “tambour desk change --approvers-from-group”.`,
  ),
  approvers: say('Personnes qui valident', 'Approvers'),
  stewards: say('Responsables', 'Stewards'),
  stewardsHint: say('Peuvent changer ces réglages.', 'May change these settings.'),
  number: say('Nombre de validations', 'Number of approvals'),
  numberHint: say('La personne qui a écrit ne compte jamais.', 'The author never counts.'),
  reactions: say('Comment décider', 'How to decide'),
  reactionsAndButtons: say('Boutons et réactions ✅ ❌', 'Buttons and reactions ✅ ❌'),
  buttonsOnly: say('Boutons seulement', 'Buttons only'),
  grace: say('Délai avant envoi (s)', 'Pause before sending (s)'),
  graceHint: say(
    'De 0 à 120 secondes, pendant lesquelles toute la rédaction peut arrêter l’envoi.',
    'From 0 to 120 seconds, in which everybody on the desk can stop the send.',
  ),
  language: say('Langue des cartes', 'Language of the cards'),
  french: say('Français', 'French'),
  english: say('Anglais', 'English'),
  zone: say('Fuseau horaire', 'Time zone'),
  zoneHint: say('Par exemple Europe/Paris.', 'For example Europe/Paris.'),
  done: say(
    (name: string) => fr`La rédaction « ${name} » est prête. Écrivez un premier brouillon avec /tambour brouillon.`,
    (name) => `The desk “${name}” is ready. Write a first draft with /tambour draft.`,
  ),
  changed: say(
    (name: string) => fr`Les réglages de « ${name} » sont enregistrés.`,
    (name) => `The settings of “${name}” are saved.`,
  ),
  approversAdded: say(
    (names: string) => fr`Ajout parmi les personnes qui valident : ${names}`,
    (names) => `Added to the approvers: ${names}`,
  ),
  approversTaken: say(
    (names: string) => fr`Retrait des personnes qui valident : ${names}`,
    (names) => `Taken out of the approvers: ${names}`,
  ),
  stewardsAdded: say(
    (names: string) => fr`Ajout parmi les responsables : ${names}`,
    (names) => `Added to the stewards: ${names}`,
  ),
  stewardsTaken: say(
    (names: string) => fr`Retrait des responsables : ${names}`,
    (names) => `Taken out of the stewards: ${names}`,
  ),
  notSteward: say(
    'Seules les personnes responsables de cette rédaction, et celles qui administrent cet espace, peuvent changer ses réglages.',
    'Only stewards of this desk and administrators of this workspace can change its settings.',
  ),
  noAccountYet: say(
    'Aucun compte n’est encore relié à Tambour. Sur sa machine : « npm run -s tambour -- account add mastodon --url https://votre.serveur » (« tambour account add… » s’il est un service). Puis retapez /tambour réglages.',
    'No account is connected to Tambour yet. On its machine: “npm run -s tambour -- account add mastodon --url https://your.server” (“tambour account add…” if it is a service). Then type /tambour setup again.',
  ),
  error: {
    nobody_could_approve: say(
      'Avec ces réglages, personne ne pourrait valider. Ajoutez des personnes, ou demandez moins de validations.',
      'With these settings nobody could approve. Add people, or ask for fewer approvals.',
    ),
    never_approved: say(
      'Avec ces réglages, personne ne pourrait valider : qui écrit ne compte pas, ni les invités, ni les automates. Ajoutez des personnes, ou demandez moins de validations.',
      'With these settings nobody could approve: an author does not count, nor do guests and bots. Add people, or ask for fewer approvals.',
    ),
    bad_time_zone: say(
      'Ce fuseau horaire n’existe pas. Écrivez-le comme Europe/Paris.',
      'There is no such time zone. Write it like Europe/Paris.',
    ),
    bad_grace: say('Indiquez un nombre entier de 0 à 120.', 'Give a whole number from 0 to 120.'),
    bad_number: say('Indiquez un nombre entier de 1 à 9.', 'Give a whole number from 1 to 9.'),
    bad_not_after: say(
      'Le retard permis doit être de 1 à 1440 minutes.',
      'The lateness allowed must be 1 to 1440 minutes.',
    ),
    bad_digest: say(
      'L’heure du bilan ne convient pas. Changez-la avec « /tambour bilan activer lundi 09:00 ».',
      'The digest’s hour does not do. Change it with “/tambour digest on monday 09:00”.',
    ),
    bad_hours: say(
      'Ces jours et ces heures ne conviennent pas. Changez-les avec « /tambour horaires lun-ven 9h-18h ».',
      'These days and hours do not do. Change them with “/tambour hours mon-fri 9:00-18:00”.',
    ),
    bad_holidays: say(
      'Il n’y a pas de tel calendrier de jours fériés. Changez-le avec « /tambour horaires FR ».',
      'There is no such calendar of public holidays. Change it with “/tambour hours FR”.',
    ),
    noGroup: say('Choisissez un groupe, ou une autre façon de valider.', 'Choose a group, or another way to approve.'),
    groupUnreadable: say(
      'Tambour ne peut pas lire ce groupe. Choisissez-en un autre, ou une autre façon de valider.',
      'Tambour cannot read this group. Choose another, or another way to approve.',
    ),
    unknown_account: say(
      'Un de ces comptes ne peut plus être choisi. Rouvrez les réglages.',
      'One of these accounts can no longer be chosen. Open the settings again.',
    ),
    channel_taken: say(
      'Ce canal vient de devenir une rédaction. Rouvrez les réglages.',
      'This channel has just become a desk. Open the settings again.',
    ),
    no_such_desk: say('Cette rédaction n’existe plus.', 'This desk no longer exists.'),
    noSteward: say('Choisissez au moins une personne responsable.', 'Choose at least one steward.'),
    noName: say('Donnez un nom à la rédaction.', 'Give the desk a name.'),
  },
} as const;
