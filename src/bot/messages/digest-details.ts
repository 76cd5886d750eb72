import { englishCount, fr, frenchCount, say } from './say.ts';

/** What stands in a digest's thread: how the pairs compare, what is missing, how all of it is made. */
export const digestDetails = {
  title: say('Détails et méthode', 'Details and method'),
  comparison: say('Comparaison des paires', 'Comparison of pairs'),
  spans: {
    period: say('Cette période', 'This period'),
    fourWeeks: say('Quatre semaines', 'Four weeks'),
    twelveWeeks: say('Douze semaines', 'Twelve weeks'),
    shares: say('Partages seuls, douze semaines', 'Shares alone, twelve weeks'),
    replies: say('Réponses seules, douze semaines', 'Replies alone, twelve weeks'),
    perThousand: say('Pour 1\u202f000 abonnés, douze semaines', 'Per 1,000 followers, twelve weeks'),
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
      fr`pour 1 sur X, une publication typique a ${ratio} sur Mastodon (intervalle à 95 % : ${low} à ${high} ; ${frenchCount(pairs, 'paire', 'paires')})`,
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
    (posts: number) => fr`${frenchCount(posts, 'relevé en retard', 'relevés en retard')}`,
    (posts) => `${englishCount(posts, 'reading', 'readings')} late`,
  ),
  absences: say('Ce qui n’est pas parti, ou a été retiré', 'What did not go out, or was taken back'),
  absence: say(
    (draft: string, account: string, why: string) => fr`${draft}, ${account} : ${why}`,
    (draft, account, why) => `${draft}, ${account}: ${why}`,
  ),
  unpaired: say('Hors comparaison', 'Left out of the comparison'),
  unpairedWhy: {
    one_network: say('publiée sur un seul réseau', 'published on one network alone'),
    apart: say('publiée à plus de dix minutes d’écart', 'published more than ten minutes apart'),
    not_read: say('non relevée à 72 heures', 'not read at 72 hours'),
    vanished: say('n’est plus visible sur un réseau', 'no longer there on one network'),
    read_apart: say('relevée à plus d’une heure d’écart', 'read more than an hour apart'),
  },
  more: say(
    (count: number) => fr`et ${frenchCount(count, 'autre', 'autres')}`,
    (count) => `and ${englishCount(count, 'other', 'others')}`,
  ),
  approval: say(
    (hours: string, posts: number) =>
      fr`De la demande à la validation : ${hours} en médiane (${frenchCount(posts, 'publication', 'publications')}).`,
    (hours, posts) =>
      `From asking for approval to approval: ${hours} at the median (${englishCount(posts, 'post', 'posts')}).`,
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
    'Une paire est la même version, publiée sur les deux réseaux à dix minutes près et relevée au même âge, à 72 heures.',
    'A pair is the same version, published on both networks within ten minutes and read at the same age, at 72 hours.',
  ),
  methodRatio: say(
    'Le rapport typique est l’estimateur de Hodges et Lehmann, avec l’intervalle exact de Wilcoxon ; pour de petits nombres, le rapport des totaux.',
    'The typical ratio is the Hodges–Lehmann estimate with its exact Wilcoxon interval; for small counts, the ratio of totals.',
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
    'La méthode en une page : docs/digest-method.md, chez qui administre Tambour.',
    'The method on one page: docs/digest-method.md, with whoever runs Tambour.',
  ),
} as const;
