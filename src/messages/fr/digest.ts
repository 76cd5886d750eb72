import type { DigestWords } from '#messages/words/digest.ts';

import { counted, fr } from './typography.ts';

export const digest: DigestWords = {
  titleOf: (from, to) => fr`Bilan des publications, du ${from} au ${to}`,
  headline: {
    none: (from, to) => fr`Aucune publication du ${from} au ${to}.`,
    posts: (posts) => counted(posts, 'publication', 'publications'),
    onBoth: (posts, onBoth) => fr`${posts}, dont ${onBoth} sur les deux réseaux`,
    onOne: (posts, network) => fr`${posts} sur ${network}`,
    medians: (posts, one, here, other, there) =>
      fr`${posts} ; sur 12 semaines, médiane par publication : ${one} ${here} interactions, ${other} ${there}.`,
    tooFew: (posts, pairs) =>
      fr`${posts} ; ${counted(pairs, 'paire', 'paires')} sur 12 semaines : trop peu pour comparer.`,
    interactions: (posts, interactions) => fr`${posts} : ${interactions} interactions.`,
    notRead: (posts) => fr`${posts} ; les chiffres n'ont pas pu être relevés.`,
  },
  late: (due) => fr`Ce bilan était prévu ${due} et n'a pas pu partir à l'heure.`,
  changed: (at) => fr`Mis à jour ${at} : des relevés tardifs ont changé ces chiffres.`,
  waiting: (posts) =>
    fr`${counted(posts, 'publication plus récente attend', 'publications plus récentes attendent')} le prochain bilan : la comparaison se fait 72 heures après la parution.`,
  onlyYou: fr`Ce bilan n’est visible que de vous. Pour le montrer au canal : /tambour bilan canal`,
  moreInThread: 'Les détails et la méthode sont dans le fil.',
  table: {
    caption: 'Nos publications, 72 heures après la parution',
    figure: 'Chiffre',
    posts: 'Publications',
    pairs: 'Paires comparées',
    interactions: 'Interactions',
    perThousand: 'Par publication, pour 1\u202f000 abonnés',
    followers: 'Abonnés (variation)',
    unanswered: 'Réponses en attente',
    cost: 'Coût',
    notKnown: 'non relevé',
    without: '–',
    followersAndChange: (now, change) => fr`${now} (${change})`,
    columnsLeftOut: (count) =>
      fr`${counted(count, 'autre compte', 'autres comptes')} : voir l'export, /tambour chiffres.`,
  },
  best: {
    title: 'Le plus d’interactions, par compte',
    of: (account, interactions) => fr`${account}, ${interactions} interactions :`,
    boosted: (accounts, followers) =>
      fr`partagée par ${counted(accounts, 'compte', 'comptes')}, au plus ${followers} abonnés ensemble, doublons compris`,
    boostedAtLeast: (accounts, followers) =>
      fr`partagée par plus de ${counted(accounts, 'compte', 'comptes')} ; ceux relevés ont au plus ${followers} abonnés ensemble, doublons compris`,
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
