import { html } from 'hono/html';

import type { Desk } from '#desks/desk.ts';
import type { Html } from '#pages/page.ts';

import { calendarStates } from './calendar-entry.ts';
import { hrefOf } from './calendar-query.ts';
import { accountName, type CalendarPage } from './entry-view.ts';
import { stateWord } from './week-counts.ts';

/** Renders the form that selects accounts and states. It sends a GET request, and changes nothing. */
export function filterForm({ m, query }: CalendarPage, { accounts }: Pick<Desk, 'accounts'>): Html {
  const { filter } = m.calendar;
  const { view, on, accountIds, states, lang } = query;
  const chosen = [
    ...accounts.filter(({ id }) => accountIds.includes(id)).map(({ handle }) => handle),
    ...states.map((state) => stateWord(m, state)),
  ];
  const hidden = [
    ['view', view],
    ['on', on?.toString()],
    ['lang', lang],
  ].filter((field): field is [string, string] => typeof field[1] === 'string');
  return html`<details class="filter">
    <summary>${chosen.length === 0 ? filter.title : filter.active(chosen.join(', '))}</summary>
    <form method="get" action="calendar">
      ${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
      <fieldset>
        <legend>${filter.accounts}</legend>
        ${accounts.map(({ id, handle: name, network }) => box('account', id, accountName({ name, network }), accountIds.includes(id)))}
      </fieldset>
      <fieldset>
        <legend>${filter.states}</legend>
        ${calendarStates.map((state) => box('state', state, stateWord(m, state), states.includes(state)))}
      </fieldset>
      <p>
        <button>${filter.show}</button>
        ${chosen.length === 0 ? '' : html`<a href="${hrefOf(query, { accountIds: [], states: [] })}">${filter.none}</a>`}
      </p>
    </form>
  </details>`;
}

function box(name: string, value: string, label: string, isChosen: boolean): Html {
  return html`<label
    ><input type="checkbox" name="${name}" value="${value}" ${isChosen ? html`checked` : ''} />
    <span><bdi>${label}</bdi></span></label
  >`;
}
