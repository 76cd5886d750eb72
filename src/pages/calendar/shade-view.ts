import { html } from 'hono/html';
import type { Temporal } from 'temporal-polyfill';

import type { Desk } from '#desks/desk.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { Html } from '#pages/page.ts';

import { startOfDay } from './calendar-span.ts';
import { accountName, type CalendarPage } from './entry-view.ts';
import type { Shade } from './read-shades.ts';

/** Lists the shades on a day. Pure. */
export function shadesOn(shades: readonly Shade[], day: Temporal.PlainDate, timeZone: string): readonly Shade[] {
  const [from, to] = [startOfDay(day, timeZone), startOfDay(day.add({ days: 1 }), timeZone)];
  return shades.filter((shade) => shade.from < to && (shade.to === null || shade.to > from));
}

/** Names a shade for a small space, such as a day's cell. */
function shadeName({ calendar }: Messages, { kind, label }: Shade): string {
  return label === '' ? calendar.shade.kinds[kind] : label;
}

/** Lists the reserve periods and sleeps of a span, with their times and accounts; holidays are marked on their days. */
export function shadeList(
  { m, times }: CalendarPage,
  shades: readonly Shade[],
  { accounts }: Pick<Desk, 'accounts'>,
): Html | '' {
  const { shade: words } = m.calendar;
  const told = shades.filter(({ kind }) => kind !== 'holiday');
  if (told.length === 0) return '';
  const items = told.map(({ kind, label, from, to, accountIds }) => {
    const when = to === null ? words.since(times.moment(from)) : words.span(times.moment(from), times.moment(to));
    const isAll = accounts.every(({ id }) => accountIds.includes(id));
    const named = accounts.filter(({ id }) => accountIds.includes(id));
    const which = isAll ? [] : named.map(({ handle: name, network }) => accountName({ name, network }));
    return html`<li class="shade is-${kind}">
      <strong>${words.kinds[kind]}</strong>${label === '' ? '' : html`: <bdi>${label}</bdi>`},
      ${when}${which.length === 0 ? '' : html` · <bdi>${which.join(', ')}</bdi>`}
    </li>`;
  });
  return html`<section aria-labelledby="special">
    <h2 id="special">${words.title}</h2>
    <ul class="plain">
      ${items}
    </ul>
  </section>`;
}

/** Marks a day's heading with its shades. */
export function shadeMarks({ m }: CalendarPage, shades: readonly Shade[]): readonly Html[] {
  return shades.map(
    (shade) =>
      html`<span class="shade is-${shade.kind}"
        >${shade.label === '' ? '' : html`<span class="unseen">${m.calendar.shade.kinds[shade.kind]}: </span>`}<bdi
          >${shadeName(m, shade)}</bdi
        ></span
      > `,
  );
}
