import { fr, say } from './say.ts';

/** What one person is told in private: what happened, to what, and what to do now. */
export const answers = {
  noDesk: say(
    'Ce canal n’est pas encore une rédaction. Vous pouvez l’ouvrir avec /tambour réglages.',
    'This channel is not a desk yet. You can open it with /tambour setup.',
  ),
  noDeskAdministrator: say(
    'Ce canal n’est pas encore une rédaction. Demandez à une personne qui administre cet espace de taper ici /tambour réglages.',
    'This channel is not a desk yet. Ask an administrator of this workspace to type /tambour setup here.',
  ),
  notInChannel: say(
    'Tambour n’est pas dans ce canal et ne peut pas y écrire. Invitez-le avec /invite @tambour, puis recommencez.',
    'Tambour is not in this channel and cannot write here. Invite it with /invite @tambour, then try again.',
  ),
  noAccounts: say(
    'Cette rédaction n’a encore aucun compte. Demandez à une personne qui administre cet espace d’en choisir avec /tambour réglages.',
    'This desk has no account yet. Ask an administrator of this workspace to choose some with /tambour setup.',
  ),
  notOnDesk: say(
    'Seules les personnes de cette rédaction peuvent le faire. Demandez à une personne responsable de vous ajouter.',
    'Only people of this desk can do that. Ask a steward to add you.',
  ),
  unknownPerson: say(
    'Tambour ne vous reconnaît pas. Réessayez dans un instant.',
    'Tambour does not recognise you. Try again in a moment.',
  ),
  noSuchDraft: say(
    (number: number) =>
      fr`Il n'y a pas de brouillon n° ${number} ici. « /tambour liste » montre ceux qui sont ouverts.`,
    (number) => `There is no draft ${number} here. “/tambour list” shows the open ones.`,
  ),
  draftGone: say(
    'Ce brouillon n’existe plus. « /tambour liste » montre ceux qui sont ouverts.',
    'This draft no longer exists. “/tambour list” shows the open ones.',
  ),
  wentWrong: say(
    'Quelque chose n’a pas fonctionné. Réessayez dans un instant ; si cela dure, prévenez votre administration.',
    'Something did not work. Try again in a moment; if it goes on, tell your administrator.',
  ),
  formExpired: say(
    'Le formulaire n’a pas pu s’ouvrir à temps. Merci de recommencer.',
    'The form could not open in time. Please try again.',
  ),
  oldCard: say(
    (version: number) =>
      fr`Cette carte est ancienne : le brouillon en est à la version ${version}. Utilisez la carte la plus récente du fil.`,
    (version) => `This card is old: the draft is at version ${version}. Use the latest card in the thread.`,
  ),
  decision: {
    author: say(
      'Vous avez écrit ce brouillon : votre validation ne compte pas. Une autre personne doit valider.',
      'You wrote this draft: your approval does not count. Somebody else has to approve.',
    ),
    editor: say(
      'Vous avez rédigé cette version : votre validation ne compte pas. Une autre personne doit valider.',
      'You worded this version: your approval does not count. Somebody else has to approve.',
    ),
    not_approver: say(
      'Vous ne validez pas pour cette rédaction. Rien n’est changé.',
      'You are not an approver of this desk. Nothing has changed.',
    ),
    group_unreadable: say(
      'Tambour ne peut pas lire le groupe qui valide : personne ne peut décider. Prévenez une personne responsable de cette rédaction. Rien n’est changé.',
      'Tambour cannot read the group that approves: nobody can decide. Tell a steward of this desk. Nothing has changed.',
    ),
    guest: say(
      'Les comptes invités ne peuvent pas décider. Rien n’est changé.',
      'Guest accounts cannot decide. Nothing has changed.',
    ),
    bot: say('Les automates ne peuvent pas décider.', 'Bots cannot decide.'),
    inactive: say('Ce compte est désactivé et ne peut pas décider.', 'This account is deactivated and cannot decide.'),
    not_asked: say(
      'La validation de cette version n’est pas encore demandée. Rien n’est changé.',
      'Approval of this version has not been asked for yet. Nothing has changed.',
    ),
    reactions_off: say(
      'Ici, seules les décisions par bouton comptent. Utilisez les boutons de la carte.',
      'Only buttons decide here. Use the buttons on the card.',
    ),
    closed: say(
      'Ce brouillon est clos : il n’y a plus rien à décider.',
      'This draft is closed: there is nothing left to decide.',
    ),
    expired: say(
      'L’heure prévue est passée. Choisissez une nouvelle heure, puis redemandez la validation.',
      'Its time has passed. Choose a new time, then ask for approval again.',
    ),
    repeated: say(
      'Votre décision était déjà enregistrée. Elle compte une fois.',
      'Your decision was recorded already. It counts once.',
    ),
  },
  hintReaction: say(
    'Une réaction ne compte que sur la carte de validation, dans le fil. Rien n’est changé.',
    'A reaction only counts on the approval card, in the thread. Nothing has changed.',
  ),
  hintTyped: say(
    'Un message ne vaut pas validation. Pressez un bouton de la carte de validation, ou réagissez-y avec ✅ ou ❌.',
    'A message is not an approval. Press a button on the approval card, or react to it with ✅ or ❌.',
  ),
  hintTypedButtons: say(
    'Un message ne vaut pas validation. Pressez un bouton de la carte de validation.',
    'A message is not an approval. Press a button on the approval card.',
  ),
  withdrawTooLate: say(
    'Votre validation a déjà servi : la publication est partie. Vous pouvez la retirer avec le bouton de la carte.',
    'Your approval was used already: the post has left. You can retract it with the button on the card.',
  ),
  buttonStands: say(
    fr`Vous avez validé avec un bouton : retirer ✅ ne change rien. Pour l'annuler, pressez « Refuser » ou « Demander une modification ».`,
    'You approved with a button: removing ✅ changes nothing. To undo it, press “Reject” or “Ask for changes”.',
  ),
  ask: {
    blocked: say(
      'La validation ne peut pas encore être demandée. À corriger :',
      'Approval cannot be asked for yet. To fix first:',
    ),
    alreadyAsked: say(
      'La validation est déjà demandée pour cette version.',
      'Approval of this version has been asked for already.',
    ),
    rejected: say(
      'Cette version est refusée. Modifiez le brouillon, puis redemandez la validation.',
      'This version was rejected. Edit the draft, then ask for approval again.',
    ),
  },
  copied: say(
    (number: number) =>
      fr`Le brouillon n° ${number} reprend ce texte pour les comptes qui ne l'ont pas reçu. Modifiez-le, puis demandez la validation.`,
    (number) =>
      `Draft ${number} takes up this text for the accounts that did not get it. Edit it, then ask for approval.`,
  ),
  nothingToCopy: say(
    'Plus aucun compte n’attend cette publication : il n’y a rien à copier.',
    'No account is left waiting for this post: there is nothing to copy.',
  ),
  underWay: say(
    fr`Trop tard pour changer ce brouillon : un envoi est parti ou en cours. Vous pouvez retirer la publication, ou copier le brouillon pour les comptes restants.`,
    'Too late to change this draft: it has left or is leaving. You can retract the post, or copy the draft for the accounts that it did not reach.',
  ),
  closedDraft: say(
    'Ce brouillon est annulé et ne peut plus changer.',
    'This draft is cancelled and can no longer change.',
  ),
  unchanged: say(
    fr`Rien n'a changé : aucune nouvelle version n'est créée.`,
    'Nothing changed: no new version was made.',
  ),
  stale: say(
    (version: number) =>
      fr`Entre-temps, une autre personne a enregistré la version ${version}. Rien n'est écrasé. Votre texte reste ici : copiez-le, fermez ce formulaire, puis modifiez la nouvelle version.`,
    (version) =>
      `Meanwhile somebody saved version ${version}. Nothing was overwritten. Your text is still here: copy it, close this form, then edit the new version.`,
  ),
  staleKept: say(
    (version: number) =>
      fr`Votre texte n'a pas été enregistré, car la version ${version} existe déjà. Le voici, pour que rien ne se perde :`,
    (version) =>
      `Your text was not saved, since version ${version} exists already. Here it is, so that nothing is lost:`,
  ),
  nothingToStop: say(
    fr`Il n'y a plus rien à arrêter : tout est parti ou déjà arrêté.`,
    'There is nothing left to stop: all has left or is stopped already.',
  ),
  retractOnlyAuthorOrApprover: say(
    'Seules la personne qui a écrit et celles qui valident peuvent retirer une publication.',
    'Only the author and the approvers can retract a post.',
  ),
  nothingToRetract: say(
    'Cette publication n’est plus en ligne, ou son retrait est déjà demandé.',
    'This post is no longer public, or its retraction was asked for already.',
  ),
  notPossibleNow: say(
    'Ce n’est plus possible dans l’état actuel de l’envoi. Regardez la carte la plus récente.',
    'That is no longer possible as things stand. Look at the latest card.',
  ),
  waitForOthers: say(
    'Un envoi de ce brouillon est encore en cours ou à vérifier. Attendez qu’il soit fini, puis pressez de nouveau.',
    'Another send of this draft is under way or being looked into. Wait until it has ended, then press again.',
  ),
  knownHere: say(
    (acronym: string) => fr`${acronym} ne sera plus signalé dans cette rédaction.`,
    (acronym) => `${acronym} will no longer be remarked on this desk.`,
  ),
  filesGone: say(
    'Ces fichiers ne sont plus disponibles. Déposez-les de nouveau dans le fil.',
    'These files are no longer available. Drop them in the thread again.',
  ),
  onlyAuthorOrApproverUses: say(
    'Seules la personne qui a écrit et celles qui valident peuvent ajouter ces images.',
    'Only the author and the approvers can add these images.',
  ),
  ownedByAnother: say(
    'Cette adresse est déjà celle d’une autre publication de Tambour. Cherchez celle de ce brouillon.',
    'This address already belongs to another post of Tambour. Look for this draft’s own.',
  ),
  notTheLink: say(
    'Ce lien ne correspond pas à une publication de ce compte. Copiez l’adresse de la publication elle-même.',
    'This link is not a post of this account. Copy the address of the post itself.',
  ),
} as const;
