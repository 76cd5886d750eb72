import { html } from 'hono/html';

import type { Html } from '#pages/page.ts';
import type { DossierAccount, DossierCell } from '#reach/dossier/dossier.ts';

import { accountName, type DossierView } from './dossier-view.ts';

/** Most columns side by side in a table; more would not fit on paper. */
const columnsAtOnce = 12;

/** Stands only in column names, where they may be hyphenated. */
const softHyphen = '\u00AD';

/** One column under the name of each account. */
export interface CellColumn {
  readonly label: string;
  readonly cell: (cell: DossierCell) => string;
  /** If given, a column that is zero everywhere is left out. */
  readonly isZero?: (cell: DossierCell) => boolean;
}

/** A column of the desk's, beside those of accounts. */
export interface DeskColumn {
  readonly label: string;
  readonly months: readonly string[];
  readonly whole: string;
}

/**
 * Builds tables of months with the same columns for each account, a few accounts per table, and a row for all months.
 * Counts that are zero everywhere get no column; a note names them.
 */
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
  const zero = columns.filter(({ isZero }) => isZero !== undefined && accounts.every(({ whole }) => isZero(whole)));
  const told = columns.filter((column) => !zero.includes(column));
  const atOnce = Math.max(1, Math.floor(columnsAtOnce / Math.max(1, told.length)));
  const groups = Array.from({ length: Math.max(1, Math.ceil(accounts.length / atOnce)) }, (_, at) =>
    accounts.slice(at * atOnce, (at + 1) * atOnce),
  );
  const tables = groups.map((group, at) =>
    oneTable(view, caption, { accounts: group, columns: told, desk: at === 0 ? desk : [] }),
  );
  return html`${told.length === 0 ? '' : tables} ${leftOut(view, zero)}`;
}

function leftOut({ m, texts }: DossierView, zero: readonly CellColumn[]): Html {
  if (zero.length === 0) return html``;
  return html`<p class="quiet">
    ${m.dossierPage.leftOut(texts.list(zero.map(({ label }) => label.replaceAll(softHyphen, ''))))}
  </p>`;
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

/** Frames a table; a wide one scrolls sideways by itself, also with the keyboard. */
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
