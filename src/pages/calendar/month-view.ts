import { html } from 'hono/html';
import { Temporal } from 'temporal-polyfill';

import type { Html } from '#pages/page.ts';

import type { CalendarEntry } from './calendar-entry.ts';
import { hrefOf } from './calendar-query.ts';
import { type CalendarSpan, dayOf, daysOf, weekOf } from './calendar-span.ts';
import { type CalendarPage, entryItem, entryLine } from './entry-view.ts';
import type { Shade } from './read-shades.ts';
import { isOfAll, shadeMarks, shadesOn } from './shade-view.ts';

const mostInCell = 4;
const mostInDay = 30;

interface Shown {
  readonly span: CalendarSpan;
  readonly entries: readonly CalendarEntry[];
  readonly shades: readonly Shade[];
  readonly today: Temporal.PlainDate;
}

/** Shows a month as a table. On a phone each day shows its number of posts, with a link to them. */
export function monthView(page: CalendarPage, shown: Shown): Html {
  const { times, timeZone } = page;
  const { span } = shown;
  const week = daysOf(weekOf(span.first, timeZone)).map((day) => times.weekday(day));
  const weeks = Math.ceil((span.first.dayOfWeek - 1 + span.first.daysInMonth) / 7);
  const monday = weekOf(span.first, timeZone).first;
  const rows = Array.from({ length: weeks }, (_, row) =>
    Array.from({ length: 7 }, (_, at) => monday.add({ days: 7 * row + at })),
  );
  const ofDay = byDay(shown.entries, timeZone);
  return html`<table class="month">
    <caption class="unseen">
      ${times.month(span.first)}
    </caption>
    <thead>
      <tr>
        ${week.map(({ short, long }) => html`<th scope="col"><abbr title="${long}">${short}</abbr></th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (days) =>
          html`<tr>
            ${days.map((day) =>
              day.month === span.first.month
                ? cell(page, shown, day, ofDay.get(day.toString()) ?? [])
                : html`<td></td>`,
            )}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function cell(page: CalendarPage, shown: Shown, day: Temporal.PlainDate, entries: readonly CalendarEntry[]): Html {
  const { m, query, times, timeZone } = page;
  const shades = shadesOn(shown.shades, day, timeZone);
  const isToday = Temporal.PlainDate.compare(day, shown.today) === 0;
  const more = entries.length - mostInCell;
  const number = html`<span aria-hidden="true">${day.day}</span><span class="unseen">${times.day(day)}</span>`;
  return html`<td class="${classOf(page, shades)}" ${isToday ? html`aria-current="date"` : ''}>
    ${
      entries.length === 0
        ? html`<p class="number">${number}</p>`
        : html`<p class="number">
            <a href="${hrefOf(query, { view: 'day', on: day })}"
              >${number}<span class="count"
                ><span aria-hidden="true">${entries.length}</span
                ><span class="unseen">: ${m.calendar.posts(entries.length)}</span></span
              ></a
            >
          </p>`
    }
    <div class="roomy">
      ${shadeMarks(page, shades)}
      ${
        entries.length === 0
          ? ''
          : html`<ul class="plain">
              ${entries.slice(0, mostInCell).map((entry) => entryLine(page, entry))}
            </ul>`
      }
      ${more <= 0 ? '' : html`<p><a href="${hrefOf(query, { view: 'day', on: day })}">${m.calendar.more(more)}</a></p>`}
    </div>
  </td>`;
}

/** Shows a week as seven days side by side, or one below the other on a phone. */
export function weekView(page: CalendarPage, shown: Shown): Html {
  const { m, query, times, timeZone } = page;
  const ofDay = byDay(shown.entries, timeZone);
  return html`<div class="week">
    ${daysOf(shown.span).map((day) => {
      const entries = ofDay.get(day.toString()) ?? [];
      const shades = shadesOn(shown.shades, day, timeZone);
      const isToday = Temporal.PlainDate.compare(day, shown.today) === 0;
      const more = entries.length - mostInDay;
      const id = `day-${day.toString()}`;
      return html`<section
        class="day ${classOf(page, shades)}"
        aria-labelledby="${id}"
        ${isToday ? html`aria-current="date"` : ''}
      >
        <h3 id="${id}">${times.weekday(day).long} ${times.shortDay(day)} ${shadeMarks(page, shades)}</h3>
        ${
          entries.length === 0
            ? html`<p class="quiet">${m.calendar.noPosts}</p>`
            : html`<ul class="entries">
                ${entries.slice(0, mostInDay).map((entry) => entryItem(page, entry))}
              </ul>`
        }
        ${more <= 0 ? '' : html`<p><a href="${hrefOf(query, { view: 'day', on: day })}">${m.calendar.more(more)}</a></p>`}
      </section>`;
    })}
  </div>`;
}

function byDay(entries: readonly CalendarEntry[], timeZone: string): ReadonlyMap<string, readonly CalendarEntry[]> {
  return Map.groupBy(entries, ({ at }) => (at === null ? '' : dayOf(at, timeZone).toString()));
}

/** Shades a whole day only where nothing else goes out: a post on another account would look asleep too. */
function classOf(page: CalendarPage, shades: readonly Shade[]): string {
  return shades.some((shade) => isOfAll(page, shade)) ? 'shaded' : '';
}
