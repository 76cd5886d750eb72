import type { ForeignWords } from '#messages/words/foreign.ts';

import { fr } from './typography.ts';

export const foreign: ForeignWords = {
  seen: (account) => fr`⚠ Publication inconnue sur ${account}. Tambour n'a pas trace de l'avoir envoyée.`,
  settled: (account) => fr`Publication inconnue sur ${account} : c'est réglé.`,
  onSource: (account) =>
    fr`Publication sur ${account}, faite sans Tambour. Ce compte est une source de cette rédaction.`,
  posted: (when) => fr`Publiée ${when} :`,
  duplicate: {
    seen: (account) =>
      fr`⚠ Publié deux fois sur ${account} : cette publication est de trop. Elle a le texte d'une publication que Tambour a envoyée.`,
    settled: (account) => fr`Publié deux fois sur ${account} : c'est réglé.`,
    other: 'voir l’autre',
    whatToDo: fr`Appuyez sur « Retirer celle-ci » : l’autre reste en ligne. La personne qui a écrit et celles qui valident le peuvent.`,
    otherIsGone: fr`L’autre n’est plus en ligne. Pour retirer celle-ci aussi, appuyez sur « Retirer celle-ci » : la personne qui a écrit et celles qui valident le peuvent.`,
    elsewhere: 'La rédaction qui l’a publiée peut la retirer, depuis son canal.',
    underWay: (name) => fr`${name} a demandé son retrait, qui est en cours.`,
    failed: fr`Le retrait n’a pas réussi : elle est toujours en ligne. Réessayez, ou retirez-la sur le réseau.`,
    unsupported: 'Ce réseau ne permet pas à Tambour de la retirer. Retirez-la sur le réseau.',
    unproven: fr`Le journal ne confirme pas que cette publication est l'une des nôtres et qu'elle est à retirer. Rien n'a été supprimé. Prévenez l'administration de Tambour avant toute suppression.`,
    retracted: (name, when) => fr`${name} l'a retirée, ${when}.`,
    left: (name, when) => fr`« Garder les deux », a indiqué ${name}, ${when}.`,
    retract: 'Retirer celle-ci',
    keepBoth: 'Garder les deux',
    answer: {
      retracting: 'C’est demandé. Le message du canal montre la suite.',
      already: fr`C’est déjà demandé, ou réglé : le message du canal le montre.`,
    },
  },
  outside: {
    seen: {
      edited: (account) => fr`⚠ Une publication sur ${account} a été modifiée sur le réseau, et pas par Tambour.`,
      deleted: (account) => fr`⚠ Une publication a disparu de ${account}. Tambour ne l'a pas retirée.`,
      profile: (account) => fr`⚠ Le profil de ${account} a changé.`,
    },
    settled: {
      edited: (account) => fr`Publication modifiée sur ${account} même : c'est réglé.`,
      deleted: (account) => fr`Publication disparue de ${account} : c'est réglé.`,
      profile: (account) => fr`Profil de ${account} modifié : c'est réglé.`,
    },
    whatToDo: {
      edited: fr`Si c’était vous, appuyez sur « C’était nous ». Sinon, quelqu’un d’autre a peut-être accès au compte : gelez la rédaction, puis coupez cet accès sur le réseau.`,
      deleted: fr`Si c’est vous ou l’effacement automatique, appuyez sur « C’était nous ». Sinon, quelqu’un d’autre a peut-être accès au compte : gelez la rédaction, puis coupez cet accès sur le réseau.`,
      profile: fr`Si c’était vous, appuyez sur « C’était nous ». Sinon, quelqu’un d’autre a peut-être accès au compte : gelez la rédaction, puis coupez cet accès sur le réseau.`,
    },
    readsNow: (words) => fr`On y lit maintenant : ${words}`,
    name: (before, now) => fr`Nom : ${before} → ${now}`,
    bio: (before, now) => fr`Présentation : ${before} → ${now}`,
    rest: 'Son image, sa bannière ou ses liens ne sont plus les mêmes.',
    settledItself: (when) => fr`Tambour l'a corrigée depuis, ${when}.`,
  },
  link: 'voir la publication',
  whatToDo: fr`Si elle est de vous, appuyez sur « C’était nous ». Sinon, quelqu’un d’autre a peut-être accès au compte : gelez la rédaction, puis coupez cet accès sur le réseau.`,
  firstHour: fr`Compte piraté ? La première heure, pas à pas`,
  settledBy: (name, when) => fr`« C'était nous », a indiqué ${name}, ${when}.`,
  settledItself: (when) => fr`Tambour l'avait bien envoyée : il l'a retrouvée ${when}.`,
  itWasUs: 'C’était nous',
  freeze: 'Geler cette rédaction',
  answer: {
    settled: 'C’est noté. Le message du canal le montre.',
    already: fr`Quelqu’un l’a déjà indiqué : le message du canal dit qui.`,
    notHere: 'Ce compte n’est plus dans cette rédaction. Rien n’a changé.',
  },
};
