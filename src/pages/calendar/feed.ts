import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator';

import type { Messages } from '#messages/words/messages.ts';
import type { PageFunction } from '#pages/page.ts';
import { oneLine } from '#text/one-line.ts';

import type { CalendarEntry, CalendarState } from './calendar-entry.ts';
import { accountName, notesOf } from './entry-view.ts';
import { readCalendar } from './read-calendar.ts';
import { entryWord } from './week-counts.ts';

const dayMs = 86_400_000;
const daysBack = 62;
const daysAhead = 366;
/** Length of an event: a post takes no time, but calendars show such events badly. */
const shownForMs = 15 * 60_000;
/** How often a program should refresh; most do so less often. */
const againAfterSeconds = 3600;

const statusOf: Readonly<Record<CalendarState, ICalEventStatus>> = {
  writing: ICalEventStatus.TENTATIVE,
  waits: ICalEventStatus.TENTATIVE,
  held: ICalEventStatus.TENTATIVE,
  approved: ICalEventStatus.CONFIRMED,
  public: ICalEventStatus.CONFIRMED,
  partly: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
  retracted: ICalEventStatus.CANCELLED,
};

/**
 * Builds the calendar for other programs to subscribe to (RFC 5545). A post keeps its UID when it is moved, and its
 * SEQUENCE increases with every change. It contains only texts that are public or in the link's scope.
 */
export const feedPage: PageFunction = async ({ store, desk, link, language, m, now }) => {
  const wish = {
    from: new Date(now.getTime() - daysBack * dayMs),
    to: new Date(now.getTime() + daysAhead * dayMs),
    withSequences: true,
    showsTexts: link.showsTexts,
    language,
  };
  const { entries } = await readCalendar(store, desk, wish);
  const feed = ical({
    // The library writes it as it is, and a line break would begin a line of the calendar.
    name: oneLine(m.pages.title.calendar(desk.name)),
    prodId: { company: 'Tambour', product: 'Tambour', language: language.toUpperCase() },
    ttl: againAfterSeconds,
  });
  for (const { at, ...entry } of entries) {
    if (at === null) continue;
    const [url] = entry.accounts.flatMap((account) => account.url ?? []);
    feed.createEvent({
      id: entry.uid,
      sequence: entry.sequence,
      start: at,
      end: new Date(at.getTime() + shownForMs),
      stamp: now,
      summary: summaryOf(m, entry),
      description: descriptionOf(m, entry),
      status: statusOf[entry.state],
      // A post makes nobody busy.
      transparency: ICalEventTransparency.TRANSPARENT,
      ...(url === undefined ? {} : { url }),
    });
  }
  return { kind: 'file', contentType: 'text/calendar; charset=utf-8', body: feed.toString() };
};

type Dated = Omit<CalendarEntry, 'at'>;

function summaryOf(m: Messages, { number, state, awaited, accounts }: Dated): string {
  const names = accounts.map((account) => accountName(account)).join(', ');
  return [m.words.draft(number), entryWord(m, { state, awaited }), names].filter((part) => part !== '').join(' · ');
}

function descriptionOf(m: Messages, entry: Dated): string {
  const { text, warning } = entry;
  const words = [...(warning === null ? [] : [m.calendar.post.warning(warning)]), ...(text === null ? [] : [text])];
  return [...notesOf(m, { ...entry, at: null }), ...words].join('\n\n');
}
