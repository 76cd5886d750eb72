import type { RemindersWords } from '#messages/words/reminders.ts';

import { counted } from './counted.ts';

export const reminders: RemindersWords = {
  waiting: (version, when) =>
    `⏰ Reminder: version ${version} has waited for approval since ${when}. Decide on the approval card.`,
  hourBefore: {
    approval: (when) =>
      `⏰ To go out ${when}, and the approval is missing. Without it nothing goes out. Decide on the approval card.`,
    asking: (when) =>
      `⏰ To go out ${when}, and nobody was asked for approval. Without it nothing goes out. Ask for it on the card, or change the time.`,
    changes: (when) =>
      `⏰ To go out ${when}, and changes are asked for. Without approval nothing goes out. Edit the draft, then ask for approval.`,
  },
  stale: {
    title: (days) => `Drafts that nobody has touched for ${days} days`,
    how: (days) =>
      `“Close” cancels the draft: nothing of it will be published, and it stays readable. “Keep” leaves it for ${days} more days.`,
    close: (number) => `Close ${number}`,
    keep: (number) => `Keep ${number}`,
    closed: 'closed',
    kept: (day) => `kept until ${day}`,
    taken: 'taken up since',
    isTaken: 'This draft has been taken up since: nothing has changed.',
  },
  help: '/tambour hours',
  helpDoes: 'when Tambour may remind people of what waits',
  hours: {
    are: (days, from, to) => `Reminders: ${days}, from ${from} to ${to}.`,
    calendar: (code) => `Public holidays: those of the calendar ${code}.`,
    noCalendar: 'Public holidays do not count.',
    next: (days) => `The next ones: ${days}.`,
    changed: 'Noted.',
    howTo:
      'To change them: “/tambour hours mon-fri 9:00-18:00”, “/tambour hours FR-57” (Alsace-Moselle), “/tambour hours no holidays”, “/tambour hours auto”.',
  },
  staleCount: (count) => `${counted(count, 'draft', 'drafts')} to close or to keep`,
};
