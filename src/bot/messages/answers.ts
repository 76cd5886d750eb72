import { fr, say } from './say.ts';

/** What one person is told in private: what happened, to what, and what to do now. */
export const answers = {
  noDesk: say(
    'Ce canal n’est pas encore une rédaction. Vous pouvez en faire une avec /tambour réglages.',
    'This channel is not a desk yet. You can make it one with /tambour setup.',
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
    'Only people on this desk can do that. Ask a steward to add you.',
  ),
  unknownPerson: say(
    'Tambour ne vous reconnaît pas. Réessayez dans un instant ; si cela dure, prévenez l’administration de Tambour.',
    'Tambour does not recognise you. Try again in a moment; if it goes on, tell your administrator.',
  ),
  noSuchDraft: say(
    (number: number) =>
      fr`Il n'y a pas de brouillon n° ${number} ici. « /tambour liste » montre ceux qui sont ouverts.`,
    (number) => `There is no draft ${number} here. “/tambour list” shows those that are open.`,
  ),
  draftGone: say(
    'Ce brouillon n’existe plus. « /tambour liste » montre ceux qui sont ouverts.',
    'This draft no longer exists. “/tambour list” shows those that are open.',
  ),
  wentWrong: say(
    'Quelque chose n’a pas fonctionné. Réessayez dans un instant ; si cela dure, prévenez l’administration de Tambour.',
    'Something did not work. Try again in a moment; if it goes on, tell your administrator.',
  ),
  formExpired: say(
    'Le formulaire n’a pas pu s’ouvrir à temps. Merci de réessayer.',
    'The form could not open in time. Please try again.',
  ),
  oldCard: say(
    (version: number) =>
      fr`Cette carte est ancienne : le brouillon en est à la version ${version}. Utilisez la carte la plus récente du fil.`,
    (version) => `This card is old: the draft is at version ${version}. Use the latest card in the thread.`,
  ),
  otherCard: say(
    (version: number) =>
      fr`Cette carte ne montre pas la version ${version} telle qu’elle est, par exemple parce que Tambour a été restauré depuis une sauvegarde. Rien n’a été fait. Utilisez la carte la plus récente du fil.`,
    (version) =>
      `This card does not show version ${version} as it is, for instance since Tambour was restored from a backup. Nothing was done. Use the latest card in the thread.`,
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
      'Vous ne faites pas partie des personnes qui valident ici. Rien n’a changé.',
      'You are not an approver of this desk. Nothing has changed.',
    ),
    authors_deputy: say(
      'Vous suppléez la personne qui a écrit ce brouillon ou cette version, et qui ne pourrait pas valider non plus. Une autre personne doit valider.',
      'You stand in for the person who wrote this draft or this version, and who could not approve it either. Somebody else has to approve.',
    ),
    group_unreadable: say(
      'Tambour ne peut pas lire le groupe qui valide : personne ne peut décider. Prévenez une personne responsable de cette rédaction. Rien n’a changé.',
      'Tambour cannot read the group that approves: nobody can decide. Tell a steward of this desk. Nothing has changed.',
    ),
    guest: say(
      'Les comptes invités ne peuvent pas décider. Rien n’a changé.',
      'Guest accounts cannot decide. Nothing has changed.',
    ),
    bot: say('Les automates ne peuvent pas décider.', 'Bots cannot decide.'),
    inactive: say('Ce compte est désactivé et ne peut pas décider.', 'This account is deactivated and cannot decide.'),
    not_asked: say(
      'La validation de cette version n’est pas encore demandée. Rien n’a changé.',
      'Approval of this version has not been asked for yet. Nothing has changed.',
    ),
    reactions_off: say(
      'Ici, seuls les boutons comptent. Utilisez ceux de la carte de validation.',
      'Only buttons count here. Use those on the approval card.',
    ),
    closed: say(
      'Ce brouillon est clos : il n’y a plus rien à décider.',
      'This draft is closed: there is nothing left to decide.',
    ),
    expired: say(
      'L’heure prévue est passée. Choisissez-en une autre, puis redemandez la validation.',
      'The planned time has passed. Choose a new one, then ask for approval again.',
    ),
    repeated: say(
      'Votre décision était déjà enregistrée. Elle compte une fois.',
      'Your decision was already recorded. It counts once.',
    ),
  },
  hintReaction: say(
    'Une réaction ne compte que sur la carte de validation, dans le fil. Rien n’a changé.',
    'A reaction only counts on the approval card, in the thread. Nothing has changed.',
  ),
  reactionGone: say(
    'Votre ✅ ne figure plus sur la carte : il ne compte pas. Pour valider, réagissez de nouveau ou utilisez le bouton.',
    'Your ✅ is no longer on the card, so it does not count. To approve, react again or use the button.',
  ),
  hintTyped: say(
    'Un message ne vaut pas validation. Utilisez les boutons de la carte de validation, ou réagissez-y avec ✅ ou ❌.',
    'A message is not an approval. Use the buttons on the approval card, or react to it with ✅ or ❌.',
  ),
  hintTypedButtons: say(
    'Un message ne vaut pas validation. Utilisez les boutons de la carte de validation.',
    'A message is not an approval. Use the buttons on the approval card.',
  ),
  withdrawTooLate: say(
    'Votre validation a déjà servi : la publication est partie. Vous pouvez la retirer avec le bouton de la carte.',
    'Your approval has already been used: the post has gone out. You can retract it with the button on the card.',
  ),
  buttonStands: say(
    fr`Vous avez validé avec un bouton : retirer ✅ ne change rien. Pour l'annuler, utilisez « Refuser » ou « Demander une modification ».`,
    'You approved with a button: removing ✅ changes nothing. To undo it, press “Reject” or “Ask for changes”.',
  ),
  ask: {
    blocked: say(
      'La validation ne peut pas encore être demandée. À corriger :',
      'Approval cannot be asked for yet. To fix first:',
    ),
    alreadyAsked: say(
      'La validation de cette version est déjà demandée.',
      'Approval of this version has already been asked for.',
    ),
    rejected: say(
      'Cette version est refusée. Modifiez le brouillon, puis redemandez la validation.',
      'This version was rejected. Edit the draft, then ask for approval again.',
    ),
  },
  copied: say(
    (number: number) =>
      fr`Le brouillon n° ${number} reprend ce texte pour les comptes qui ne l'ont pas reçu. Modifiez-le, puis demandez la validation.`,
    (number) => `Draft ${number} has this text, for the accounts that did not get it. Edit it, then ask for approval.`,
  ),
  nothingToCopy: say(
    'Plus aucun compte n’attend cette publication : il n’y a rien à copier.',
    'No account is left waiting for this post: there is nothing to copy.',
  ),
  underWay: say(
    fr`Trop tard pour changer ce brouillon : un envoi est parti ou en cours. Vous pouvez retirer la publication, ou copier le brouillon pour les comptes restants.`,
    'Too late to change this draft: it has gone out, or is going out. You can retract the post, or copy the draft for the accounts that it did not reach.',
  ),
  closedDraft: say(
    'Ce brouillon est annulé et ne peut plus changer. Écrivez-en un autre avec /tambour brouillon.',
    'This draft is cancelled and can no longer change. Write another with /tambour draft.',
  ),
  unchanged: say(
    fr`Rien n'a changé : aucune nouvelle version n'a été créée.`,
    'Nothing changed: no new version was made.',
  ),
  stale: say(
    (version: number) =>
      fr`Entre-temps, une autre personne a enregistré la version ${version}. Rien n'a été écrasé. Votre texte reste ici : copiez-le, fermez ce formulaire, puis modifiez la nouvelle version.`,
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
    'There is nothing left to stop: everything has gone out or is already stopped.',
  ),
  retractOnlyAuthorOrApprover: say(
    'Seules la personne qui a écrit et celles qui valident peuvent retirer une publication.',
    'Only the author and the approvers can retract a post.',
  ),
  nothingToRetract: say(
    'Cette publication n’est plus en ligne, ou son retrait est déjà demandé.',
    'This post is no longer public, or somebody has already asked to retract it.',
  ),
  notPossibleNow: say(
    'Ce n’est plus possible, car l’envoi a avancé. Regardez la carte la plus récente du fil.',
    'That is no longer possible, since things have moved on. Look at the latest card in the thread.',
  ),
  waitForOthers: say(
    'Ce brouillon est encore en cours d’envoi ou de vérification pour un autre compte. Attendez la fin, puis réessayez.',
    'This draft is still being sent or checked for another account. Wait until that has ended, then try again.',
  ),
  knownHere: say(
    (acronym: string) => fr`${acronym} ne sera plus signalé dans cette rédaction.`,
    (acronym) => `${acronym} will no longer be pointed out on this desk.`,
  ),
  filesGone: say(
    'Ces fichiers ne sont plus disponibles. Déposez-les de nouveau dans le fil.',
    'These files are no longer available. Add them to the thread again.',
  ),
  onlyAuthorOrApproverUses: say(
    'Seules la personne qui a écrit et celles qui valident peuvent ajouter ces images.',
    'Only the author and the approvers can add these images.',
  ),
  ownedByAnother: say(
    'Cette adresse est déjà celle d’une autre publication envoyée par Tambour. Cherchez celle de ce brouillon.',
    'This address already belongs to another post sent by Tambour. Look for the one of this draft.',
  ),
  notTheLink: say(
    'Ce lien ne correspond pas à une publication de ce compte. Copiez l’adresse de la publication elle-même.',
    'This link is not a post of this account. Copy the address of the post itself.',
  ),
} as const;
