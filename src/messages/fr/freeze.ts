import type { FreezeWords } from '#messages/words/freeze.ts';

import { counted, fr } from './typography.ts';

export const freeze: FreezeWords = {
  frozen: (name, when) => fr`❄ ${name} a gelé cette rédaction, ${when}. Plus rien ne part.`,
  allFrozen: (when) => fr`❄ L'administration de Tambour a tout gelé, ${when}. Plus rien ne part, d'aucune rédaction.`,
  wasFrozen: (name, when) => fr`❄ ${name} avait gelé cette rédaction, ${when}.`,
  allWasFrozen: (when) => fr`❄ L'administration de Tambour avait tout gelé, ${when}.`,
  over: (name, when) => fr`${name} a mis fin au gel, ${when}.`,
  allOver: (when) => fr`L'administration de Tambour a mis fin au gel, ${when}.`,
  why: (why) => fr`Motif : ${why}`,
  exceptEmergencies: fr`Exception : les publications d'une urgence réelle partent tout de même, mais seulement par la voie d'urgence.`,
  waiting: (count) => fr`En attente : ${counted(count, 'publication', 'publications')}.`,
  underWay: 'Ce qui était déjà en route peut encore paraître. Retirer une publication reste possible.',
  howToThaw: 'Une personne qui valide y met fin, ici ou avec /tambour dégeler. Même alors, rien ne part tout seul.',
  howToThawAll: 'Seule l’administration de Tambour peut y mettre fin. Même alors, rien ne part tout seul.',
  firstHour: fr`Compte piraté ? La première heure, pas à pas`,
  firstHourInThread: (done, of) =>
    done === 0
      ? fr`Compte piraté ? La première heure, pas à pas, est dans le fil.`
      : fr`Première heure : ${counted(done, 'étape faite', 'étapes faites')} sur ${of}, dans le fil.`,
  todo: {
    saved: 'Garder les traces, avant de révoquer quoi que ce soit',
    looked: 'Regarder les publications, le profil et les messages privés',
    cut: fr`Couper l’accès au réseau : mot de passe, sessions, applications`,
    repaired: 'Réparer, et le dire au public',
    reported: fr`Signaler : sécurité informatique, données personnelles, plainte`,
  },
  done: {
    saved: 'Traces gardées',
    looked: 'Comptes regardés',
    cut: 'Accès coupé',
    repaired: 'Réparé et dit',
    reported: 'Signalé',
  },
  tickedBy: (name, when) => fr`fait, dit ${name}, ${when}`,
  thawButton: 'Dégeler',
  lastDay: 'Parti ces dernières 24 heures',
  lastDayInThread: (count) =>
    fr`Dans le fil : ${counted(count, 'publication partie', 'publications parties')} ces dernières 24 heures, à regarder ou à retirer.`,
  nothingLastDay: 'Rien n’est parti d’ici ces dernières 24 heures.',
  more: (count) => fr`et ${count} de plus : voyez /tambour liste`,
  moreSent: (count) => fr`et ${count} de plus : voyez les comptes`,
  thawed: (name, when) => fr`${name} a mis fin au gel, ${when}. Rien n'est parti.`,
  allThawed: (when) => fr`L'administration de Tambour a mis fin au gel général, ${when}. Rien n'est parti.`,
  stillFrozen: fr`Cette rédaction reste gelée : une personne qui valide peut y mettre fin avec /tambour dégeler.`,
  stillAllFrozen: fr`L’administration de Tambour a tout gelé : rien ne part encore.`,
  decideEach: fr`Décidez pour chaque publication : la laisser partir, ou ouvrir son fil pour la modifier ou l’annuler.`,
  nothingWaits: 'Plus rien n’attend.',
  card: fr`❄ Rédaction gelée : rien ne part. Une personne qui valide y met fin avec /tambour dégeler.`,
  cardAll: fr`❄ L’administration de Tambour a tout gelé : rien ne part.`,
  answer: {
    frozen: fr`C’est gelé : plus rien ne part. Le canal est prévenu.`,
    already: (name, when) => fr`C'était déjà gelé, par ${name}, ${when}. Rien ne part.`,
    stricter: fr`C'était gelé sauf urgences ; désormais celles-ci sont retenues aussi. Le message du gel, dans le canal, le dit.`,
    notLooser: fr`C'est déjà gelé, même pour les urgences, et geler de nouveau ne fait pas d'exception : une personne qui valide met d'abord fin au gel avec /tambour dégeler. Rien n'a changé.`,
    thawed: fr`Le gel est terminé. Rien n’est parti : le canal montre ce qui attend.`,
    notFrozen: 'Cette rédaction n’est pas gelée.',
    allFrozen: fr`L’administration de Tambour a tout gelé : elle seule peut y mettre fin.`,
    notApprover: 'Seules les personnes qui valident ici peuvent dégeler. Rien n’a changé.',
    mayNotFreeze:
      'Seules les personnes de cette rédaction peuvent la geler. Si un compte est en danger, prévenez l’une d’elles ou l’administration de Tambour.',
  },
};
