import { englishCount, fr, frenchCount, say } from './say.ts';

/** What stands in a digest's thread: how the pairs compare, what is missing, how all of it is made. */
export const digestDetails = {
  title: say('Détails et méthode', 'Details and method'),
  comparison: say('Comparaison des paires', 'Comparison of pairs'),
  spans: {
    period: say('Interactions, cette période', 'Interactions, this period'),
    fourWeeks: say('Interactions, quatre semaines', 'Interactions, four weeks'),
    twelveWeeks: say('Interactions, douze semaines', 'Interactions, twelve weeks'),
    shares: say('Partages seuls, douze semaines', 'Shares alone, twelve weeks'),
    replies: say('Réponses seules, douze semaines', 'Replies alone, twelve weeks'),
    perThousand: say(
      'Interactions pour 1\u202f000 abonnés, douze semaines',
      'Interactions per 1,000 followers, twelve weeks',
    ),
  },
  tooFew: say(
    (pairs: number) => fr`${frenchCount(pairs, 'paire', 'paires')}, trop peu pour conclure (il en faut 6)`,
    (pairs) => `${englishCount(pairs, 'pair', 'pairs')}, too few to conclude (it takes 6)`,
  ),
  tooSmall: say(
    (pairs: number) => fr`${frenchCount(pairs, 'paire', 'paires')}, des nombres trop petits pour conclure`,
    (pairs) => `${englishCount(pairs, 'pair', 'pairs')}, counts too small to conclude`,
  ),
  typical: say(
    (ratio: string, low: string, high: string, pairs: number) =>
      fr`pour 1 sur X, une publication typique en a ${ratio} sur Mastodon (intervalle à 95 % : ${low} à ${high} ; ${frenchCount(pairs, 'paire', 'paires')})`,
    (ratio, low, high, pairs) =>
      `for 1 on X, a typical post got ${ratio} on Mastodon (95% interval ${low} to ${high}; ${englishCount(pairs, 'pair', 'pairs')})`,
  ),
  totals: say(
    (ratio: string, low: string, high: string, pairs: number) =>
      fr`pour 1 sur X, le total est de ${ratio} sur Mastodon (intervalle approché : ${low} à ${high} ; ${frenchCount(pairs, 'paire', 'paires')})`,
    (ratio, low, high, pairs) =>
      `for 1 on X, the total is ${ratio} on Mastodon (approximate interval ${low} to ${high}; ${englishCount(pairs, 'pair', 'pairs')})`,
  ),
  topShare: say(
    (share: string) => fr`une seule publication en fait ${share}`,
    (share) => `a single post makes ${share} of it`,
  ),
  noDifference: say('pas de différence nette', 'no clear difference'),
  counts: say('Par compte', 'By account'),
  countsOf: say(
    (likes: string, shares: string, quotes: string, replies: string) =>
      fr`favoris ${likes}, partages ${shares}, citations ${quotes}, réponses ${replies}`,
    (likes, shares, quotes, replies) => `likes ${likes}, shares ${shares}, quotes ${quotes}, replies ${replies}`,
  ),
  views: say(
    (views: string) => fr`vues selon le décompte de X : ${views}`,
    (views) => `views as X counts them: ${views}`,
  ),
  notRead: say(
    (posts: number) =>
      fr`${frenchCount(posts, 'publication non relevée', 'publications non relevées')}, et non comptée comme zéro`,
    (posts) => `${englishCount(posts, 'post', 'posts')} not read, and not counted as zero`,
  ),
  late: say(
    (posts: number) => frenchCount(posts, 'relevé en retard', 'relevés en retard'),
    (posts) => englishCount(posts, 'late reading', 'late readings'),
  ),
  absences: say('Ce qui n’est pas parti, ou a été retiré', 'What did not go out, or was taken back'),
  absence: say(
    (draft: string, account: string, why: string) => fr`${draft}, ${account} : ${why}`,
    (draft, account, why) => `${draft}, ${account}: ${why}`,
  ),
  unpaired: say('Hors comparaison', 'Left out of the comparison'),
  unpairedWhy: {
    one_network: say('Publication sur un seul réseau', 'Published on one network alone'),
    apart: say('Publication à plus de dix minutes d’écart', 'Published more than ten minutes apart'),
    edited: say('Corrigé sur un seul des réseaux', 'Corrected on one of the networks alone'),
    not_read: say('Pas de relevé à 72 heures', 'No reading at 72 hours'),
    vanished: say('Plus visible sur un des réseaux', 'No longer there on one of the networks'),
    read_apart: say('Relevés à plus d’une heure d’écart', 'Read more than an hour apart'),
  },
  number: say(
    (draft: number) => fr`n° ${draft}`,
    (draft) => `no. ${draft}`,
  ),
  more: say(
    (count: number) => fr`et ${frenchCount(count, 'autre', 'autres')}`,
    (count) => `and ${englishCount(count, 'other', 'others')}`,
  ),
  approval: say(
    (hours: string, posts: number) =>
      fr`Délai de validation : ${hours} (médiane de ${frenchCount(posts, 'publication', 'publications')}).`,
    (hours, posts) => `Time until approval: ${hours} (median of ${englishCount(posts, 'post', 'posts')}).`,
  ),
  hours: say(
    (hours: string) => fr`${hours} h`,
    (hours) => `${hours} h`,
  ),
  cost: say(
    (posts: string, reading: string, asOf: string) =>
      fr`Coût de X : publications ${posts}, relevés ${reading} (tarifs du ${asOf}).`,
    (posts, reading, asOf) => `Cost of X: posts ${posts}, readings ${reading} (prices of ${asOf}).`,
  ),
  method: say('Méthode', 'Method'),
  methodPeriod: say(
    (from: string, to: string, zone: string) => fr`Publications du ${from} au ${to} (${zone}).`,
    (from, to, zone) => `Posts from ${from} to ${to} (${zone}).`,
  ),
  methodWhat: say(
    'Une interaction est un favori, un partage, une citation ou une réponse ; nos propres réponses ne comptent pas.',
    'An interaction is a like, a share, a quote or a reply; our own replies do not count.',
  ),
  methodPair: say(
    'Une paire est la même version d’une publication, parue sur les deux réseaux à dix minutes près et relevée au même âge, à 72 heures.',
    'A pair is the same version of a post, published on both networks within ten minutes and read at the same age, at 72 hours.',
  ),
  methodRatio: say(
    '« Typique » est l’estimateur de Hodges et Lehmann, avec l’intervalle exact de Wilcoxon ; pour de petits nombres, c’est le rapport des totaux.',
    '“Typical” is the Hodges–Lehmann estimate with its exact Wilcoxon interval; for small counts it is the ratio of totals.',
  ),
  methodNoDifference: say(
    '« Pas de différence nette » : l’intervalle contient 1. Cela ne veut pas dire « égal ».',
    '“No clear difference”: the interval contains 1. That does not mean “equal”.',
  ),
  methodMissing: say(
    'Un chiffre manquant n’est jamais un zéro. Mastodon ne compte pas de vues ; celles de X ne se comparent à rien.',
    'A missing figure is never a zero. Mastodon counts no views; those of X compare with nothing.',
  ),
  methodSample: say(
    'Ce sont nos publications, côte à côte : elles ne disent pas quel réseau vaut mieux.',
    'These are our posts, side by side: they do not say which network is better.',
  ),
  methodPage: say('La méthode en une page', 'The method on one page'),
  methodFile: say(
    'La méthode en une page : demandez docs/digest-method.fr.md à qui administre Tambour.',
    'The method on one page: ask whoever runs Tambour for docs/digest-method.md.',
  ),
} as const;
