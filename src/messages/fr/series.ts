import type { SeriesWords } from '#messages/words/series.ts';

import { fr } from './typography.ts';

export const series: SeriesWords = {
  changed: 'le découpage en publications',
  restChanged: 'la visibilité des autres parties de la série',
  form: {
    label: fr`Si le texte est découpé par des lignes ---`,
    hint: fr`Chaque partie répond à la précédente. Sans rien cocher : pas de numéros, et seule la première partie dans les fils publics.`,
    numbered: fr`Numéroter les parties : 1/4 à la fin, compté dans la longueur`,
    restAsFirst: fr`Montrer toutes les parties dans les fils publics, comme la première`,
    short: 'série',
  },
  numbered: 'parties numérotées',
  restAsFirst: 'toutes les parties aussi visibles que la première',
  part: (account, position, of) => fr`${account}, partie ${position} sur ${of}`,
  parts: (account, of) => fr`${account} : ${of} parties`,
  partOf: (position, of) => fr`Partie ${position} sur ${of}`,
  publicSoFar: (account, count, of) => fr`${account} : ${count} parties sur ${of} sont publiques.`,
  goOnFrom: (account, position) => fr`Poursuivre à la partie ${position} : ${account}`,
  onlyApprovers: fr`Seule une personne qui approuve peut faire poursuivre une série.`,
  parentGone: (account) =>
    fr`${account} : la partie qui précède n'existe plus, celle-ci n'a donc pas été envoyée. Une personne qui approuve peut retirer les parties publiques.`,
  notCorrected: fr`Tambour ne corrige pas encore les parties d'une série. Retirez la série et renvoyez-la, ou écrivez un complément par un autre brouillon.`,
  divide: (account) => fr`Découper pour ${account}`,
  divideTitle: 'Découper en publications',
  divideHint: fr`Une ligne --- sépare deux publications : déplacez ces lignes, ou ôtez-les.`,
  allSent: (account, of) => fr`Publié sur ${account} : les ${of} parties, dans l'ordre.`,
};
