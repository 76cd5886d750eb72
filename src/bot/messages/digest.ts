import { englishCount, fr, frenchCount, say } from './say.ts';

/** The weekly digest: our posts on each network, side by side. It never ranks them. */
export const digest = {
  titleOf: say(
    (from: string, to: string) => fr`Bilan des publications, du ${from} au ${to}`,
    (from, to) => `Digest of the posts from ${from} to ${to}`,
  ),
  headline: {
    none: say(
      (from: string, to: string) => fr`Aucune publication du ${from} au ${to}.`,
      (from, to) => `No post from ${from} to ${to}.`,
    ),
    /** How many posts, and on which networks; joined with what follows. */
    posts: say(
      (posts: number) => frenchCount(posts, 'publication', 'publications'),
      (posts) => englishCount(posts, 'post', 'posts'),
    ),
    onBoth: say(
      (posts: string, onBoth: number) => fr`${posts}, dont ${onBoth} sur les deux réseaux`,
      (posts, onBoth) => `${posts}, ${onBoth} of them on both networks`,
    ),
    onOne: say(
      (posts: string, network: string) => fr`${posts} sur ${network}`,
      (posts, network) => `${posts} on ${network}`,
    ),
    medians: say(
      (posts: string, mastodon: string, x: string) =>
        fr`${posts} ; sur 12 semaines, médiane par publication : Mastodon ${mastodon} interactions, X ${x}.`,
      (posts, mastodon, x) => `${posts}; over 12 weeks, median per post: Mastodon ${mastodon} interactions, X ${x}.`,
    ),
    tooFew: say(
      (posts: string, pairs: number) =>
        fr`${posts} ; ${frenchCount(pairs, 'paire', 'paires')} sur 12 semaines : trop peu pour comparer.`,
      (posts, pairs) => `${posts}; ${englishCount(pairs, 'pair', 'pairs')} over 12 weeks: too few to compare.`,
    ),
    interactions: say(
      (posts: string, interactions: string) => fr`${posts} : ${interactions} interactions.`,
      (posts, interactions) => `${posts}: ${interactions} interactions.`,
    ),
    notRead: say(
      (posts: string) => fr`${posts} ; les chiffres n'ont pas pu être relevés.`,
      (posts) => `${posts}; their figures could not be read.`,
    ),
  },
  late: say(
    (due: string) => fr`Ce bilan était prévu ${due} et n'a pas pu partir à l'heure.`,
    (due) => `This digest was due ${due} and could not be sent on time.`,
  ),
  changed: say(
    (at: string) => fr`Mis à jour ${at} : des relevés tardifs ont changé ces chiffres.`,
    (at) => `Updated ${at}: readings that came late changed these figures.`,
  ),
  waiting: say(
    (posts: number) =>
      fr`${frenchCount(posts, 'publication plus récente attend', 'publications plus récentes attendent')} le prochain bilan : la comparaison se fait 72 heures après la parution.`,
    (posts) =>
      `${englishCount(posts, 'more recent post waits', 'more recent posts wait')} for the next digest: posts are compared 72 hours after they went out.`,
  ),
  onlyYou: say(
    'Ce bilan n’est visible que de vous. Pour le montrer au canal : /tambour bilan canal',
    'Only you see this digest. To show it to the channel: /tambour digest channel',
  ),
  moreInThread: say('Les détails et la méthode sont dans le fil.', 'The details and the method are in the thread.'),
  table: {
    caption: say('Nos publications, 72 heures après la parution', 'Our posts, 72 hours after they went out'),
    figure: say('Chiffre', 'Figure'),
    posts: say('Publications', 'Posts'),
    pairs: say('Paires comparées', 'Pairs compared'),
    interactions: say('Interactions', 'Interactions'),
    perThousand: say('Par publication, pour 1\u202f000 abonnés', 'Per post, per 1,000 followers'),
    followers: say('Abonnés (variation)', 'Followers (change)'),
    unanswered: say('Réponses en attente', 'Replies left unanswered'),
    cost: say('Coût', 'Cost'),
    notKnown: say('non relevé', 'not read'),
    without: say('–', '–'),
    followersAndChange: say(
      (now: string, change: string) => fr`${now} (${change})`,
      (now, change) => `${now} (${change})`,
    ),
    columnsLeftOut: say(
      (count: number) =>
        fr`${frenchCount(count, 'autre compte', 'autres comptes')} : voir l'export, /tambour chiffres.`,
      (count) => `${englishCount(count, 'further account', 'further accounts')}: see the export, /tambour figures.`,
    ),
  },
  best: {
    title: say('Le plus d’interactions, par compte', 'Most interactions on each account'),
    of: say(
      (account: string, interactions: string) => fr`${account}, ${interactions} interactions :`,
      (account, interactions) => `${account}, ${interactions} interactions:`,
    ),
    boosted: say(
      (accounts: number, followers: string) =>
        fr`partagée par ${frenchCount(accounts, 'compte', 'comptes')}, au plus ${followers} abonnés ensemble, doublons compris`,
      (accounts, followers) =>
        `boosted by ${englishCount(accounts, 'account', 'accounts')} with at most ${followers} followers together, overlaps not removed`,
    ),
    boostedAtLeast: say(
      (accounts: number, followers: string) =>
        fr`partagée par plus de ${frenchCount(accounts, 'compte', 'comptes')} ; ceux relevés ont au plus ${followers} abonnés ensemble, doublons compris`,
      (accounts, followers) =>
        `boosted by more than ${englishCount(accounts, 'account', 'accounts')}; those read have at most ${followers} followers together, overlaps not removed`,
    ),
    hidden: say(
      (count: number) => fr`${frenchCount(count, 'compte ne montre', 'comptes ne montrent')} aucun abonné`,
      (count) => `${englishCount(count, 'account shows', 'accounts show')} no followers`,
    ),
  },
  xReading: {
    off: say(
      'Les relevés de X sont désactivés : ses chiffres ne sont ni lus ni comparés.',
      'Reading X is switched off: its figures are neither read nor compared.',
    ),
  },
  on: say(
    (hour: string, next: string) => fr`Le bilan arrivera ici chaque ${hour}. Le prochain : ${next}.`,
    (hour, next) => `The digest will come here every ${hour}. The next one: ${next}.`,
  ),
  off: say(
    'Plus de bilan hebdomadaire ici. /tambour bilan le montre toujours à la demande.',
    'No more weekly digest here. /tambour digest still shows it on demand.',
  ),
  howTo: say(
    'Tapez par exemple « /tambour bilan activer lundi 09:00 », « /tambour bilan désactiver » ou « /tambour bilan du 2026-09-01 au 2026-11-30 ».',
    'Type for example “/tambour digest on monday 09:00”, “/tambour digest off” or “/tambour digest from 2026-09-01 to 2026-11-30”.',
  ),
  badHour: say(
    'Choisissez une autre heure : entre 2 h et 3 h, elle n’existe pas toujours.',
    'Choose another time: between 2 and 3 at night it does not always exist.',
  ),
  badDays: say(
    'Ces dates ne vont pas. Écrivez-les ainsi, la première avant la seconde : du 2026-09-01 au 2026-11-30.',
    'These dates do not work. Write them like this, the earlier one first: from 2026-09-01 to 2026-11-30.',
  ),
  longestSpan: say(
    'Un bilan couvre au plus 366 jours. Choisissez une période plus courte.',
    'A digest covers at most 366 days. Choose a shorter period.',
  ),
  noAccount: say(
    'Cette rédaction n’a pas de compte : il n’y a rien à relever. Choisissez des comptes avec /tambour réglages.',
    'This desk has no account: there is nothing to read. Choose accounts with /tambour setup.',
  ),
  posting: say('Le bilan arrive dans le canal.', 'The digest is on its way to the channel.'),
  figuresComing: say(
    'Le fichier des chiffres arrive dans le canal.',
    'The file of figures is on its way to the channel.',
  ),
  figures: say(
    (from: string, to: string) => fr`Les chiffres des publications du ${from} au ${to}, un relevé par ligne.`,
    (from, to) => `The figures of the posts from ${from} to ${to}, one reading per line.`,
  ),
  figuresTitle: say('Chiffres au format CSV', 'Figures as a CSV file'),
  figuresCut: say(
    (rows: string) =>
      fr`Le fichier s'arrête à ${rows} lignes. Demandez une période plus courte, ou l'export complet à qui administre Tambour.`,
    (rows) =>
      `The file stops at ${rows} lines. Ask for a shorter period, or for the whole export from whoever runs Tambour.`,
  ),
  /** In the order of ISO 8601. */
  weekdays: {
    monday: say('lundi', 'Monday'),
    tuesday: say('mardi', 'Tuesday'),
    wednesday: say('mercredi', 'Wednesday'),
    thursday: say('jeudi', 'Thursday'),
    friday: say('vendredi', 'Friday'),
    saturday: say('samedi', 'Saturday'),
    sunday: say('dimanche', 'Sunday'),
  },
  hour: say(
    (weekday: string, time: string) => fr`${weekday} à ${time}`,
    (weekday, time) => `${weekday} at ${time}`,
  ),
} as const;
