import { html } from 'hono/html';

import type { Html, Page, PageFunction, PageRequest } from '#pages/page.ts';

import { lastDigest } from '#pages/digests/digests-page.ts';

import { type CalendarQuery, hrefOf, readQuery } from './calendar-query.ts';
import { type CalendarSpan, dayOf, spanOf, weekOf } from './calendar-span.ts';
import type { CalendarPage } from './entry-view.ts';
import { filterForm } from './filter-form.ts';
import { listView } from './list-view.ts';
import { monthView, weekView } from './month-view.ts';
import { postPage } from './post-page.ts';
import { type Calendar, readCalendar } from './read-calendar.ts';
import { shadeList } from './shade-view.ts';
import { timeTexts } from './time-texts.ts';
import { weekLine } from './week-counts.ts';

/** Shows a desk's published and planned posts: first a summary of this week, then a list, a week or a month. */
export const calendarPage: PageFunction = async (request) => {
  const { desk, m, now } = request;
  const { timeZone } = desk;
  const query = readQuery(request.query, desk);
  const page: CalendarPage = { m, query, timeZone, times: timeTexts(m, timeZone), accounts: desk.accounts };
  if (query.post !== null) return postPage(request, page, query.post);
  const today = dayOf(now, timeZone);
  const [span, week] = [spanOf(query.view, query.on ?? today, timeZone), weekOf(today, timeZone)];
  const isNow = span.from <= now && now < span.to;
  const read = await readSpan(request, span);
  const isUndatedShown = isNow && query.view === 'list';
  const entries = read.entries.filter((entry) => isChosen(query, entry) && (entry.at !== null || isUndatedShown));
  const ofWeek = span.from <= week.from && week.to <= span.to ? read : await readSpan(request, week);
  const shown = { span, entries, shades: read.shaded, today };
  const body = html`${weekSummary(page, week, ofWeek.entries)} ${await digestLink(request)}
    <div class="bar">${viewsNav(page)} ${spansNav(page, span)} ${filterForm(page, desk)}</div>
    <section aria-labelledby="span">
      <h2 id="span" class="span">${spanName(page, span)}</h2>
      ${
        query.view === 'month'
          ? monthView(page, shown)
          : query.view === 'week'
            ? weekView(page, shown)
            : listView(page, { entries, shades: read.shaded, now: isNow && query.view === 'list' ? now : null })
      }
    </section>
    ${shadeList(page, read.shaded)}
    <p class="quiet">${m.calendar.times(timeZone, page.times.moment(now))}</p>
    <p class="quiet"><a href="calendar.ics?lang=${request.language}">${m.pages.feed.link}</a> ${m.pages.feed.hint}</p>`;
  return { kind: 'html', title: m.pages.title.calendar(desk.name), body } satisfies Page;
};

function readSpan({ store, desk, link, language }: PageRequest, { from, to }: CalendarSpan): Promise<Calendar> {
  return readCalendar(store, desk, { from, to, undated: ['writing', 'asked'], showsTexts: link.showsTexts, language });
}

function isChosen({ accountIds, states }: CalendarQuery, { accounts, state }: Calendar['entries'][number]): boolean {
  return (
    (accountIds.length === 0 || accounts.some(({ id }) => accountIds.includes(id))) &&
    (states.length === 0 || states.includes(state))
  );
}

/** Summarises the current week, whatever is shown below. */
function weekSummary({ m, times }: CalendarPage, week: CalendarSpan, entries: Calendar['entries']): Html {
  const ofWeek = entries.filter(({ at }) => at === null || (week.from <= at && at < week.to));
  return html`<section class="summary" aria-labelledby="this-week">
    <h2 id="this-week">${m.calendar.week.title(times.shortDay(week.first), times.shortDay(week.last))}</h2>
    <p><strong>${weekLine(m, ofWeek)}</strong></p>
  </section>`;
}

/** Links to the last digest, if the link also opens digests. */
async function digestLink(request: PageRequest): Promise<Html | ''> {
  const { link, m, language } = request;
  const id = link.scopes.includes('digests') ? await lastDigest(request) : null;
  return id === null ? '' : html`<p><a href="digests/${id}?lang=${language}">${m.calendar.lastDigest}</a></p>`;
}

function viewsNav({ m, query }: CalendarPage): Html {
  const { views } = m.calendar;
  return html`<nav aria-label="${views.label}">
    ${(['list', 'week', 'month'] as const).map(
      (view) =>
        html`<a href="${hrefOf(query, { view })}" ${view === query.view ? html`aria-current="true"` : ''}
          >${views[view]}</a
        > `,
    )}
  </nav>`;
}

function spansNav(page: CalendarPage, { previous, next }: CalendarSpan): Html {
  const { m, query, timeZone } = page;
  const { spans } = m.calendar;
  const named = (on: typeof previous): string => spanName(page, spanOf(query.view, on, timeZone));
  return html`<nav aria-label="${spans.label}">
    <a href="${hrefOf(query, { on: previous })}" rel="prev"><span aria-hidden="true">← </span>${named(previous)}</a>
    <a href="${hrefOf(query, { on: null })}">${spans.today}</a>
    <a href="${hrefOf(query, { on: next })}" rel="next">${named(next)}<span aria-hidden="true"> →</span></a>
  </nav>`;
}

function spanName({ m, query, times }: CalendarPage, { first, last }: CalendarSpan): string {
  switch (query.view) {
    case 'list':
    case 'month':
      return times.month(first);
    case 'week':
      return m.calendar.weekOf(times.shortDay(first), times.shortDay(last));
    case 'day':
      return times.day(first);
  }
}
