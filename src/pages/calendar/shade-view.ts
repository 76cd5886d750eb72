import { html } from 'hono/html';
import type { Temporal } from 'temporal-polyfill';

import { networkKinds } from '#networks/network-kinds.ts';
import type { Html } from '#pages/page.ts';

import { startOfDay } from './calendar-span.ts';
import { accountName, type CalendarPage } from './entry-view.ts';
import type { Shade } from './read-shades.ts';

/** Lists the shades on a day. Pure. */
export function shadesOn(shades: readonly Shade[], day: Temporal.PlainDate, timeZone: string): readonly Shade[] {
  const [from, to] = [startOfDay(day, timeZone), startOfDay(day.add({ days: 1 }), timeZone)];
  return shades.filter((shade) => shade.from < to && (shade.to === null || shade.to > from));
}

/** Tells whether a shade concerns every account of the desk. */
export function isOfAll({ accounts }: Pick<CalendarPage, 'accounts'>, { accountIds }: Shade): boolean {
  return accountIds.length === 0 || accounts.every(({ id }) => accountIds.includes(id));
}

/** Names a shade for a small space, such as a day's cell; with the networks of its accounts, unless it concerns all. */
function shadeName(page: CalendarPage, shade: Shade): string {
  const { calendar, words } = page.m;
  const name = shade.label === '' ? calendar.shade.kinds[shade.kind] : shade.label;
  if (isOfAll(page, shade)) return name;
  const concerned = page.accounts.filter(({ id }) => shade.accountIds.includes(id));
  const named = concerned.map(({ handle, network }) =>
    page.accounts.filter((one) => one.network === network).length === 1 ? networkKinds[network].name : handle,
  );
  return words.labelled(named.join(', '), name);
}

/** Lists the reserve periods and sleeps of a span, with their times and accounts; holidays are marked on their days. */
export function shadeList(page: CalendarPage, shades: readonly Shade[]): Html | '' {
  const { m, times, accounts } = page;
  const { shade: words } = m.calendar;
  const told = shades.filter(({ kind }) => kind !== 'holiday');
  if (told.length === 0) return '';
  const items = told.map((shade) => {
    const { kind, label, from, to, accountIds } = shade;
    const when = to === null ? words.since(times.moment(from)) : words.span(times.moment(from), times.moment(to));
    const named = accounts.filter(({ id }) => accountIds.includes(id));
    const which = isOfAll(page, shade) ? [] : named.map(({ handle: name, network }) => accountName({ name, network }));
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
export function shadeMarks(page: CalendarPage, shades: readonly Shade[]): readonly Html[] {
  return shades.map(
    (shade) =>
      html`<span class="shade is-${shade.kind}"
        >${shade.label === '' ? '' : html`<span class="unseen">${page.m.calendar.shade.kinds[shade.kind]}: </span>`}<bdi
          >${shadeName(page, shade)}</bdi
        ></span
      > `,
  );
}
