import { html } from 'hono/html';
import { Temporal } from 'temporal-polyfill';

import { languageFacts } from '#languages.ts';
import { messagesIn } from '#messages/messages.ts';

import { type ClockSeen, leaps } from './clock-door.ts';
import { hereFields } from './here-fields.ts';
import { nothing, type Html } from './html.ts';
import type { View } from './view.ts';

/** Renders the current time and, if it can be moved, the buttons for that. */
export function clockView(view: View): Html {
  const { clock, words } = view;
  return html`<section
    class="clock"
    data-swap="clock"
    aria-label="${words.clock.label}"
    ${clock === null ? html`hidden` : nothing}
  >
    ${clock === null ? nothing : seenView(view, clock)}
  </section>`;
}

function seenView(view: View, clock: ClockSeen): Html {
  const words = view.words.clock;
  if (clock.movingTo !== null) {
    return html`<p>${words.moving(dateText(view, clock.now), dateText(view, clock.movingTo))}</p>
      <form method="post" action="/as/${view.me.id}/clock">
        ${hereFields(view)} <button class="small" name="leap" value="stop">${words.stop}</button>
      </form>`;
  }
  const stopped = clock.stoppedBy === null ? nothing : html`<p>${words.stopped[clock.stoppedBy]}</p>`;
  if (clock.aheadMs > 0) {
    return html`<p>${words.ahead(dateText(view, clock.now), aheadText(view, clock))}</p>
      ${stopped}${leapButtons(view)}`;
  }
  return html`<details>
      <summary>${words.summary}</summary>
      <p>${words.hint}</p>
      <p>${words.forGood}</p>
      ${leapButtons(view)}
    </details>
    ${stopped}`;
}

function leapButtons(view: View): Html {
  const { words, me } = view;
  return html`<form method="post" action="/as/${me.id}/clock">
    ${hereFields(view)}
    ${leaps.map((leap) => html`<button class="small" name="leap" value="${leap}">${words.clock.leaps[leap]}</button>`)}
  </form>`;
}

function dateText({ me: { language, timeZone } }: View, at: Date): string {
  const { formats } = messagesIn(language);
  const { locale } = languageFacts[language];
  const day = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'long', ...formats.day, year: 'numeric' });
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', hour: '2-digit', minute: '2-digit' });
  return formats.dayAndTime(formats.dayAsWritten(day.format(at)), formats.time(time.format(at)));
}

/** Describes how far time is ahead, by the two largest units. */
function aheadText({ me: { language, timeZone } }: View, { now, aheadMs }: ClockSeen): string {
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  const machine = here.subtract({ milliseconds: aheadMs });
  // The machine's clock went on while time was moved, so this is seldom a whole number of hours.
  const smallestUnit = aheadMs < 3_600_000 ? 'minute' : 'hour';
  const ahead = machine.until(here, { largestUnit: 'year', smallestUnit, roundingMode: 'halfExpand' });
  const { years, months, days, hours, minutes } = ahead;
  const told = Object.entries({ years, months, days, hours, minutes }).filter(([, count]) => count > 0);
  return new Intl.DurationFormat(language, { style: 'long' }).format(Object.fromEntries(told.slice(0, 2)));
}
