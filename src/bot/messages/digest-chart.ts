import { englishCount, fr, frenchCount, say } from './say.ts';

/** The digest's chart: its labels, and what it says for whoever does not see it. */
export const digestChart = {
  title: say('Interactions par publication', 'Interactions per post'),
  alt: say('Graphique en deux parties.', 'Chart in two parts.'),
  altPairs: say(
    (pairs: string) => fr`Interactions de chaque publication à 72 heures : ${pairs}.`,
    (pairs) => `Interactions of each post at 72 hours: ${pairs}.`,
  ),
  altPair: say(
    (number: number, mastodon: string, x: string) => fr`n° ${number} Mastodon ${mastodon}, X ${x}`,
    (number, mastodon, x) => `no. ${number} Mastodon ${mastodon}, X ${x}`,
  ),
  altMore: say(
    (count: number) => fr`et ${frenchCount(count, 'autre', 'autres')}`,
    (count) => `and ${englishCount(count, 'other', 'others')}`,
  ),
  altNoPair: say('Aucune paire cette semaine.', 'No pair this week.'),
  altTrend: say(
    (first: string, last: string) =>
      fr`Médiane par publication sur quatre semaines, du début à la fin des 12 semaines : ${first} ; ${last}.`,
    (first, last) =>
      `Median per post over four weeks, from the beginning to the end of the 12 weeks: ${first}; ${last}.`,
  ),
  altTrendOf: say(
    (network: string, from: string, to: string) => fr`${network} de ${from} à ${to}`,
    (network, from, to) => `${network} from ${from} to ${to}`,
  ),
  altNoTrend: say('Pas encore assez de semaines pour une tendance.', 'Not enough weeks yet for a trend.'),
  numberSign: say('n°', '#'),
  pairsTitle: say('Chaque publication, à 72 heures', 'Each post, at 72 hours'),
  pairsAxis: say('Interactions (échelle logarithmique)', 'Interactions (log scale)'),
  zero: say('0 : aucune interaction', '0: no interaction'),
  many: say(
    (count: number) => fr`${count} publications, une ligne fine chacune`,
    (count) => `${count} posts, one thin line each`,
  ),
  noPair: say('Aucune publication sur les deux réseaux', 'No post on both networks'),
  trendTitle: say('Tendance sur 12 semaines', 'Trend over 12 weeks'),
  trendAxis: say('Médiane par publication, sur 4 semaines', 'Median per post, over 4 weeks'),
  band: say('Bande : intervalle à 95 %', 'Band: 95% interval'),
  noTrend: say('Pas encore de publication à comparer', 'No post to compare yet'),
} as const;
