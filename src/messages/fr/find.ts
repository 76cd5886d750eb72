import type { FindWords } from '#messages/words/find.ts';

import { counted, fr } from './typography.ts';

export const find: FindWords = {
  number: (number) => fr`n° ${number}`,
  by: (name) => fr`par ${name}`,
  since: (day) => fr`depuis le ${day}`,
  between: (first, last) => fr`du ${first} au ${last}`,
  state: {
    open: 'ouvert',
    writing: 'en rédaction',
    asked: 'à valider',
    changesAsked: 'modification demandée',
    approved: 'validé',
    scheduled: 'programmé',
    published: 'publié',
    held: 'à traiter',
    failed: 'non publié',
    retracted: 'retiré',
    rejected: 'refusé',
    cancelled: 'annulé',
  },
  count: (count) => counted(count, 'brouillon', 'brouillons'),
  older: (count) => fr`Plus anciens (${count})`,
  noOlder: 'Il n’y en a pas de plus ancien.',
  none: (wanted) => fr`Aucun brouillon ne correspond à : ${wanted}.`,
  hint: fr`Pour retrouver un brouillon, ajoutez des mots, un état, une date : « /tambour liste vaccination publié novembre ».`,
  example: fr`Essayez par exemple « /tambour liste vaccination publié novembre », « /tambour liste @moi hier » ou « /tambour liste mastodon du 2026-09-01 au 2026-11-30 ».`,
  unknownName: (name) => fr`« ${name} » n'est ni une personne qui a écrit ici, ni un compte de cette rédaction.`,
  badDay: (days) => fr`« ${days} » n'est pas une date qui existe, ou la fin est avant le début.`,
  unclear: (what) => fr`Tambour n'a pas compris « ${what} ».`,
  tooLong: fr`C’est trop long pour une recherche. Quelques mots suffisent : « /tambour liste vaccination publié ».`,
};
