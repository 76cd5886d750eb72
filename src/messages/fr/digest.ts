import type { DigestWords } from '#messages/words/digest.ts';

import { counted, fr } from './typography.ts';

export const digest: DigestWords = {
  titleOf: (from, to) => fr`Bilan des publications, du ${from} au ${to}`,
  headline: {
    none: (from, to) => fr`Aucune publication du ${from} au ${to}.`,
    days: (days) => (days === 1 ? 'Ce jour-là' : fr`Sur ces ${days} jours`),
    twelveWeeks: 'Sur douze semaines',
    over: (time, said) => fr`${time}, ${said}`,
    times: (ratio, more, less) =>
      fr`une publication typique a eu ${ratio} fois plus d’interactions sur ${more} que sur ${less}`,
    mostPosts: (more, less) =>
      fr`nettement plus de la moitié des publications ont eu plus d’interactions sur ${more} que sur ${less}`,
    noDifference: 'pas de différence nette',
    wouldFit: (times, more, less, onLess) =>
      fr`pas de différence nette : jusqu'à ${times} fois plus d'interactions sur ${more} que sur ${less} reste possible${onLess === null ? '' : fr`, comme jusqu'à ${onLess} fois plus sur ${less}`}`,
    inPairs: {
      begins: (said) => fr`interactions d’une publication typique : ${said}`,
      and: (said, more) => fr`${said} ; ${more}`,
      times: (ratio, more, less) => fr`${ratio} fois plus sur ${more} que sur ${less}`,
      mostPosts: (more, less) => fr`nettement plus souvent davantage sur ${more} que sur ${less}`,
      noneElse: (most) =>
        fr`sinon pas de différence nette${most === null ? '' : fr` (jusqu'à ${most} fois plus reste possible)`}`,
      none: (most) =>
        fr`pas de différence nette entre deux réseaux${most === null ? '' : fr` (jusqu'à ${most} fois plus reste possible)`}`,
      tooFew: 'trop peu de publications pour comparer deux réseaux',
    },
    tooFew: (pairs) =>
      pairs === 0
        ? 'aucune publication à comparer'
        : fr`trop peu de publications pour conclure (${counted(pairs, 'comparée', 'comparées')})`,
    onOne: (posts, network, interactions) =>
      fr`${counted(posts, 'publication', 'publications')} sur ${network} : ${interactions} interactions`,
    notRead: (posts, network) =>
      fr`${counted(posts, 'publication', 'publications')} sur ${network}, dont les chiffres n'ont pas pu être relevés`,
    typicalOn: (interactions, network) => fr`une publication typique a eu ${interactions} interactions sur ${network}`,
  },
  got: {
    posts: (posts) => counted(posts, 'publication', 'publications'),
    typical: (here, one, there, other) =>
      fr`une publication typique a eu ${here} interactions sur ${one} et ${there} sur ${other}`,
    before: (days) => (days === 1 ? 'La veille' : fr`Sur les ${days} jours d’avant`),
    interactions: (posts, interactions) =>
      fr`${counted(posts, 'publication', 'publications')} : ${interactions} interactions`,
    nothing: 'aucune publication à comparer',
  },
  slept: {
    days: (from, to) => fr`Du ${from} au ${to}`,
    since: (from) => fr`Depuis le ${from}`,
    said: (when, label, account, exceptEmergencies) =>
      fr`${when} : ${account} en sommeil${exceptEmergencies ? ', sauf urgences' : ''}${label === null ? '' : ` (${label})`}. Ce qui a paru pendant ce temps n’est pas comparé.`,
    throughout: 'en sommeil',
  },
  toAnswer: (replies) =>
    fr`À faire : ${counted(replies, 'commentaire restait', 'commentaires restaient')} sans réponse 72 heures après la parution :`,
  toAnswerIn: (title, replies) => fr`${title} (${replies})`,
  relayed: (posts, unanswered) =>
    fr`Relayé : ${counted(posts, 'publication', 'publications')}${unanswered === null ? '' : fr` ; commentaires sans réponse : ${unanswered}`}.`,
  relayedTitle: (title) => fr`Relayé : ${title}`,
  late: (due) => fr`Ce bilan était prévu ${due} et n'a pas pu partir à l'heure.`,
  changed: (at) => fr`Mis à jour ${at} : des relevés tardifs ont changé ces chiffres.`,
  waiting: (posts) =>
    fr`${counted(posts, 'publication plus récente attend', 'publications plus récentes attendent')} le prochain bilan : la comparaison se fait 72 heures après la parution.`,
  onlyYou: fr`Ce bilan n’est visible que de vous. Pour le montrer au canal : /tambour bilan canal`,
  moreInThread: 'Les détails sont dans le fil.',
  table: {
    caption: 'Nos publications, 72 heures après la parution',
    figure: 'Chiffre',
    posts: 'Publications',
    interactions: 'Interactions, toutes',
    comparedInteractions: (posts) => fr`Interactions, ${counted(posts, 'comparée', 'comparées')}`,
    notAllRead: (count, read, posts) => fr`${count} (${read} relevées sur ${posts})`,
    perThousand: 'Par publication, pour 1\u202f000 abonnés',
    followers: 'Abonnés (variation)',
    unanswered: 'Commentaires sans réponse',
    cost: 'Coût',
    notKnown: 'non relevé',
    without: '–',
    followersAndChange: (now, change) => fr`${now} (${change})`,
    columnsLeftOut: (count) =>
      fr`${counted(count, 'autre compte', 'autres comptes')} : voir l'export, /tambour chiffres.`,
    repliesNotTold: (network) => fr`– : ${network} ne dit pas quelles réponses sont les nôtres.`,
    onePost: (account, share) =>
      fr`${account} : une seule publication fait ${share} des interactions. Ne concluez rien de leur somme.`,
  },
  best: {
    title: 'Le plus d’interactions, par compte',
    of: (account, interactions) => fr`${account}, ${interactions} interactions :`,
    boosted: (accounts, followers) =>
      fr`partagée par ${counted(accounts, 'compte', 'comptes')}, au plus ${followers} abonnés en tout, sans déduire les abonnés communs`,
    boostedAtLeast: (accounts, followers) =>
      fr`partagée par plus de ${counted(accounts, 'compte', 'comptes')} ; ceux relevés ont au plus ${followers} abonnés en tout, sans déduire les abonnés communs`,
    hidden: (count) => fr`${counted(count, 'compte ne montre', 'comptes ne montrent')} aucun abonné`,
  },
  readingOff: (network) => fr`Les relevés de ${network} sont désactivés : ses chiffres ne sont ni lus ni comparés.`,
  on: (hour, next) => fr`Le bilan arrivera ici chaque ${hour}. Le prochain : ${next}.`,
  off: 'Plus de bilan hebdomadaire ici. /tambour bilan le montre toujours à la demande.',
  howTo: (hour) =>
    fr`Tapez par exemple « /tambour bilan activer ${hour} », « /tambour bilan désactiver » ou « /tambour bilan du 2026-09-01 au 2026-11-30 ».`,
  badHour: fr`Choisissez une autre heure : entre 2 h et 3 h, elle n’existe pas toujours.`,
  badDays: fr`Ces dates ne vont pas. Écrivez-les ainsi, la première avant la seconde : du 2026-09-01 au 2026-11-30.`,
  longestSpan: (days) => fr`Un bilan couvre au plus ${days} jours. Choisissez une période plus courte.`,
  noAccount: fr`Cette rédaction n’a pas de compte : il n’y a rien à relever. Choisissez des comptes avec /tambour réglages.`,
  posting: 'Le bilan arrive dans le canal.',
  figuresComing: 'Le fichier des chiffres arrive dans le canal.',
  figures: (from, to) => fr`Les chiffres des publications du ${from} au ${to}, un relevé par ligne.`,
  figuresTitle: 'Chiffres au format CSV',
  figuresCut: (rows) =>
    fr`Le fichier s'arrête à ${rows} lignes. Demandez une période plus courte, ou l'export complet à qui administre Tambour.`,
  weekdays: {
    monday: 'lundi',
    tuesday: 'mardi',
    wednesday: 'mercredi',
    thursday: 'jeudi',
    friday: 'vendredi',
    saturday: 'samedi',
    sunday: 'dimanche',
  },
  hour: (weekday, time) => fr`${weekday} à ${time}`,
};
