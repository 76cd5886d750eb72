import type { CorrectionsWords } from '#messages/words/corrections.ts';

import { fr } from './typography.ts';

export const corrections: CorrectionsWords = {
  corrects: (number) => fr`Corrige le brouillon n° ${number}`,
  correctedBy: (numbers, count) => fr`Corrigé par ${count === 1 ? 'le brouillon' : 'les brouillons'} n° ${numbers}`,
  underWay: (numbers, count) =>
    fr`${count === 1 ? 'Correction en préparation' : 'Corrections en préparation'} (n° ${numbers})`,
  whatHappens: 'Ce que fera la validation',
  whatWasApproved: 'Ce qui a été validé',
  changes: 'Ce qui change dans le texte',
  sameWords: 'Aucun mot du texte ne change.',
  does: {
    edit: (a) => fr`${a} : la publication est modifiée sur place, son lien reste le même`,
    replace: (a) => fr`${a} : ce texte est publié, puis l'ancienne publication est retirée ; le lien change`,
    reply: (a) => fr`${a} : la publication reste, le rectificatif est publié en réponse`,
    replyApart: (a) => fr`${a} : la publication reste, le rectificatif est publié à part, avec son lien`,
    leave: (a) => fr`${a} : la publication reste telle quelle`,
    replaceGone: (a) =>
      fr`${a} : l’ancienne publication a été retirée entre-temps ; ce texte paraîtrait comme une nouvelle publication`,
    gone: (a) => fr`${a} : la publication à corriger a été retirée entre-temps ; rien n’y sera envoyé`,
  },
  twice: (once, twice, day) =>
    fr`Remplacer sur X se paie deux fois : environ ${once} pour l'ancienne, autant pour la nouvelle, ${twice} en tout (tarif lu le ${day})`,
  ways: {
    edit: 'Modifier sur place',
    replace: 'Retirer et remplacer',
    reply: 'Laisser, et publier un rectificatif',
    leave: 'Laisser telle quelle',
  },
  answer: (text) => fr`Rectificatif : ${text}`,
  form: {
    title: (number) => fr`Corriger le n° ${number}`,
    intro: 'Cela crée un nouveau brouillon, à valider comme les autres. Rien ne change sur les réseaux avant.',
    alreadyOpen: (number) =>
      fr`Attention : le brouillon n° ${number} corrige déjà cette publication et n'est pas terminé.`,
    text: 'Le texte corrigé',
    way: (a) => fr`Sur ${a}`,
    answer: 'Rectificatif',
    answerHint: fr`Seulement là où la publication reste. Sans texte ici : « Rectificatif » et le texte corrigé.`,
    create: 'Créer la correction',
    allLeft: fr`Toutes les publications resteraient telles quelles : choisissez ce que devient au moins l’une d’elles.`,
  },
  button: 'Corriger',
  approveNow: 'Valider et corriger maintenant',
  itIsDone: (a) => fr`C'est corrigé : ${a}`,
  itIsNotDone: (a) => fr`Pas corrigé, corriger : ${a}`,
  retractOld: (a) => fr`Retirer l'ancienne de ${a}`,
  nothingPublic: (number) =>
    fr`Le brouillon n° ${number} n'a rien de publié en ce moment : il n'y a rien à corriger. Modifiez-le, ou écrivez-en un autre.`,
  made: (number) => fr`La correction est le brouillon n° ${number}. La suite est dans son fil.`,
  whichOne: fr`Quel brouillon corriger ? Écrivez son numéro : /tambour corriger 12. Dans le fil du brouillon, le numéro n’est pas nécessaire.`,
  help: '/tambour corriger 12',
  helpDoes: 'corriger ce qui est déjà publié',
  change: (a) => fr`ce que devient la publication sur ${a}`,
  delivery: {
    ready: (a, when) => fr`${a} : sera corrigé ${when}`,
    sending: (a) => fr`${a} : correction en cours`,
    sent: (a, when) => fr`${a} : corrigé sur place ${when}`,
    doubt: (a) => fr`${a} : nous ne savons pas encore si c'est corrigé. Tambour vérifie ; ne modifiez rien à la main.`,
    replacing: 'l’ancienne publication va être retirée',
    oldGone: 'l’ancienne publication est retirée',
    oldStays: 'l’ancienne publication est encore là',
    oldGoneNewNot: 'l’ancienne publication n’est plus là, la nouvelle n’est pas encore partie',
    old: 'voir l’ancienne',
  },
  edited: (when, number) => fr`corrigé ${when} (n° ${number})`,
  notice: {
    corrected: (a) => fr`${a} : la publication est corrigée, son lien n'a pas changé.`,
    unsure: (a) =>
      fr`${a} : pas de réponse certaine à la correction. Tambour relit la publication ; ne modifiez rien à la main.`,
    begun: (name, number) => fr`${name} prépare une correction : brouillon n° ${number}.`,
    by: {
      edit: (a, number) => fr`${a} : corrigé sur place par le brouillon n° ${number}.`,
      replace: (a, number) => fr`${a} : le brouillon n° ${number} remplace cette publication, qui va être retirée.`,
      replaceGone: (a, number) =>
        fr`${a} : cette publication a été retirée, le brouillon n° ${number} est en ligne à sa place.`,
      reply: (a, number) => fr`${a} : le brouillon n° ${number} publie un rectificatif.`,
    },
    replaced: (a) => fr`${a} : l'ancienne publication est retirée, la nouvelle la remplace.`,
    stays: (a) =>
      fr`${a} : la nouvelle publication est en ligne, mais l'ancienne n'a pas pu être retirée. Les deux sont visibles. Retirez l'ancienne depuis la carte, ou sur le réseau.`,
    staysClaimed: (a) =>
      fr`${a} : la correction est publiée, et l'ancienne publication reste : Tambour ne la connaît que par la parole d'une personne. Une autre personne qui valide doit la retirer, dans son fil.`,
    staysFrozen: (a) =>
      fr`${a} : la nouvelle publication est en ligne. La rédaction est gelée : l'ancienne n'est pas retirée d'elle-même, les deux sont visibles. Retirez l'ancienne depuis la carte.`,
  },
  failed: {
    cannot_edit: (a) =>
      fr`${a} : ce serveur ne permet pas de modifier une publication, rien n'a changé. Corrigez de nouveau et choisissez « Retirer et remplacer ».`,
    post_gone: (a) =>
      fr`${a} : la publication à corriger n'existe plus sur le réseau, quelqu'un l'y a supprimée. Rien n'a été corrigé.`,
  },
};
