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
  pairsTitle: say('Chaque publication sur les deux réseaux', 'Each post on both networks'),
  pairsAxis: say(
    'Interactions à 72\u00a0heures (échelle logarithmique)',
    'Interactions at 72 hours (logarithmic scale)',
  ),
  zero: say(
    'À part, à gauche : 0 interaction, qui n’a pas de place sur cette échelle.',
    'Apart, at the left: 0 interactions, which has no place on this scale.',
  ),
  many: say(
    (count: number) =>
      fr`${frenchCount(count, 'publication', 'publications')}, trop pour une ligne chacune. Barres : combien de publications ont eu ce nombre, vers le haut sur Mastodon, vers le bas sur X.`,
    (count) =>
      `${englishCount(count, 'post', 'posts')}, too many for a row each. Bars: how many posts got that number, upwards on Mastodon, downwards on X.`,
  ),
  manyLines: say(
    'Traits fins : chaque publication, d’un réseau à l’autre. Gros repères : les médianes.',
    'Thin lines: each post, from one network to the other. Large marks: the medians.',
  ),
  noPair: say(
    'Aucune publication n’a pu être comparée sur les deux réseaux.',
    'No post could be compared on both networks.',
  ),
  trendTitle: say('Douze semaines', 'Twelve weeks'),
  trendAxis: say(
    'Médiane des interactions par publication, sur les quatre semaines qui précèdent (échelle logarithmique)',
    'Median interactions per post, over the four weeks before (logarithmic scale)',
  ),
  band: say(
    'En clair autour de chaque ligne : l’intervalle à 95 % de la médiane. Pas de point : rien à comparer.',
    'Pale around each line: the 95% interval of the median. No dot: nothing to compare.',
  ),
  noTrend: say('Pas encore de semaine avec des publications comparées.', 'There is no week with compared posts yet.'),
} as const;
