import type { DigestChartWords } from '#messages/words/digest-chart.ts';

import { counted, fr } from './typography.ts';

export const digestChart: DigestChartWords = {
  title: 'Interactions par publication',
  alt: 'Graphique en deux parties.',
  altPairs: (pairs) => fr`Interactions de chaque publication à 72 heures : ${pairs}.`,
  altPair: (number, one, other) => fr`n° ${number} ${one}, ${other}`,
  altMore: (count) => fr`et ${counted(count, 'autre', 'autres')}`,
  altNoPair: 'Aucune publication de ces jours n’a pu être comparée.',
  altTrend: (first, last) =>
    fr`Médiane par publication sur quatre semaines, du début à la fin des 12 semaines : ${first} ; ${last}.`,
  altTrendOf: (network, from, to) => fr`${network} de ${from} à ${to}`,
  altNoTrend: 'Pas encore assez de semaines pour une tendance.',
  numberSign: 'n°',
  pairsTitle: 'Chaque publication sur les deux réseaux',
  pairsAxis: 'Interactions à 72\u00a0heures (échelle logarithmique)',
  zero: fr`À part, à gauche : 0 interaction, qui n’a pas de place sur cette échelle.`,
  many: (count, above, below) =>
    fr`${counted(count, 'publication', 'publications')}, trop pour une ligne chacune. Barres : combien de publications ont eu ce nombre, vers le haut sur ${above}, vers le bas sur ${below}.`,
  manyLines: fr`Traits fins : chaque publication, d’un réseau à l’autre. Gros repères : les médianes.`,
  noPair: 'Aucune publication n’a pu être comparée sur les deux réseaux.',
  trendTitle: 'Douze semaines',
  trendAxis: 'Médiane des interactions par publication, sur les quatre semaines qui précèdent (échelle logarithmique)',
  band: fr`En clair autour de chaque ligne : l’intervalle à 95 % de la médiane. Pas de point : rien à comparer.`,
  noTrend: 'Pas encore de semaine avec des publications comparées.',
};
