import type { NoticesWords } from '#messages/words/notices.ts';

import { counted, fr } from './typography.ts';

export const notices: NoticesWords = {
  revised: (name, version, what) => fr`${name} a enregistré la version ${version}. Modifié : ${what}.`,
  voided: (count) =>
    fr`${counted(count, 'décision prise', 'décisions prises')} sur la version précédente ne ${count < 2 ? 'compte' : 'comptent'} plus. Demandez de nouveau la validation.`,
  change: {
    text: () => fr`le texte`,
    ownText: (account) => fr`le texte pour ${account}`,
    accounts: () => fr`les comptes`,
    imageOrder: () => fr`l'ordre des images`,
    when: () => fr`la date de publication`,
  },
  asked: (name, version) =>
    fr`${name} demande la validation de la version ${version}. Décidez sur la carte de validation.`,
  cancelled: (name) => fr`${name} a annulé ce brouillon. Rien de plus ne sera publié.`,
  approved: (name, version, when) => fr`✅ ${name} a validé la version ${version}, ${when}.`,
  rejected: (name, version, when) => fr`❌ ${name} a refusé la version ${version}, ${when}. Rien ne part.`,
  changesAsked: (name, version, when) => fr`✏️ ${name} demande une modification de la version ${version}, ${when}.`,
  stillMissing: (count) => fr`Il manque encore ${counted(count, 'validation', 'validations')}.`,
  reason: (name) => fr`Motif donné par ${name} :`,
  withdrawn: (name, version) => fr`${name} a retiré sa validation de la version ${version}.`,
  sent: (account) => fr`Publié sur ${account} :`,
  settled: (account) => fr`Vérification faite, c'est publié une seule fois sur ${account} :`,
  settledBy: (account, name) => fr`${name} confirme que c'est publié sur ${account} :`,
  unsure: {
    no_answer: (account) =>
      fr`${account} : l'envoi est parti, mais aucune réponse n'est venue. Nous ne savons pas encore si c'est publié. Tambour vérifie ; ne publiez rien à la main.`,
    server_error: (account) =>
      fr`${account} : le réseau a signalé une panne de son côté. Nous ne savons pas encore si c'est publié. Tambour vérifie ; ne publiez rien à la main.`,
    unreadable_answer: (account) =>
      fr`${account} : la réponse du réseau est illisible. Nous ne savons pas encore si c'est publié. Tambour vérifie ; ne publiez rien à la main.`,
    duplicate_reported: (account) =>
      fr`${account} : le réseau dit avoir déjà cette publication. Tambour vérifie laquelle ; ne publiez rien à la main.`,
    already_attached: (account) =>
      fr`${account} : le réseau dit que les images sont déjà publiées. Tambour vérifie où ; ne publiez rien à la main.`,
    restored: (account) =>
      fr`${account} : Tambour a été restauré depuis une sauvegarde et ne sait rien de la suite. Il vérifie si c'est déjà publié ; ne publiez rien à la main, et voyez si cela doit toujours partir.`,
  },
  changedByServer: (account, what, retract) =>
    fr`${account} : publié, mais le réseau a changé ${what}. Regardez ; si cela ne convient pas, ${takingBack(retract)} :`,
  drawnOtherwise: (account, retract) =>
    fr`${account} : publié, mais ce qui se lit n'est pas ce qui a été validé. Regardez ; si cela ne convient pas, ${takingBack(retract)} :`,
  drawnDangerously: (account, retract) =>
    fr`⚠ ${account} : publié, mais le réseau y montre un lien ou une image que personne n'a validés ainsi. Si cela ne convient pas, ${takingBack(retract)} :`,
  redrawn: {
    hiddenLink: ({ shown, target }) => fr`le lien « ${shown} » ne montre pas où il mène : ${target}`,
    foreignImage: ({ address }) => fr`une image vient d'ailleurs : ${address}`,
    text: ({ approved, shown }) =>
      shown === '' ? fr`« ${approved} » ne se lit pas` : fr`on lit « ${shown} » au lieu de « ${approved} »`,
    madeLink: ({ shown, target }) => fr`« ${shown} » est devenu un lien vers ${target}`,
    lostLink: ({ link }) => fr`${link} n'y est pas un lien, ou mène ailleurs`,
  },
  alsoChanged: (what) => fr`le réseau a aussi changé ${what}`,
  missingAtServer: (account) =>
    fr`${account} : le réseau dit avoir publié, mais ne montre pas la publication. Regardez le compte :`,
  notPlayable: (account, retract) =>
    fr`${account} : publié, mais la vidéo ne peut pas être lue depuis un quart d'heure ; le réseau la refuse peut-être. Regardez ; si cela dure, ${takingBack(retract)} :`,
  changed: {
    text: 'le texte',
    drawn: 'ce qui se lit',
    captions: 'les sous-titres',
    linkCard: 'la carte du lien',
    visibility: 'la visibilité',
    warning: 'l’avertissement de contenu',
    playback: 'la lecture de la vidéo',
    missing: 'tout',
  },
  retracted: (name, account) => fr`${name} a retiré la publication de ${account}. Tambour en garde une copie.`,
  retractFailed: (account) =>
    fr`La publication sur ${account} n'a pas pu être retirée : elle est toujours en ligne. Réessayez, ou retirez-la sur le réseau :`,
  retractUnsupported: (account) =>
    fr`${account} : ce réseau ne permet pas à Tambour de retirer une publication ; elle est toujours en ligne. Retirez-la sur le réseau :`,
  retractUnproven: (account) =>
    fr`${account} : le journal de Tambour ne confirme pas ce que la base de données dit de cette publication ou de son retrait. Rien n'a été supprimé. Prévenez l'administration de Tambour avant toute suppression :`,
  stopped: (name, accounts) =>
    fr`🛑 ${name} a arrêté l'envoi vers ${accounts}. Rien n'y part ; redemandez la validation pour publier.`,
  stoppedTooLate: (accounts) =>
    fr`Trop tard pour ${accounts} : l'envoi était fait ou en cours. Une fois la publication en ligne, vous pouvez la retirer.`,
  sentAfterAll: (account, retract) =>
    fr`⚠ ${account} : publié malgré tout, car l’envoi était déjà en cours quand il a été annulé. Pour revenir en arrière, ${retract === null ? takingBack(null) : fr`utilisez « ${retract} »`} :`,
  alsoPublic: fr`Toujours en ligne aussi :`,
  sentLateNow: (name) => fr`${name} publie maintenant ce qui avait dépassé son heure.`,
  sentLate: (name, when) => fr`${name} a choisi une nouvelle heure : l'envoi part ${when}.`,
  lateId: (account) =>
    fr`⚠ ${account} : le réseau a répondu très tard, cette publication existe peut-être en double. Regardez le compte :`,
  stuck: (account) =>
    fr`⚠ ${account} : Tambour n'avance pas et continue d'essayer. Prévenez l'administration de Tambour.`,
  filesOffered: (name, count) =>
    fr`${name} a déposé ${counted(count, 'fichier', 'fichiers')}. Rien ne change tant que personne n'utilise le bouton.`,
  seePost: 'voir la publication',
};

/** Says how a post is taken back: by a button, or by hand. */
function takingBack(retract: string | null): string {
  return retract === null
    ? fr`supprimez la publication vous-même sur le réseau, car Tambour ne peut pas le faire`
    : fr`utilisez « ${retract} » sur la carte du brouillon`;
}
