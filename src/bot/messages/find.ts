import { englishCount, fr, frenchCount, say } from './say.ts';

/** Drafts that somebody looks for, and the whole story of one. */
export const find = {
  number: say(
    (number: number) => fr`n° ${number}`,
    (number) => `no. ${number}`,
  ),
  by: say(
    (name: string) => fr`par ${name}`,
    (name) => `by ${name}`,
  ),
  since: say(
    (day: string) => fr`depuis le ${day}`,
    (day) => `since ${day}`,
  ),
  between: say(
    (first: string, last: string) => fr`du ${first} au ${last}`,
    (first, last) => `${first} to ${last}`,
  ),
  state: {
    open: say('ouvert', 'open'),
    writing: say('en rédaction', 'being written'),
    asked: say('à valider', 'waiting for approval'),
    changesAsked: say('modification demandée', 'changes asked for'),
    approved: say('validé', 'approved'),
    scheduled: say('programmé', 'scheduled'),
    published: say('publié', 'published'),
    held: say('à traiter', 'needs action'),
    failed: say('non publié', 'not published'),
    retracted: say('retiré', 'retracted'),
    rejected: say('refusé', 'rejected'),
    cancelled: say('annulé', 'cancelled'),
  },
  count: say(
    (count: number) => frenchCount(count, 'brouillon', 'brouillons'),
    (count) => englishCount(count, 'draft', 'drafts'),
  ),
  older: say(
    (count: number) => fr`Plus anciens (${count})`,
    (count) => `Older (${count})`,
  ),
  noOlder: say('Il n’y en a pas de plus ancien.', 'There are no older ones.'),
  none: say(
    (wanted: string) => fr`Aucun brouillon ne correspond à : ${wanted}.`,
    (wanted) => `No draft matches: ${wanted}.`,
  ),
  hint: say(
    'Pour retrouver un brouillon, ajoutez des mots, un état, une date : « /tambour liste vaccination publié novembre ».',
    'To find a draft, add words, a state, a date: “/tambour list vaccination published november”.',
  ),
  example: say(
    'Essayez par exemple « /tambour liste vaccination publié novembre », « /tambour liste @moi hier » ou « /tambour liste mastodon du 2026-09-01 au 2026-11-30 ».',
    'Try for example “/tambour list vaccination published november”, “/tambour list @me yesterday” or “/tambour list mastodon from 2026-09-01 to 2026-11-30”.',
  ),
  unknownName: say(
    (name: string) => fr`« ${name} » n'est ni une personne qui a écrit ici, ni un compte de cette rédaction.`,
    (name) => `“${name}” is neither somebody who wrote here nor an account of this desk.`,
  ),
  badDay: say(
    (days: string) => fr`« ${days} » n'est pas une date qui existe, ou la fin est avant le début.`,
    (days) => `“${days}” is no date that exists, or ends before it begins.`,
  ),
  unclear: say(
    (what: string) => fr`Tambour n'a pas compris « ${what} ».`,
    (what) => `Tambour did not understand “${what}”.`,
  ),
  tooLong: say(
    'C’est trop long pour une recherche. Quelques mots suffisent : « /tambour liste vaccination publié ».',
    'This is too long to look for. A few words are enough: “/tambour list vaccination published”.',
  ),
} as const;
