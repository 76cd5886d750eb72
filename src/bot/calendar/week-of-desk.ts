import type { DeskContext } from '#bot/context.ts';
import type { CalendarEntry } from '#pages/calendar/calendar-entry.ts';
import { type CalendarSpan, dayOf, weekOf } from '#pages/calendar/calendar-span.ts';
import { readCalendar } from '#pages/calendar/read-calendar.ts';
import type { Shade } from '#pages/calendar/read-shades.ts';

/** A desk's current week, from Monday to Sunday in its zone, as its calendar's page shows it. */
export interface DeskWeek {
  readonly span: CalendarSpan;
  readonly entries: readonly CalendarEntry[];
  readonly shaded: readonly Shade[];
}

/** Reads the desk's current week, and what waits for approval and has no time yet. */
export async function readWeek({
  bot: { store },
  desk,
  m,
}: Pick<DeskContext, 'bot' | 'desk' | 'm'>): Promise<DeskWeek> {
  const span = weekOf(dayOf(store.clock.now(), desk.timeZone), desk.timeZone);
  const wish = { ...span, withUndated: true, showsTexts: true, language: m.tongue };
  const { entries, shaded } = await readCalendar(store, desk, wish);
  return { span, shaded, entries: entries.filter(({ at, state }) => at !== null || state === 'waits') };
}
