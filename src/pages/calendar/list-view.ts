import { html } from 'hono/html';
import type { Temporal } from 'temporal-polyfill';

import type { Html } from '#pages/page.ts';

import type { CalendarEntry } from './calendar-entry.ts';
import { hrefOf } from './calendar-query.ts';
import { dayOf } from './calendar-span.ts';
import { type CalendarPage, entryItem } from './entry-view.ts';
import type { Shade } from './read-shades.ts';
import { shadeMarks, shadesOn } from './shade-view.ts';

/** Most posts on one page: nobody reads more at once, and a month may have thousands. */
const mostListed = 100;

interface Part {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly CalendarEntry[];
}

/**
 * Lists posts by day. If the days include `now`, coming posts stand first, then those without a time, then past ones: a
 * reader on a phone first sees what can still be changed.
 */
export function listView(
  page: CalendarPage,
  {
    entries,
    shades,
    now,
  }: {
    readonly entries: readonly CalendarEntry[];
    readonly shades: readonly Shade[];
    /** Null: it is not within these days. */
    readonly now: Date | null;
  },
): Html {
  const { m, query } = page;
  const { calendar } = m;
  const dated = entries.filter(({ at }) => at !== null);
  const isEarlier = ({ at }: CalendarEntry): boolean => now !== null && at !== null && at < now;
  const parts: readonly Part[] = [
    { id: 'upcoming', title: calendar.upcoming, entries: dated.filter((entry) => !isEarlier(entry)) },
    { id: 'undated', title: calendar.undated, entries: entries.filter(({ at }) => at === null) },
    { id: 'earlier', title: calendar.earlier, entries: dated.filter(isEarlier).toReversed() },
  ];
  if (entries.length === 0) return html`<p>${calendar.noPosts}</p>`;
  const first = (Math.min(query.page, Math.ceil(entries.length / mostListed)) - 1) * mostListed;
  const shown = new Set(
    parts
      .flatMap((part) => part.entries)
      .slice(first, first + mostListed)
      .map(({ number }) => number),
  );
  const pages = pagesNav(page, first, entries.length);
  return html`${parts.map((part) =>
    partView(page, { ...part, entries: part.entries.filter(({ number }) => shown.has(number)) }, shades, now !== null),
  )}${pages}`;
}

function partView(
  page: CalendarPage,
  { id, title, entries }: Part,
  shades: readonly Shade[],
  isSplit: boolean,
): Html | '' {
  if (entries.length === 0) return '';
  if (id === 'undated') {
    return html`<section aria-labelledby="undated">
      <h3 id="undated">${title}</h3>
      <ul class="entries">
        ${entries.map((entry) => entryItem(page, entry))}
      </ul>
    </section>`;
  }
  const days = Map.groupBy(entries, ({ at }) => (at === null ? '' : dayOf(at, page.timeZone).toString()));
  const sections = [...days.values()].map((ofDay) => {
    const [one] = ofDay;
    return one === undefined || one.at === null
      ? ''
      : dayView(page, { day: dayOf(one.at, page.timeZone), entries: ofDay, shades, isSplit, part: id });
  });
  return html`<section ${isSplit ? html`aria-labelledby="${id}"` : ''}>
    ${isSplit ? html`<h3 id="${id}">${title}</h3>` : ''} ${sections}
  </section>`;
}

function dayView(
  page: CalendarPage,
  {
    day,
    entries,
    shades,
    isSplit,
    part,
  }: {
    readonly day: Temporal.PlainDate;
    readonly entries: readonly CalendarEntry[];
    readonly shades: readonly Shade[];
    readonly isSplit: boolean;
    readonly part: string;
  },
): Html {
  const id = `${part}-${day.toString()}`;
  const said = html`${page.times.day(day)} ${shadeMarks(page, shadesOn(shades, day, page.timeZone))}`;
  return html`<section class="day" aria-labelledby="${id}">
    ${isSplit ? html`<h4 id="${id}">${said}</h4>` : html`<h3 id="${id}">${said}</h3>`}
    <ul class="entries">
      ${entries.map((entry) => entryItem(page, entry))}
    </ul>
  </section>`;
}

function pagesNav({ m, query }: CalendarPage, first: number, total: number): Html | '' {
  if (total <= mostListed) return '';
  const { list } = m.calendar;
  const last = Math.min(first + mostListed, total);
  const number = first / mostListed + 1;
  return html`<nav class="pages-of-list" aria-label="${list.label}">
    <p>${list.shown(first + 1, last, total)}</p>
    ${first === 0 ? '' : html`<a href="${hrefOf(query, { page: number - 1 })}" rel="prev">${list.previous}</a>`}
    ${last === total ? '' : html`<a href="${hrefOf(query, { page: number + 1 })}" rel="next">${list.next}</a>`}
  </nav>`;
}
