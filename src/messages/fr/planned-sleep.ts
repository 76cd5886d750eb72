import type { PlannedSleepWords } from '#messages/words/planned-sleep.ts';

import { counted, fr } from './typography.ts';

export const plannedSleep: PlannedSleepWords = {
  planned: (label, account, name) =>
    fr`${label === null ? '' : fr`${label} : `}${account} va être mis en sommeil${name === null ? '' : `, comme prévu par ${name}`}.`,
  ahead: (label, account) =>
    fr`Bientôt${label === null ? '' : fr`, « ${label} »`} : ${account} va être mis en sommeil.`,
  lasts: (from, until) => fr`Le sommeil dure du ${from} au ${until}, et prend fin de lui-même.`,
  held: (posts) =>
    posts === 0
      ? fr`Aucune publication de cette rédaction n'y est prévue pendant ce temps.`
      : fr`${counted(posts, 'publication de cette rédaction y est prévue pendant ce temps et sera retenue', 'publications de cette rédaction y sont prévues pendant ce temps et seront retenues')}. Les autres comptes publient comme prévu.`,
  toldBefore: fr`Ce canal est prévenu de nouveau la veille.`,
  begun: 'Le sommeil a commencé.',
  cancelled: (label, account, name) =>
    fr`${name} a annulé le sommeil de ${account}${label === null ? '' : ` (${label})`} : le compte reçoit des publications comme d'habitude.`,
  leaves: (posts) =>
    posts === 0
      ? fr`Aucune publication de cette rédaction n'y était prévue pendant ce temps.`
      : fr`${counted(posts, 'publication de cette rédaction y part', 'publications de cette rédaction y partent')} pendant ce temps, comme prévu.`,
  off: 'Ce sommeil a été annulé.',
  callOff: 'Annuler ce sommeil',
  askOff: (account) => fr`Demander que ${account} ne soit pas mis en sommeil`,
  answer: {
    planned: (account, from, until) =>
      fr`${account} sera en sommeil du ${from} au ${until}. Toutes les rédactions qui ont ce compte sont prévenues, et le seront de nouveau la veille.`,
    begun: fr`Ce moment a déjà commencé. Mettez le compte en sommeil aussitôt avec « jusqu'au » et sa fin, ou indiquez un moment à venir. Rien n'a changé.`,
    overlaps: (account) =>
      fr`${account} est ou sera déjà en sommeil à ce moment : /tambour comptes dit quand. Rien n'a changé.`,
    cancelled: fr`Le sommeil est annulé. Toutes les rédactions qui ont ce compte sont prévenues.`,
    mayNotCancel: fr`Seule la personne qui l'a prévu ou une personne responsable de la rédaction qui décide de ce compte peut l'annuler. Rien n'a changé.`,
    announced: fr`Les rédactions ont été prévenues : les personnes qui valident décident. Une personne responsable peut le leur demander avec /tambour réveiller et le compte. Rien n'a changé.`,
    over: fr`Ce sommeil a commencé, ou a été annulé. Rien n'a changé.`,
  },
  accounts: {
    next: (label, from, until) => fr`Prévu${label === null ? '' : `, ${label}`} : en sommeil du ${from} au ${until}.`,
    last: (label, from, until) => fr`Dernier sommeil${label === null ? '' : `, ${label}`} : du ${from} au ${until}.`,
  },
};
