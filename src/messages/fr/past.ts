import type { PastWords } from '#messages/words/past.ts';

import { counted, fr, numeral } from './typography.ts';

export const past: PastWords = {
  help: '/tambour avant',
  helpDoes: fr`quelles publications d'avant Tambour disent la même chose sur deux réseaux ; le dossier compte celles que vous confirmez`,
  howTo: fr`Tapez « /tambour avant », sans rien derrière.`,
  nothing: fr`Rien n'est conservé du temps d'avant Tambour. La personne qui administre Tambour l'importe par « tambour figures import » : docs/fr/past.md dit comment.`,
  noPairs: fr`Parmi les publications d'avant Tambour, aucune ne semble dire la même chose sur deux réseaux. Pour des paires, il faut le passé d'un compte sur chacun.`,
  title: (open) => fr`${counted(open, 'paire', 'paires')} de publications d'avant Tambour à regarder`,
  intro: fr`Les deux publications disent-elles la même chose ? Écartez une à une celles qui ne le font pas, puis confirmez les autres. Seules les paires confirmées comptent dans le dossier.`,
  allSaid: (confirmed, refused) =>
    fr`Toutes les paires de publications d'avant Tambour ont été regardées. Confirmées : ${numeral(confirmed)}. Différentes : ${numeral(refused)}.`,
  why: {
    link: (number) => fr`${number}. Le même lien`,
    likeness: (number) => fr`${number}. À peu près les mêmes mots`,
  },
  post: (account, when, text) => fr`${account}, ${when} : ${text}`,
  noText: 'sans texte',
  buttons: {
    confirm: (count) => (count === 1 ? 'Confirmer cette paire' : fr`Confirmer ces ${count} paires`),
    refuse: (number) => fr`${number} n'est pas une paire`,
    takeBack: 'Reprendre',
  },
  answer: {
    confirmed: (count) => fr`Vous avez confirmé ${counted(count, 'paire', 'paires')}.`,
    refused: fr`Elle ne compte pas comme paire.`,
    takenBack: (count) => fr`Repris : ${counted(count, 'paire', 'paires')}.`,
    changed: fr`Ces paires ont changé entre-temps, ou quelqu'un d'autre a répondu. Rien n'a été fait.`,
  },
};
