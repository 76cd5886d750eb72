import type { WordingWords } from '#messages/words/wordings.ts';

import { fr } from './typography.ts';

export const wordings: WordingWords = {
  propose: 'Proposer une formulation',
  takeProposed: 'Reprendre cette formulation',
  takeKept: 'Reprendre mon texte',
  leave: 'Laisser',
  formTitle: 'Proposer un texte',
  formIntro: 'Rien ne change tant que la personne qui a écrit n’a pas repris votre formulation.',
  formSend: 'Proposer',
  proposedBy: (name) => fr`Formulation proposée par ${name}`,
  proposed: (name, version) => fr`${name} propose une formulation pour la version ${version}.`,
  late: (name, base) =>
    fr`Texte écrit par ${name}, commencé sur la version ${base}. Une version plus récente existait déjà : rien n'a été écrasé, rien n'est perdu.`,
  movedOn: (version) => fr`Entre-temps, le brouillon est passé à la version ${version}. Voici ce qui y changerait :`,
  wouldChange: fr`Voici ce qui changerait :`,
  alsoChanges: (what) => fr`Changerait aussi : ${what}.`,
  whole: (place) => fr`${place}, en entier`,
  onlyAuthor: (name) => fr`C'est à ${name} de reprendre cette formulation ; rien ne change avant.`,
  onlyWriter: (name) => fr`C'est à ${name} de reprendre ce texte ; rien ne change avant.`,
  same: (version) => fr`La version ${version} dit déjà cela : il n'y a rien à reprendre.`,
  taken: (name, version) => fr`Repris par ${name} : c'est la version ${version}.`,
  left: (name) => fr`Laissé par ${name} : rien n'a changé.`,
  cancelled: fr`Ce brouillon est annulé : il n’y a plus rien à reprendre.`,
  rejected: fr`Cette version est refusée : modifiez le brouillon avant de reprendre une formulation.`,
  underWay: fr`La publication est partie, ou part : il n’y a plus rien à reprendre.`,
  tookProposal: (name, proposer, version, what) =>
    fr`${name} a repris la formulation proposée par ${proposer} : version ${version}. Modifié : ${what}.`,
  answer: {
    author: fr`C’est vous qui avez écrit ce brouillon. Utilisez « Modifier ».`,
    not_asked: fr`La validation de cette version n’est pas demandée : il n’y a rien à proposer.`,
    rejected: 'Cette version est refusée. La personne qui a écrit doit d’abord la modifier.',
    under_way: fr`Trop tard : la publication est partie, ou part.`,
    unchanged: fr`C’est ce que le brouillon dit déjà : rien n’a été proposé.`,
    too_many: (most) => fr`${most} textes attendent déjà dans ce fil. Il faut d’abord en reprendre ou en laisser un.`,
    blocked: fr`Reprise telle quelle, cette formulation ne pourrait pas être validée. À corriger :`,
    onlyAuthorTakes: 'Seule la personne qui a écrit ce brouillon peut reprendre une formulation. Rien n’a changé.',
    onlyWriterTakes: 'Seule la personne qui a écrit ce texte peut le reprendre. Rien n’a changé.',
    onlyThemLeave:
      'Seules la personne qui a écrit ce texte et celle qui a écrit le brouillon peuvent le laisser. Rien n’a changé.',
    movedOn: (version) =>
      fr`Rien n'a changé : le brouillon est passé à la version ${version}. La carte montre maintenant ce qui y changerait. Relisez-la, puis décidez.`,
    over: 'Ce texte a déjà été repris ou laissé. Rien n’a changé.',
    blockedAfter: (version) =>
      fr`C'est la version ${version}, mais la validation ne peut pas encore être demandée. La carte dit ce qu'il faut corriger.`,
    keptForYou: (version) =>
      fr`La version ${version} existe déjà : rien n'a été écrasé. Votre texte est gardé dans le fil, avec ce qui changerait : reprenez-le, ou laissez-le.`,
  },
};
