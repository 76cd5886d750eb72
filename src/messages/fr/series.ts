import type { SeriesWords } from '#messages/words/series.ts';

import { counted, fr } from './typography.ts';

export const series: SeriesWords = {
  changed: 'le découpage en publications',
  restChanged: 'la visibilité des autres parties de la série',
  form: {
    label: fr`Parties d'une série`,
    hint: fr`Si des lignes --- découpent le texte. Sans rien cocher : pas de numéros, et seule la première dans les fils publics, si le réseau le permet.`,
    numbered: fr`Numéroter les parties : 1/4 à la fin, compté dans la longueur`,
    restAsFirst: fr`Montrer toutes les parties dans les fils publics, comme la première`,
    short: 'série',
  },
  numbered: 'parties numérotées',
  restAsFirst: 'toutes les parties aussi visibles que la première',
  part: (account, position, of) => fr`${account}, partie ${position} sur ${of}`,
  parts: (account, of) => fr`${account} : ${of} parties`,
  partOf: (position, of) => fr`Partie ${position} sur ${of}`,
  mediaChanged: (index) => fr`la partie qui porte l'image ou la vidéo ${index}`,
  mediaPart: (index) => fr`L'image ou la vidéo ${index} va avec`,
  withMedia: (indices) => fr`Avec l'image ou la vidéo ${indices.join(', ')}, montrée plus bas`,
  publicSoFar: (account, count, of) => fr`${account} : ${count} parties sur ${of} sont publiques.`,
  goOnFrom: (account, position) => fr`Poursuivre à la partie ${position} : ${account}`,
  onlyApprovers: fr`Seule une personne qui approuve peut faire poursuivre une série.`,
  parentGone: (account) =>
    fr`${account} : la partie qui précède n'existe plus, celle-ci n'a donc pas été envoyée. Une personne qui approuve peut retirer les parties publiques.`,
  correction: {
    textHint: fr`Des lignes --- séparent les publications. Pour les modifier sur place, gardez-en autant.`,
    ways: {
      edit: 'Modifier sur place les parties qui changent',
      replace: 'Retirer et remplacer toute la série',
      reply: fr`Laisser, et publier un rectificatif sous la dernière partie`,
      leave: 'Laisser la série telle quelle',
    },
    replaceInOtherWords: fr`Retirer et remplacer (le premier jour : chaque partie en d'autres mots)`,
    repeated: (account, parts) =>
      fr`${account} refuse deux fois les mêmes mots en un jour (${counted(parts.length, 'partie', 'parties')} : ${parts.join(', ')}). Formulez-les autrement, attendez un jour, ou publiez un rectificatif sous la dernière partie.`,
    does: {
      replace: (account, of) =>
        fr`${account} : toute la série est republiée (${of} ${of === 1 ? 'publication' : 'parties'}), puis l'ancienne est retirée, de la dernière partie à la première ; les liens changent`,
      reply: (account) => fr`${account} : la série reste, le rectificatif est publié en réponse à sa dernière partie`,
      leave: (account) => fr`${account} : la série reste telle quelle`,
    },
    othersStay: (account) => fr`${account} : les autres parties restent telles quelles`,
    notPublic: (account, position) =>
      fr`${account} : la partie ${position} n'est pas publique, rien n'y est à corriger. Laissez-la ici telle qu'elle était ; elle peut partir depuis son brouillon.`,
    answerMissing: fr`Écrivez le rectificatif publié sous la dernière partie : la série entière n'y tient pas.`,
    replaced: (account, number) =>
      fr`${account} : le brouillon n° ${number} remplace cette série, qui va être retirée, de la dernière partie à la première.`,
    oldGone: (account) => fr`${account} : l'ancienne série est retirée, la nouvelle la remplace.`,
  },
  divide: (account) => fr`Découper pour ${account}`,
  probe: (position, mark) => fr`Essai technique, supprimé aussitôt (${position} sur 2, ${mark}).`,
  divideTitle: 'Découper en publications',
  divideHint: fr`Une ligne --- sépare deux publications : déplacez ces lignes, ou ôtez-les.`,
  allSent: (account, of) => fr`Publié sur ${account} : les ${of} parties, dans l'ordre.`,
};
