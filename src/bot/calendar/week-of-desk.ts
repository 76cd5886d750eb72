import type { DeskContext } from '#bot/context.ts';
import type { DraftState } from '#bot/drafting/draft-view.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { CalendarEntry } from '#pages/calendar/calendar-entry.ts';
import { type CalendarSpan, dayOf, weekOf } from '#pages/calendar/calendar-span.ts';
import { readEntries } from '#pages/calendar/read-calendar.ts';
import { weekLine } from '#pages/calendar/week-counts.ts';

/** Returns a desk's current week, from Monday to Sunday in its zone. */
export function currentWeek({ bot: { store }, desk }: Pick<DeskContext, 'bot' | 'desk'>): CalendarSpan {
  return weekOf(dayOf(store.clock.now(), desk.timeZone), desk.timeZone);
}

/** The most posts read of a week: more are no week that somebody looks over in a chat. */
const mostRead = 100;

/** A desk's week in the chat. */
export interface Week {
  /** By time; those that wait for approval without a time come last. */
  readonly entries: readonly CalendarEntry[];
  /** The number of posts that there are more of; null: these are all. */
  readonly moreThan: number | null;
}

/**
 * Reads the posts of the desk's current week, and those that wait for approval without a time. `states`: drafts that
 * were read just now.
 */
export async function readWeek(
  ctx: Pick<DeskContext, 'bot' | 'desk'>,
  states: readonly Pick<DraftState, 'draft' | 'standing'>[] = [],
): Promise<Week> {
  const { bot, desk } = ctx;
  const standings = new Map(states.map(({ draft, standing }) => [draft.id, standing]));
  const undated = ['asked'] as const;
  const wish = { ...currentWeek(ctx), undated, showsTexts: true, standings, atMost: mostRead };
  const { entries, isWhole } = await readEntries(bot.store, desk, wish);
  return { entries, moreThan: isWhole ? null : mostRead };
}

/** Summarises a week in one line. */
export function weekText(m: Messages, { entries, moreThan }: Week): string {
  return moreThan === null ? weekLine(m, entries) : m.calendar.week.moreThan(moreThan);
}
