import type { AnswersWords } from '#messages/words/answers.ts';

import { fr } from './typography.ts';

export const answers: AnswersWords = {
  noDesk: 'Ce canal n’est pas encore une rédaction. Vous pouvez en faire une avec /tambour réglages.',
  noDeskAdministrator:
    'Ce canal n’est pas encore une rédaction. Demandez à une personne qui administre cet espace de taper ici /tambour réglages.',
  notInChannel:
    'Tambour n’est pas dans ce canal et ne peut pas y écrire. Invitez-le avec /invite @tambour, puis recommencez.',
  noAccounts:
    'Cette rédaction n’a encore aucun compte. Demandez à une personne qui administre cet espace d’en choisir avec /tambour réglages.',
  notOnDesk:
    'Seules les personnes de cette rédaction peuvent le faire. Demandez à une personne responsable de vous ajouter.',
  unknownPerson: fr`Tambour ne vous reconnaît pas. Réessayez dans un instant ; si cela dure, prévenez l’administration de Tambour.`,
  noSuchDraft: (number) =>
    fr`Il n'y a pas de brouillon n° ${number} ici. « /tambour liste » montre ceux qui sont ouverts.`,
  draftGone: fr`Ce brouillon n’existe plus. « /tambour liste » montre ceux qui sont ouverts.`,
  wentWrong: fr`Quelque chose n’a pas fonctionné. Réessayez dans un instant ; si cela dure, prévenez l’administration de Tambour.`,
  busy: fr`Trop de commandes attendent en ce moment : la vôtre n’a pas été exécutée. Retapez-la dans une minute.`,
  formExpired: 'Le formulaire n’a pas pu s’ouvrir à temps. Merci de réessayer.',
  oldCard: (version) =>
    fr`Cette carte est ancienne : le brouillon en est à la version ${version}. Utilisez la carte la plus récente du fil.`,
  otherCard: (version) =>
    fr`Cette carte ne montre pas la version ${version} telle qu’elle est, par exemple parce que Tambour a été restauré depuis une sauvegarde. Rien n’a été fait. Utilisez la carte la plus récente du fil.`,
  decision: {
    author: fr`Vous avez écrit ce brouillon : votre validation ne compte pas. Une autre personne doit valider.`,
    editor: fr`Vous avez rédigé une partie de cette version : votre validation ne compte pas. Une autre personne doit valider.`,
    not_approver:
      'Vous ne faites pas partie des personnes qui valident ici, ou pas encore quand la validation a été demandée. Rien n’a changé.',
    newcomer:
      'Tambour ne vous voit pas depuis assez longtemps dans ce canal pour que votre décision compte. Rien n’a changé.',
    authors_deputy:
      'Vous suppléez la personne qui a écrit ce brouillon ou cette version, et qui ne pourrait pas valider non plus. Une autre personne doit valider.',
    group_unreadable: fr`Tambour ne peut pas lire le groupe qui valide : personne ne peut décider. Prévenez une personne responsable de cette rédaction. Rien n’a changé.`,
    guest: 'Les comptes invités ne peuvent pas décider. Rien n’a changé.',
    bot: 'Les automates ne peuvent pas décider.',
    inactive: 'Ce compte est désactivé et ne peut pas décider.',
    asked_anew: fr`La validation de cette version est redemandée. Décidez sur la carte la plus récente du fil ; rien n'a changé.`,
    not_asked: 'La validation de cette version n’est pas encore demandée. Rien n’a changé.',
    reactions_off: 'Ici, seuls les boutons comptent. Utilisez ceux de la carte de validation.',
    closed: fr`Ce brouillon est clos : il n’y a plus rien à décider.`,
    expired: 'L’heure prévue est passée. Choisissez-en une autre, puis redemandez la validation.',
    repeated: 'Votre décision était déjà enregistrée. Elle compte une fois.',
  },
  objection: {
    author: fr`Vous avez écrit ce brouillon : c’est à une autre personne d’en décider. Pour le retenir, utilisez « Arrêter » ou « Annuler ce brouillon » sur sa carte.`,
    editor: fr`Vous avez rédigé une partie de cette version : c’est à une autre personne d’en décider. Pour la retenir, utilisez « Arrêter » ou « Annuler ce brouillon » sur sa carte.`,
  },
  reasonOnlyOwn: 'Seule la personne qui a refusé cette version peut en donner le motif.',
  hintReaction: 'Une réaction ne compte que sur la carte de validation, dans le fil. Rien n’a changé.',
  hintButtonsOnly: 'Ici, seuls les boutons comptent, pas les réactions. Rien n’a changé.',
  reactionGone: (approve) =>
    fr`Votre ${approve} ne figure plus sur la carte : il ne compte pas. Pour valider, réagissez de nouveau ou utilisez le bouton.`,
  hintTyped: (approve, reject) =>
    fr`Un message ne vaut pas validation. Utilisez les boutons de la carte de validation, ou réagissez-y avec ${approve} ou ${reject}.`,
  hintTypedButtons: 'Un message ne vaut pas validation. Utilisez les boutons de la carte de validation.',
  withdrawTooLate: fr`Votre validation a déjà servi : la publication est partie. Vous pouvez la retirer avec le bouton de la carte.`,
  buttonStands: (approve) =>
    fr`Vous avez validé avec un bouton : retirer ${approve} ne change rien. Pour l'annuler, utilisez « Refuser » ou « Demander une modification ».`,
  ask: {
    blocked: fr`La validation ne peut pas encore être demandée. À corriger :`,
    alreadyAsked: 'La validation de cette version est déjà demandée.',
    rejected: 'Cette version est refusée. Modifiez le brouillon, puis redemandez la validation.',
  },
  copied: (number) =>
    fr`Le brouillon n° ${number} reprend ce texte pour les comptes qui ne l'ont pas reçu. Modifiez-le, puis demandez la validation.`,
  nothingToCopy: fr`Plus aucun compte n’attend cette publication : il n’y a rien à copier.`,
  underWay: fr`Trop tard pour changer ce brouillon : un envoi est parti ou en cours. Vous pouvez retirer la publication, ou faire un nouveau brouillon pour les comptes manquants.`,
  closedDraft: fr`Ce brouillon est annulé et ne peut plus changer. Pendant un jour, il peut être rouvert sur sa carte ; ensuite, écrivez-en un autre avec /tambour brouillon.`,
  unchanged: fr`Rien n'a changé : aucune nouvelle version n'a été créée.`,
  stale: (version) =>
    fr`Entre-temps, une autre personne a enregistré la version ${version}. Rien n'a été écrasé. Votre texte reste ici : copiez-le, fermez ce formulaire, puis modifiez la nouvelle version.`,
  staleKept: (version) =>
    fr`Votre texte n'a pas été enregistré, car la version ${version} existe déjà. Le voici, pour que rien ne se perde :`,
  nothingToStop: fr`Il n'y a plus rien à arrêter : tout est parti ou déjà arrêté.`,
  retractOnlyAuthorOrApprover: 'Seules la personne qui a écrit et celles qui valident peuvent retirer une publication.',
  nothingToRetract: 'Cette publication n’est plus en ligne, ou son retrait est déjà demandé.',
  notPossibleNow: 'Ce n’est plus possible, car l’envoi a avancé. Regardez la carte la plus récente du fil.',
  waitForOthers:
    'Ce brouillon est encore en cours d’envoi ou de vérification pour un autre compte. Attendez la fin, puis réessayez.',
  allowAcronym: (acronym) => fr`${acronym} ne sera plus signalé dans cette rédaction.`,
  filesGone: 'Ces fichiers ne sont plus disponibles. Déposez-les de nouveau dans le fil.',
  onlyAuthorOrApproverUses: 'Seules la personne qui a écrit et celles qui valident peuvent ajouter ces images.',
  ownedByAnother:
    'Cette adresse est déjà celle d’une autre publication envoyée par Tambour. Cherchez celle de ce brouillon.',
  notTheLink: 'Ce lien ne correspond pas à une publication de ce compte. Copiez l’adresse de la publication elle-même.',
};
