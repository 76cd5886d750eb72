import { fr, say } from './say.ts';

/** Who is away from a desk, who stands in for them, and what follows for who can approve. */
export const absences = {
  help: say('/tambour absence', '/tambour away'),
  helpDoes: say(
    'dire qui est absent, et qui valide à sa place ; « absence liste », « absence fin »',
    'say who is away, and who approves in their place; “away list”, “away end”',
  ),
  form: {
    title: say('Absence', 'Absence'),
    intro: say(
      'Pendant l’absence, la personne qui supplée peut valider, sauf ce qu’elle a écrit elle-même ou ce qu’a écrit la personne absente.',
      'During the absence the deputy may approve, but for what they wrote themselves and what the person away wrote.',
    ),
    submit: say('Noter', 'Save'),
    person: say('Qui est absent', 'Who is away'),
    first: say('Premier jour', 'First day'),
    last: say('Dernier jour', 'Last day'),
    dayHint: say('Par exemple 24/12/2026.', 'For example 24/12/2026.'),
    deputy: say('Suppléance', 'Deputy'),
    deputyHint: say('Une personne de ce canal, ou personne.', 'A person of this channel, or nobody.'),
  },
  error: {
    onePerson: say('Choisissez une seule personne.', 'Choose one person.'),
    day: say('Écrivez un jour, par exemple 24/12/2026.', 'Write a day, for example 24/12/2026.'),
    not_allowed: say(
      'Seules les personnes responsables notent l’absence d’autrui ; une personne qui valide ici peut noter la sienne. Rien n’a changé.',
      'Only stewards note the absence of others; an approver of this desk can note their own. Nothing has changed.',
    ),
    not_on_desk: say('Cette personne n’est pas de cette rédaction.', 'This person is not on this desk.'),
    bad_days: say('Le dernier jour précède le premier.', 'The last day comes before the first.'),
    past: say('Ces jours sont passés.', 'These days are past.'),
    too_long: say('Une absence dure au plus un an.', 'An absence lasts a year at most.'),
    overlaps: say(
      'Une absence est déjà notée pour ces jours. Mettez-y fin d’abord : « /tambour absence liste ».',
      'An absence is noted for these days already. End that first: “/tambour away list”.',
    ),
    nothing_to_hand_on: say(
      'Cette personne ne valide pas ici de son propre droit : personne ne peut valider à sa place.',
      'This person is no approver here in their own right: nobody can approve in their place.',
    ),
    own_deputy: say('Nul ne peut se suppléer soi-même.', 'Nobody can be their own deputy.'),
    deputy_not_here: say(
      'Pour suppléer, il faut être membre de ce canal, et ni invité ni automate.',
      'A deputy has to be a member of this channel, and no guest and no bot.',
    ),
    deputy_away: say('Cette personne est absente elle aussi ces jours-là.', 'This person is away on these days, too.'),
  },
  howTo: say(
    'Écrivez « /tambour absence » pour un formulaire, « /tambour absence du 24/12/2026 au 2/1/2027 » pour la vôtre, « /tambour absence liste », ou « /tambour absence fin » et un numéro.',
    'Type “/tambour away” for a form, “/tambour away from 24/12/2026 to 2/1/2027” for your own, “/tambour away list”, or “/tambour away end” and a number.',
  ),
  noted: say('C’est noté. Le canal est prévenu.', 'Noted. The channel has been told.'),
  notedAlone: say(
    'C’est noté, sans suppléance. Pour en nommer une, mettez fin à l’absence et écrivez « /tambour absence ».',
    'Noted, without a deputy. To name one, end the absence and type “/tambour away”.',
  ),
  endNone: say(
    'Il n’y a pas cette absence. « /tambour absence liste » montre celles qui sont notées.',
    'There is no such absence. “/tambour away list” shows those that are noted.',
  ),
  endSeveral: say(
    'Vous en avez plusieurs. Ajoutez le numéro que montre « /tambour absence liste ».',
    'You have several. Add the number that “/tambour away list” shows.',
  ),
  ended: say('L’absence est terminée. Le canal est prévenu.', 'The absence has ended. The channel has been told.'),
  listTitle: say('Absences de cette rédaction', 'Absences on this desk'),
  listEmpty: say(
    'Aucune absence notée. Écrivez « /tambour absence » pour en noter une.',
    'No absence is noted. Type “/tambour away” to note one.',
  ),
  numbered: say(
    (number: number) => fr`Absence n° ${number}`,
    (number) => `Absence ${number}`,
  ),
  span: say(
    (name: string, first: string, last: string) => fr`${name}, du ${first} au ${last}`,
    (name, first, last) => `${name}, from ${first} to ${last}`,
  ),
  day: say(
    (name: string, day: string) => fr`${name}, le ${day}`,
    (name, day) => `${name}, on ${day}`,
  ),
  deputyIs: say(
    (name: string) => fr`suppléance : ${name}`,
    (name) => `deputy: ${name}`,
  ),
  noDeputy: say('sans suppléance', 'no deputy'),
  set: say(
    (span: string) => fr`Absence notée : ${span}.`,
    (span) => `Absence noted: ${span}.`,
  ),
  standsIn: say('valide à sa place pendant ce temps.', 'approves in their place meanwhile.'),
  nameStandsIn: say(
    (name: string) => fr`${name} valide à sa place pendant ce temps.`,
    (name) => `${name} approves in their place meanwhile.`,
  ),
  nobodyStandsIn: say('Personne ne valide à sa place.', 'Nobody approves in their place.'),
  setBy: say(
    (name: string) => fr`Noté par ${name}. Pour y mettre fin : « /tambour absence fin ».`,
    (name) => `Noted by ${name}. To end it: “/tambour away end”.`,
  ),
  over: say(
    (span: string) => fr`Fin de l'absence : ${span}.`,
    (span) => `Absence ended: ${span}.`,
  ),
  overDeputy: say(
    (name: string) => fr`${name} ne valide plus à sa place ; ce qui a été décidé compte toujours.`,
    (name) => `${name} no longer approves in their place; what was decided still counts.`,
  ),
  inPlaceOf: say(
    (deputy: string, name: string) => fr`${deputy} (en suppléance de ${name})`,
    (deputy, name) => `${deputy} (in place of ${name})`,
  ),
  stuck: {
    nobody: say('Personne ne peut valider pour l’instant :', 'Nobody can approve as things are:'),
    tooFew: say('Trop peu de personnes peuvent valider pour l’instant :', 'Too few people can approve as things are:'),
    author: say(
      (name: string) => fr`${name} a écrit ce brouillon`,
      (name) => `${name} wrote this draft`,
    ),
    editor: say(
      (name: string) => fr`${name} a rédigé cette version`,
      (name) => `${name} worded this version`,
    ),
    away: say(
      (name: string, day: string) => fr`${name} s'absente jusqu'au ${day}`,
      (name, day) => `${name} is away until ${day}`,
    ),
    left: say(
      (name: string) => fr`${name} n'est plus dans ce canal`,
      (name) => `${name} is no longer in this channel`,
    ),
    others: say('personne d’autre ne valide ici', 'nobody else approves here'),
    askOf: say('Demandez à', 'Ask'),
    toMend: say(
      'de nommer une suppléance (/tambour absence) ou d’ajouter quelqu’un (/tambour réglages).',
      'to name a deputy (/tambour away) or to add somebody (/tambour setup).',
    ),
  },
} as const;
