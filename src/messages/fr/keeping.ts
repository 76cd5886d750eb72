import type { KeepingWords } from '#messages/words/keeping.ts';

import { fr } from './typography.ts';

export const keeping: KeepingWords = {
  help: '/tambour veiller @compte @personne @suppléance',
  helpDoes: fr`qui veille sur un compte, et reçoit les rappels de connexion ; « personne » y met fin`,
  form: {
    title: 'Veiller sur un compte',
    intro: fr`Cette personne est prévenue à temps quand il faut se connecter à la main, là où le réseau le demande. La suppléance est sollicitée en son absence, ou quand le délai touche à sa fin.`,
    submit: 'Désigner',
    account: 'Compte',
    keeper: 'Qui veille sur ce compte',
    deputy: 'Suppléance',
    deputyHint: 'Qui est sollicité à sa place',
  },
  named: (account, keeper, deputy) =>
    fr`${keeper} veille sur ${account}${deputy === null ? '' : `, avec ${deputy} en suppléance`}.`,
  logInBy: (days, until) =>
    fr`Le réseau demande une connexion à la main au moins tous les ${days} jours. La prochaine est nécessaire d'ici le ${until} ; un rappel vient avant.`,
  noLogIn: fr`Ce réseau ne demande pas de connexion à la main. Chaque semaine, Tambour regarde si le nom mène toujours à ce compte.`,
  ended: (account, name) =>
    name === null
      ? fr`Cette rédaction n'a plus ${account} : plus personne n'y veille ici. Plus personne n'est prévenu pour se connecter.`
      : fr`${name} y a mis fin : plus personne ne veille sur ${account}. Plus personne n'est prévenu pour se connecter.`,
  due: (account, last) =>
    last === null
      ? fr`Merci de vous connecter à ${account}. Aucune connexion n'a encore été notée.`
      : fr`Merci de vous connecter à ${account}. La dernière connexion notée est du ${last}.`,
  standsIn: (keeper) => fr`La demande vous revient à la place de ${keeper}, en son absence.`,
  deputyToo: fr`La suppléance est sollicitée aussi : le délai touche à sa fin.`,
  missed: (account, keeper, last) =>
    fr`Aucune connexion à ${account} n'a été notée${last === null ? '' : ` depuis le ${last}`}. C'est ${keeper} qui y veille.`,
  until: (days, until) =>
    fr`Après ${days} jours sans connexion, le ${until}, le réseau peut considérer le compte comme inactif.`,
  wasUntil: (days, until) =>
    fr`Le délai de ${days} jours sans connexion a pris fin le ${until} : le réseau peut considérer le compte comme inactif.`,
  whatToDo: (address, handle, button) =>
    fr`Que faire : ouvrez ${address} dans un navigateur, connectez-vous en tant que ${handle}, puis cliquez sur « ${button} ».`,
  loggedIn: 'Je me suis connecté·e',
  done: (name, when) => fr`C'est fait : ${name} a noté la connexion, ${when}.`,
  over: fr`Plus personne ne veille ici sur ce compte : il n'y a plus rien à faire.`,
  gone: {
    chat: (name, account) => fr`${name} veille sur ${account}, mais son compte dans cette messagerie n'est plus actif.`,
    channel: (name, account) => fr`${name} veille sur ${account}, mais n'est plus dans ce canal.`,
    deputyFromChat: (name, account) =>
      fr`${name} assure la suppléance pour ${account}, mais son compte dans cette messagerie n'est plus actif.`,
    deputyFromChannel: (name, account) =>
      fr`${name} assure la suppléance pour ${account}, mais n'est plus dans ce canal.`,
    whatToDo: (handle) =>
      fr`Désignez quelqu'un d'autre : /tambour veiller ${handle}, puis @ et son nom. D'ici là, les rappels vont aux personnes responsables de la rédaction.`,
  },
  listed: {
    keptBy: (keeper, deputy) => fr`${keeper} y veille${deputy === null ? '' : `, avec ${deputy} en suppléance`}.`,
    lastLoggedIn: (when, until) =>
      fr`La dernière connexion notée est du ${when} ; la prochaine est nécessaire d'ici le ${until}.`,
    neverLoggedIn: (until) => fr`Aucune connexion n'a encore été notée ; il en faut une d'ici le ${until}.`,
    howTo: fr`/tambour veiller désigne qui veille sur un compte.`,
  },
  answer: {
    named: (account) => fr`C'est noté : la personne qui veille sur ${account} est désignée, et ce canal est prévenu.`,
    same: (account) => fr`Ces personnes veillent déjà sur ${account}. Rien n'a changé.`,
    ended: (account) => fr`Plus personne ne veille sur ${account}, et ce canal est prévenu.`,
    none: (account) => fr`Personne ne veille sur ${account}. Rien n'a changé.`,
    otherDesk: (account, desk) =>
      fr`C'est la rédaction « ${desk} » qui désigne qui veille sur ${account}. Faites-y votre demande. Rien n'a changé.`,
    mayNot: fr`Seules les personnes responsables de cette rédaction et celles qui administrent cette messagerie peuvent désigner qui veille sur un compte. Adressez-vous à l'une d'elles. Rien n'a changé.`,
    whichAccount: (accounts) =>
      accounts.length === 0
        ? fr`Cette rédaction n'a pas de compte. Rien n'a changé.`
        : fr`Précisez le compte : /tambour veiller, son nom, puis @ et une personne de ce canal. Il y a : ${accounts.join(', ')}.`,
    whichPerson: (typed) =>
      fr`Il n'est pas clair qui est « ${typed} ». Écrivez @ et le nom d'une personne de ce canal, ou choisissez-la dans le formulaire de /tambour veiller. Rien n'a changé.`,
    twoAtMost: fr`Nommez une personne, et si besoin une autre en suppléance. Rien n'a changé.`,
    onePerson: 'Choisissez une seule personne.',
    ownDeputy: fr`Personne n'est sa propre suppléance. Choisissez quelqu'un d'autre.`,
    notInChannel: fr`Il faut un membre à part entière de ce canal. Choisissez quelqu'un d'autre, ou invitez d'abord cette personne.`,
    loggedIn: (account, until) =>
      fr`Merci : la connexion à ${account} est notée. La prochaine est nécessaire d'ici le ${until} ; un rappel vient avant.`,
    already: (name, when) => fr`${name} a déjà noté une connexion, ${when}. Rien n'a changé.`,
    notYours: fr`Seules la personne qui veille sur ce compte, sa suppléance et les personnes responsables de cette rédaction notent une connexion. Rien n'a changé.`,
    nobodyKeeps: fr`Plus personne ne veille ici sur ce compte. Rien n'a changé.`,
  },
};
