import { html } from 'hono/html';

import type { Html } from '#pages/page.ts';
import type { DossierAccount, DossierCell } from '#reach/dossier/dossier.ts';

import { accountName, type DossierView } from './dossier-view.ts';

/** So many accounts stand side by side in a table; more would not fit on paper. */
const accountsAtOnce = 3;

/** One column under the name of each account. */
export interface CellColumn {
  readonly label: string;
  readonly cell: (cell: DossierCell) => string;
}

/** A column of the desk, beside those of accounts. */
export interface DeskColumn {
  readonly label: string;
  readonly months: readonly string[];
  readonly whole: string;
}

/** Builds tables of months with the same columns for each account, a few accounts a table, and a row for all months. */
export function monthTables(
  view: DossierView,
  caption: string,
  {
    accounts,
    columns,
    desk = [],
  }: {
    readonly accounts: readonly DossierAccount[];
    readonly columns: readonly CellColumn[];
    readonly desk?: readonly DeskColumn[];
  },
): Html {
  const groups = Array.from({ length: Math.max(1, Math.ceil(accounts.length / accountsAtOnce)) }, (_, at) =>
    accounts.slice(at * accountsAtOnce, (at + 1) * accountsAtOnce),
  );
  return html`${groups.map((group, at) => oneTable(view, caption, { accounts: group, columns, desk: at === 0 ? desk : [] }))}`;
}

function oneTable(
  view: DossierView,
  caption: string,
  {
    accounts,
    columns,
    desk,
  }: {
    readonly accounts: readonly DossierAccount[];
    readonly columns: readonly CellColumn[];
    readonly desk: readonly DeskColumn[];
  },
): Html {
  const { m, dossier, texts } = view;
  const words = m.dossierPage;
  return wide(
    caption,
    html`<thead>
        <tr>
          <th scope="col" rowspan="2">${words.month}</th>
          ${accounts.map(
            (account) => html`<th scope="colgroup" colspan="${columns.length}">${accountName(view, account)}</th>`,
          )}
          ${desk.map(({ label }) => html`<th scope="col" rowspan="2">${label}</th>`)}
        </tr>
        <tr>
          ${accounts.map(() => columns.map(({ label }) => html`<th scope="col">${label}</th>`))}
        </tr>
      </thead>
      <tbody>
        ${dossier.months.map((month, at) =>
          row(texts.month(month), [
            ...accounts.flatMap(({ months }) => {
              const cell = months[at];
              return columns.map((column) => (cell === undefined || cell === null ? words.none : column.cell(cell)));
            }),
            ...desk.map(({ months }) => months[at] ?? ''),
          ]),
        )}
      </tbody>
      <tfoot>
        ${row(words.allMonths, [
          ...accounts.flatMap(({ whole }) => columns.map((column) => column.cell(whole))),
          ...desk.map(({ whole }) => whole),
        ])}
      </tfoot>`,
  );
}

function row(label: string, cells: readonly string[]): Html {
  return html`<tr>
    <th scope="row">${label}</th>
    ${cells.map((cell) => html`<td>${cell}</td>`)}
  </tr>`;
}

/** Frames a table, which scrolls sideways by itself where it is wide, with the keyboard as well. */
export function wide(caption: string, rows: Html): Html {
  return html`<div class="wide" role="group" aria-label="${caption}" tabindex="0">
    <table>
      <caption>
        ${caption}
      </caption>
      ${rows}
    </table>
  </div>`;
}
