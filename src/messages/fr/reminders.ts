import type { RemindersWords } from '#messages/words/reminders.ts';

import { counted, fr } from './typography.ts';

export const reminders: RemindersWords = {
  waiting: (version, when) =>
    fr`⏰ Rappel : la version ${version} attend une validation depuis ${when}. Décidez sur la carte de validation.`,
  hourBefore: {
    approval: (when) =>
      fr`⏰ Départ prévu ${when}, et la validation manque. Sans elle, rien ne part. Décidez sur la carte de validation.`,
    asking: (when) =>
      fr`⏰ Départ prévu ${when}, et la validation n'est pas demandée. Sans elle, rien ne part. Demandez-la sur la carte, ou changez l'heure.`,
    changes: (when) =>
      fr`⏰ Départ prévu ${when}, et une modification est demandée. Sans validation, rien ne part. Modifiez le brouillon, puis demandez la validation.`,
  },
  stale: {
    title: (days) => fr`Brouillons que personne n'a touchés depuis ${days} jours`,
    how: (days) =>
      fr`« Clore » annule le brouillon : rien n'en sera publié, et il reste lisible. « Garder » le laisse ${days} jours de plus.`,
    close: (number) => fr`Clore le n° ${number}`,
    keep: (number) => fr`Garder le n° ${number}`,
    closed: 'clos',
    kept: (day) => fr`gardé jusqu'au ${day}`,
    taken: 'repris depuis',
    isTaken: fr`Ce brouillon a été repris depuis : rien n’a changé.`,
  },
  help: '/tambour horaires',
  helpDoes: 'quand Tambour peut rappeler ce qui attend',
  hours: {
    are: (days, from, to) => fr`Rappels : ${days}, de ${from} à ${to}.`,
    calendar: (code) => fr`Jours fériés : ceux du calendrier ${code}.`,
    noCalendar: 'Les jours fériés ne comptent pas.',
    next: (days) => fr`Les prochains : ${days}.`,
    changed: 'C’est noté.',
    howTo: fr`Pour changer : « /tambour horaires lun-ven 9h-18h », « /tambour horaires FR-57 » (Alsace-Moselle), « /tambour horaires sans fériés », « /tambour horaires auto ».`,
  },
  staleCount: (count) => fr`${counted(count, 'brouillon', 'brouillons')} à clore ou à garder`,
};
