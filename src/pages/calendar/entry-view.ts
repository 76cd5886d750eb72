import { html } from 'hono/html';

import type { Account } from '#desks/account.ts';
import { firstWords } from '#text/first-words.ts';
import { networkKinds } from '#networks/network-kinds.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { Html } from '#pages/page.ts';

import type { CalendarAccount, CalendarEntry, CalendarState } from './calendar-entry.ts';
import { type CalendarQuery, hrefOf } from './calendar-query.ts';
import type { TimeTexts } from './time-texts.ts';
import { entryWord, stateWord } from './week-counts.ts';

/** Everything that the parts of a calendar page need. */
export interface CalendarPage {
  readonly m: Messages;
  readonly query: CalendarQuery;
  readonly times: TimeTexts;
  readonly timeZone: string;
  /** The desk's. */
  readonly accounts: readonly Pick<Account, 'id' | 'handle' | 'network'>[];
}

/** Most characters of a text in a list; its own page shows all of it. */
const mostCharacters = 160;
/** The same in a day of a month: two lines on a screen. */
const mostInLine = 30;

/** Signs before a state's word, so that states do not differ by colour alone. */
const signs: Readonly<Record<CalendarState, string>> = {
  writing: '✎',
  waits: '◔',
  approved: '✓',
  held: '!',
  public: '●',
  partly: '◐',
  retracted: '↩',
  cancelled: '✕',
};

/** Renders a post's state as a sign and words. */
export function stateBadge(m: Messages, entry: Pick<CalendarEntry, 'state' | 'awaited'>): Html {
  return html`<span class="state is-${entry.state}"
    ><span aria-hidden="true">${signs[entry.state]} </span>${entryWord(m, entry)}</span
  >`;
}

/** Renders a post as a list item. */
export function entryItem(page: CalendarPage, entry: CalendarEntry): Html {
  const { m, query } = page;
  return html`<li class="entry is-${entry.state}">
    ${timeOf(page, entry)}
    <div>
      <p>
        <a href="${hrefOf(query, { post: entry.number })}">${m.words.draft(entry.number)}</a>
        ${stateBadge(m, entry)}
      </p>
      ${excerptOf(m, entry)}
      <p class="quiet">${notesOf(m, entry).map((note) => html`${note} · `)}${accountsOf(m, entry)}</p>
    </div>
  </li>`;
}

/** Renders a post in a narrow space: its time, state, first words (else its number), and networks. */
export function entryLine({ m, query, times }: CalendarPage, entry: CalendarEntry): Html {
  const { at, number, state, accounts } = entry;
  const shown = shownText(m, entry);
  const networks = [...new Set(accounts.map(({ network }) => networkKinds[network].name))];
  return html`<li>
    <a class="line is-${state}" href="${hrefOf(query, { post: number })}"
      >${at === null ? '' : html`${times.time(at)} `}<span aria-hidden="true">${signs[state]}</span>
      <span class="unseen">${m.words.draft(number)}, ${entryWord(m, entry)}, </span>${
        shown === null
          ? html`<span aria-hidden="true">${number}</span>`
          : html`<bdi>${firstWords(shown, mostInLine)}</bdi>`
      } <span class="quiet">${networks.join(', ')}</span></a
    >
  </li>`;
}

/** Says what a post corrects, and whether it was corrected. */
export function notesOf({ calendar }: Messages, { corrects, isCorrected }: CalendarEntry): readonly string[] {
  return [...(corrects === null ? [] : [calendar.corrects(corrects)]), ...(isCorrected ? [calendar.isCorrected] : [])];
}

function timeOf({ times }: CalendarPage, { at }: CalendarEntry): Html {
  return at === null
    ? html`<span></span>`
    : html`<p class="when"><time datetime="${at.toISOString()}">${times.time(at)}</time></p>`;
}

function excerptOf(m: Messages, entry: CalendarEntry): Html | '' {
  const shown = shownText(m, entry);
  return shown === null ? '' : html`<p dir="auto">${firstWords(shown, mostCharacters)}</p>`;
}

/** Returns the text, or only the content warning, as on the network; null: there is none that may be shown. */
function shownText({ calendar }: Messages, { text, warning }: CalendarEntry): string | null {
  const shown = warning === null ? text : calendar.post.warning(warning);
  return shown === '' ? null : shown;
}

/** Names a post's accounts, with the state on each one where it differs. */
function accountsOf(m: Messages, { accounts, state }: CalendarEntry): readonly Html[] {
  return accounts.map(
    (account, at) =>
      html`${at === 0 ? '' : ', '}<bdi>${accountName(account)}</bdi>${
        account.state === state ? '' : html` (${stateWord(m, account.state)})`
      }`,
  );
}

/** Names an account by its address and its network. */
export function accountName({ name, network }: Pick<CalendarAccount, 'name' | 'network'>): string {
  return `${name} (${networkKinds[network].name})`;
}
