import type { DigestChartWords } from '#messages/words/digest-chart.ts';

import { fr } from './typography.ts';

export const digestChart: DigestChartWords = {
  weekTitle: 'Chaque publication',
  weekCounted: fr`Interactions 72 heures après la parution.`,
  mostOf: (drawn, all) => fr`Les ${drawn} publications qui en ont eu le plus, sur ${all}.`,
  trendTitle: 'Douze semaines',
  trendCounted: fr`Interactions d’une publication typique (la médiane), semaine par semaine.`,
  trendsCounted:
    'Interactions d’une publication typique (la médiane) sur deux réseaux à la fois, par semaine et sur 12 semaines.',
  pairwise: fr`La comparaison se fait publication par publication, non entre ces médianes.`,
  gap: fr`Un trait interrompu : une semaine sans publication à comparer.`,
  overAll: (network, figure) => fr`${network} : ${figure} (médiane de 12 semaines)`,
  altTrend: (line, first, last) => fr`${line}, de ${first} la première à ${last} la dernière`,
};
