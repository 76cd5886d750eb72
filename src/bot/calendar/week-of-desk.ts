import type { DeskContext } from '#bot/context.ts';
import type { DraftState } from '#bot/drafting/draft-view.ts';
import type { CalendarEntry } from '#pages/calendar/calendar-entry.ts';
import { type CalendarSpan, dayOf, weekOf } from '#pages/calendar/calendar-span.ts';
import { readEntries } from '#pages/calendar/read-calendar.ts';

/** Returns a desk's current week, from Monday to Sunday in its zone. */
export function currentWeek({ bot: { store }, desk }: Pick<DeskContext, 'bot' | 'desk'>): CalendarSpan {
  return weekOf(dayOf(store.clock.now(), desk.timeZone), desk.timeZone);
}

/**
 * Reads the posts of the desk's current week, and those that wait for approval without a time. `states`: drafts that
 * were read just now.
 */
export async function readWeek(
  ctx: Pick<DeskContext, 'bot' | 'desk'>,
  states: readonly Pick<DraftState, 'draft' | 'standing'>[] = [],
): Promise<readonly CalendarEntry[]> {
  const { bot, desk } = ctx;
  const standings = new Map(states.map(({ draft, standing }) => [draft.id, standing]));
  const wish = { ...currentWeek(ctx), withUndated: true, showsTexts: true, standings };
  const entries = await readEntries(bot.store, desk, wish);
  return entries.filter(({ at, state }) => at !== null || state === 'waits');
}
