import type { DigestDetailsWords } from '#messages/words/digest-details.ts';

import { counted, fr } from './typography.ts';

export const digestDetails: DigestDetailsWords = {
  title: 'Détails',
  comparison: 'Comparaison des paires',
  comparisonOf: (one, other) => fr`${one} et ${other} comparés`,
  spans: {
    period: 'Interactions, cette période',
    twelveWeeks: 'Interactions, douze semaines',
    shares: 'Partages seuls, douze semaines',
    replies: 'Réponses seules, douze semaines',
    perThousand: 'Interactions pour 1\u202f000 abonnés, douze semaines',
    at28Days: 'Interactions après 28 jours, publications des douze semaines assez anciennes',
  },
  grown: (posts, here, there) =>
    fr`Interactions d'une publication typique, sur ${counted(posts, 'publication', 'publications')}, après 72 heures puis après 28 jours : ${here} ; ${there}.`,
  grownOn: (network, at72Hours, at28Days) => fr`${network} ${at72Hours}, puis ${at28Days}`,
  gotMore: (posts, here, one, there, other) =>
    fr`${one} devant pour ${here} sur ${counted(posts, 'publication', 'publications')}, ${other} pour ${there}`,
  and: (one, other) => fr`${one} ; ${other}`,
  relayedPairs: fr`Relayé, et comparé à l'original`,
  noPair: 'aucune publication à comparer',
  tooFew: 'trop peu pour conclure (il faut des publications sur 12 jours au moins)',
  typical: (times, low, high, more, less) =>
    times === null
      ? fr`une publication typique a obtenu autant sur ${more} que sur ${less} (entre ${low} et ${high} fois)`
      : fr`une publication typique a obtenu ${times} fois plus sur ${more} que sur ${less} (entre ${low} et ${high} fois)`,
  difference: 'une différence nette',
  noDifference: 'pas de différence nette',
  counts: 'Par compte',
  countsOf: (likes, shares, quotes, replies) =>
    fr`favoris ${likes}, partages ${shares}, citations ${quotes}, réponses ${replies}`,
  views: (network, views) => fr`vues selon le décompte de ${network} : ${views}`,
  notRead: (posts) =>
    fr`${counted(posts, 'publication non relevée', 'publications non relevées')}, et non comptée comme zéro`,
  late: (posts) => counted(posts, 'relevé en retard', 'relevés en retard'),
  series: 'Séries, interactions',
  seriesOf: (draft, account, first, parts, together) =>
    fr`${draft}, ${account} : ${first} pour la première publication, ${together} pour les ${parts} parties ensemble`,
  absences: 'Ce qui n’est pas parti, ou a été retiré',
  absence: (draft, account, why) => fr`${draft}, ${account} : ${why}`,
  unpaired: 'Hors comparaison',
  unpairedWhy: {
    one_network: 'Publication sur un seul réseau',
    asleep: 'Publication pendant le sommeil d’un compte',
    apart: 'Publication à plus de dix minutes d’écart',
    relayed_apart: fr`Relais plus d'une heure après l'original`,
    edited: 'Corrigé sur un seul des réseaux',
    not_read: 'Pas de relevé à 72 heures',
    vanished: 'Plus visible sur un des réseaux',
    read_apart: 'Relevés à plus d’une heure d’écart',
  },
  number: (draft) => fr`n° ${draft}`,
  more: (count) => fr`et ${counted(count, 'autre', 'autres')}`,
  approval: (lasting, posts) =>
    fr`Délai de validation : ${lasting} (médiane de ${counted(posts, 'publication', 'publications')}).`,
  cost: (posts, reading, asOf) => fr`Coût de X : publications ${posts}, relevés ${reading} (tarifs du ${asOf}).`,
  methodSample: fr`Ce sont nos publications, côte à côte : elles ne disent pas quel réseau vaut mieux. Une différence nette peut venir d'une seule campagne : vérifiez-le. Le dossier, sur d'autres mois, peut conclure autrement.`,
  methodPage: 'La méthode en une page',
  methodFile: fr`La méthode en une page : demandez docs/fr/digest-method.md à qui administre Tambour.`,
};
