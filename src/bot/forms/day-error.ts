import { calendarDayText, weekdayText } from '#bot/when-text.ts';
import type { Messages } from '#messages/words/messages.ts';

import type { ReadDay } from './read-day.ts';

/** Says at its field what is wrong with a day that somebody typed. Pure. */
export function dayError(m: Messages, read: Exclude<ReadDay, { readonly kind: 'day' }>): string {
  const shown = (day: string): string => calendarDayText(day, m.tongue);
  switch (read.kind) {
    case 'unread':
      return m.absences.error.day;
    case 'past':
      return m.forms.error.timePast;
    case 'unsure':
      return m.forms.error.unsure(shown(read.days[0]), shown(read.days[1]));
    case 'wrongWeekday':
      return m.forms.error.wrongWeekday(shown(read.day), weekdayText(read.day, m.tongue));
  }
}
