import type { AbsencesWords } from '#messages/words/absences.ts';

import { fr } from './typography.ts';

export const absences: AbsencesWords = {
  help: '/tambour absence',
  helpDoes: fr`dire qui est absent, et qui valide à sa place ; « absence liste », « absence fin »`,
  form: {
    title: 'Absence',
    intro:
      'Pendant l’absence, la personne qui supplée peut valider, sauf ce qu’elle a écrit elle-même ou ce qu’a écrit la personne absente.',
    submit: 'Noter',
    person: 'Personne absente',
    first: 'Premier jour',
    last: 'Dernier jour',
    dayHint: fr`Par exemple « demain », « lundi » ou « 24/12/2026 ».`,
    deputy: 'Suppléance',
    deputyHint: 'Une personne de ce canal, ou personne.',
  },
  error: {
    onePerson: 'Choisissez une seule personne.',
    day: fr`Écrivez un jour, par exemple « demain », « lundi » ou « 24/12/2026 ».`,
    not_allowed: fr`Seules les personnes responsables notent l’absence d’autrui ; une personne qui valide ici peut noter la sienne. Rien n’a changé.`,
    not_on_desk: 'Cette personne n’est pas de cette rédaction.',
    bad_days: 'Le dernier jour précède le premier.',
    past: 'Ces jours sont passés.',
    too_long: 'Une absence dure au plus un an.',
    overlaps: fr`Une absence est déjà notée pour ces jours. Mettez-y fin d’abord : « /tambour absence liste ».`,
    nothing_to_hand_on: fr`Cette personne ne valide pas ici de son propre droit : personne ne peut valider à sa place.`,
    own_deputy: 'Nul ne peut se suppléer soi-même.',
    deputy_not_here: 'Pour suppléer, il faut être membre de ce canal, et ni invité ni automate.',
    deputy_away: 'Cette personne est absente elle aussi ces jours-là.',
  },
  howTo: fr`Écrivez « /tambour absence » pour un formulaire, « /tambour absence du 24/12/2026 au 2/1/2027 » pour la vôtre, « /tambour absence liste », ou « /tambour absence fin » et un numéro.`,
  noted: 'C’est noté. Le canal est prévenu.',
  notedAlone: fr`C’est noté, sans suppléance. Pour en nommer une, mettez fin à l’absence et écrivez « /tambour absence ».`,
  endNone: fr`Il n’y a pas cette absence. « /tambour absence liste » montre celles qui sont notées.`,
  endSeveral: fr`Vous en avez plusieurs. Ajoutez le numéro que montre « /tambour absence liste ».`,
  ended: 'L’absence est terminée. Le canal est prévenu.',
  listTitle: 'Absences de cette rédaction',
  listEmpty: fr`Aucune absence notée. Écrivez « /tambour absence » pour en noter une.`,
  numbered: (number) => fr`Absence n° ${number}`,
  span: (name, first, last) => fr`${name}, du ${first} au ${last}`,
  day: (name, day) => fr`${name}, le ${day}`,
  deputyIs: (name) => fr`suppléance : ${name}`,
  noDeputy: 'sans suppléance',
  set: (span) => fr`Absence notée : ${span}.`,
  standsIn: 'valide à sa place pendant ce temps.',
  nameStandsIn: (name) => fr`${name} valide à sa place pendant ce temps.`,
  nobodyStandsIn: 'Personne ne valide à sa place.',
  setBy: (name) => fr`Noté par ${name}. Pour y mettre fin : « /tambour absence fin ».`,
  over: (span) => fr`Fin de l'absence : ${span}.`,
  overDeputy: (name) => fr`${name} ne valide plus à sa place ; ce qui a été décidé compte toujours.`,
  inPlaceOf: (deputy, name) => fr`${deputy} (en suppléance de ${name})`,
  stuck: {
    nobody: fr`Personne ne peut valider pour l’instant :`,
    tooFew: fr`Trop peu de personnes peuvent valider pour l’instant :`,
    author: (name) => fr`${name} a écrit ce brouillon`,
    editor: (name) => fr`${name} a rédigé une partie de cette version`,
    away: (name, day) => fr`${name} s'absente jusqu'au ${day}`,
    left: (name) => fr`${name} n'est plus dans ce canal`,
    newcomer: (name, from) => fr`${name} pourra valider dès ${from}`,
    others: 'personne d’autre ne valide ici',
    askOf: 'Demandez à',
    fix: {
      deputy: (names) =>
        fr`de noter de nouveau l’absence de ${names.join(' et de ')}, avec une suppléance qui n’a pas écrit ce brouillon (/tambour absence)`,
      add: (count) => fr`d’ajouter ${people(count)}`,
      inSettings: '(/tambour réglages)',
      invite: (count) =>
        count === 1 ? 'd’inviter quelqu’un dans ce canal' : fr`d’inviter ${count} personnes dans ce canal`,
      intoGroup: (count) =>
        count === 1
          ? 'd’ajouter quelqu’un au groupe qui valide'
          : fr`d’ajouter ${count} personnes au groupe qui valide`,
    },
    thenAskAnew: fr`Pour une personne ajoutée, modifiez ensuite le brouillon et redemandez la validation : ce qui est déjà demandé garde ses règles.`,
  },
};

function people(count: number): string {
  return count === 1 ? 'une autre personne qui valide' : `${count} autres personnes qui valident`;
}
