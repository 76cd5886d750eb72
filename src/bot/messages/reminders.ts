import { englishCount, fr, frenchCount, say } from './say.ts';

/** What the bot says unasked, and when it may. */
export const reminders = {
  waiting: say(
    (version: number, when: string) =>
      fr`⏰ Rappel : la version ${version} attend une validation depuis ${when}. Décidez sur la carte de validation.`,
    (version, when) =>
      `⏰ Reminder: version ${version} has waited for approval since ${when}. Decide on the approval card.`,
  ),
  hourBefore: {
    approval: say(
      (when: string) =>
        fr`⏰ Départ prévu ${when}, et la validation manque. Sans elle, rien ne part. Décidez sur la carte de validation.`,
      (when) =>
        `⏰ To go out ${when}, and the approval is missing. Without it nothing goes out. Decide on the approval card.`,
    ),
    asking: say(
      (when: string) =>
        fr`⏰ Départ prévu ${when}, et la validation n'est pas demandée. Sans elle, rien ne part. Demandez-la sur la carte, ou changez l'heure.`,
      (when) =>
        `⏰ To go out ${when}, and nobody was asked for approval. Without it nothing goes out. Ask for it on the card, or change the time.`,
    ),
    changes: say(
      (when: string) =>
        fr`⏰ Départ prévu ${when}, et une modification est demandée. Sans validation, rien ne part. Modifiez le brouillon, puis demandez la validation.`,
      (when) =>
        `⏰ To go out ${when}, and changes are asked for. Without approval nothing goes out. Edit the draft, then ask for approval.`,
    ),
  },
  lying: {
    title: say(
      (days: number) => fr`Brouillons que personne n'a touchés depuis ${days} jours`,
      (days) => `Drafts that nobody has touched for ${days} days`,
    ),
    how: say(
      (days: number) =>
        fr`« Clore » annule le brouillon : rien n'en sera publié, et il reste lisible. « Garder » le laisse ${days} jours de plus.`,
      (days) =>
        `“Close” cancels the draft: nothing of it will be published, and it stays readable. “Keep” leaves it for ${days} more days.`,
    ),
    close: say(
      (number: number) => fr`Clore le n° ${number}`,
      (number) => `Close ${number}`,
    ),
    keep: say(
      (number: number) => fr`Garder le n° ${number}`,
      (number) => `Keep ${number}`,
    ),
    closed: say('clos', 'closed'),
    kept: say(
      (day: string) => fr`gardé jusqu'au ${day}`,
      (day) => `kept until ${day}`,
    ),
    taken: say('repris depuis', 'taken up since'),
    isTaken: say(
      'Ce brouillon a été repris depuis : rien n’a changé.',
      'This draft has been taken up since: nothing has changed.',
    ),
  },
  help: say('/tambour horaires', '/tambour hours'),
  helpDoes: say('quand Tambour peut rappeler ce qui attend', 'when Tambour may remind people of what waits'),
  hours: {
    are: say(
      (days: string, from: string, to: string) => fr`Rappels : ${days}, de ${from} à ${to}.`,
      (days, from, to) => `Reminders: ${days}, from ${from} to ${to}.`,
    ),
    calendar: say(
      (code: string) => fr`Jours fériés : ceux du calendrier ${code}.`,
      (code) => `Public holidays: those of the calendar ${code}.`,
    ),
    noCalendar: say('Les jours fériés ne comptent pas.', 'Public holidays do not count.'),
    next: say(
      (days: string) => fr`Les prochains : ${days}.`,
      (days) => `The next ones: ${days}.`,
    ),
    changed: say('C’est noté.', 'Noted.'),
    howTo: say(
      'Pour changer : « /tambour horaires lun-ven 9h-18h », « /tambour horaires FR-57 » (Alsace-Moselle), « /tambour horaires sans fériés », « /tambour horaires auto ».',
      'To change them: “/tambour hours mon-fri 9:00-18:00”, “/tambour hours FR-57” (Alsace-Moselle), “/tambour hours no holidays”, “/tambour hours auto”.',
    ),
  },
  lyingCount: say(
    (count: number) => fr`${frenchCount(count, 'brouillon', 'brouillons')} à clore ou à garder`,
    (count) => `${englishCount(count, 'draft', 'drafts')} to close or to keep`,
  ),
} as const;
