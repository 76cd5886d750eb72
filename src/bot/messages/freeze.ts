import { englishCount, fr, frenchCount, say } from './say.ts';

/** A desk, or everything, frozen: what its channel, its cards and whoever asks are told. */
export const freeze = {
  frozen: say(
    (name: string, when: string) => fr`❄ ${name} a gelé cette rédaction, ${when}. Plus rien ne part.`,
    (name, when) => `❄ ${name} froze this desk, ${when}. Nothing goes out any more.`,
  ),
  allFrozen: say(
    (when: string) => fr`❄ L'administration de Tambour a tout gelé, ${when}. Plus rien ne part, d'aucune rédaction.`,
    (when) => `❄ The administrator froze everything, ${when}. Nothing goes out any more, from any desk.`,
  ),
  why: say(
    (why: string) => fr`Motif : ${why}`,
    (why) => `Reason: ${why}`,
  ),
  waiting: say(
    (count: number) => fr`En attente : ${frenchCount(count, 'publication', 'publications')}.`,
    (count) => `Waiting: ${englishCount(count, 'post', 'posts')}.`,
  ),
  underWay: say(
    'Ce qui était déjà en route peut encore paraître. Retirer une publication reste possible.',
    'What was already on its way may still appear. Posts can still be retracted.',
  ),
  howToThaw: say(
    'Une personne qui valide met fin au gel avec /tambour dégeler. Même alors, rien ne part tout seul.',
    'An approver ends the freeze with /tambour thaw. Even then nothing goes out by itself.',
  ),
  howToThawAll: say(
    'Seule l’administration de Tambour peut y mettre fin. Même alors, rien ne part tout seul.',
    'Only the administrator can end it. Even then nothing goes out by itself.',
  ),
  firstHour: say('Compte piraté ? La première heure, pas à pas', 'Account taken over? The first hour, step by step'),
  lastDay: say('Parti ces dernières 24 heures', 'Went out in the last 24 hours'),
  nothingLastDay: say(
    'Rien n’est parti d’ici ces dernières 24 heures.',
    'Nothing went out from here in the last 24 hours.',
  ),
  more: say(
    (count: number) => fr`et ${count} de plus : voyez /tambour liste`,
    (count) => `and ${count} more: see /tambour list`,
  ),
  moreSent: say(
    (count: number) => fr`et ${count} de plus : voyez les comptes`,
    (count) => `and ${count} more: look at the accounts`,
  ),
  thawed: say(
    (name: string, when: string) => fr`${name} a mis fin au gel, ${when}. Rien n'est parti.`,
    (name, when) => `${name} ended the freeze, ${when}. Nothing has gone out.`,
  ),
  allThawed: say(
    (when: string) => fr`L'administration de Tambour a mis fin au gel général, ${when}. Rien n'est parti.`,
    (when) => `The administrator ended the freeze of everything, ${when}. Nothing has gone out.`,
  ),
  stillFrozen: say(
    'Cette rédaction reste gelée : une personne qui valide peut y mettre fin avec /tambour dégeler.',
    'This desk is still frozen: an approver can end that with /tambour thaw.',
  ),
  stillAllFrozen: say(
    'L’administration de Tambour a tout gelé : rien ne part encore.',
    'The administrator has frozen everything: nothing goes out yet.',
  ),
  decideEach: say(
    'Décidez pour chaque publication : la laisser partir, ou ouvrir son fil pour la modifier ou l’annuler.',
    'Decide for each post: let it go out, or open its thread to edit or cancel it.',
  ),
  nothingWaits: say('Rien n’attendait.', 'Nothing was waiting.'),
  card: say(
    '❄ Rédaction gelée : rien ne part. Une personne qui valide y met fin avec /tambour dégeler.',
    '❄ This desk is frozen: nothing goes out. An approver ends that with /tambour thaw.',
  ),
  cardAll: say(
    '❄ L’administration de Tambour a tout gelé : rien ne part.',
    '❄ The administrator has frozen everything: nothing goes out.',
  ),
  answer: {
    frozen: say(
      'C’est gelé : plus rien ne part. Le canal est prévenu.',
      'Frozen: nothing goes out any more. The channel has been told.',
    ),
    already: say(
      (name: string, when: string) => fr`C'était déjà gelé, par ${name}, ${when}. Rien ne part.`,
      (name, when) => `It was frozen already, by ${name}, ${when}. Nothing goes out.`,
    ),
    thawed: say(
      'Le gel est terminé. Rien n’est parti : le canal montre ce qui attend.',
      'The freeze has ended. Nothing has gone out: the channel shows what is waiting.',
    ),
    notFrozen: say('Cette rédaction n’est pas gelée.', 'This desk is not frozen.'),
    allFrozen: say(
      'L’administration de Tambour a tout gelé : elle seule peut y mettre fin.',
      'The administrator has frozen everything, and alone can end that.',
    ),
    notApprover: say(
      'Seules les personnes qui valident ici peuvent dégeler. Rien n’a changé.',
      'Only approvers of this desk can thaw it. Nothing has changed.',
    ),
    mayNotFreeze: say(
      'Seules les personnes de cette rédaction peuvent la geler. Si un compte est en danger, prévenez l’une d’elles ou l’administration de Tambour.',
      'Only people on this desk can freeze it. If an account is in danger, tell one of them or your administrator.',
    ),
    nothingLeaves: say(
      'C’est gelé : rien ne part. Une personne qui valide peut dégeler avec /tambour dégeler.',
      'It is frozen: nothing goes out. An approver can thaw it with /tambour thaw.',
    ),
  },
} as const;
