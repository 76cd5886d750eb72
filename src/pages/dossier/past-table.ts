import { html } from 'hono/html';

import { comparisonText } from '#pages/digests/comparison-text.ts';
import type { Html } from '#pages/page.ts';
import type { DossierPast, PastCell } from '#reach/dossier/past.ts';

import { accountName, type DossierView, networkNames, quartilesText } from './dossier-view.ts';
import { wide } from './month-table.ts';

/** Builds the section on the time before Tambour; empty if nothing was imported. */
export function pastSection(view: DossierView): Html {
  const { m, dossier, texts } = view;
  const { past } = dossier;
  if (past === null) return html``;
  const words = m.dossierPage;
  return html`<h2>${words.section.past}</h2>
    <p>${words.past.intro}</p>
    ${pastTable(view, past)}
    <ul>
      ${past.accounts.map(
        (account) => html`<li>${words.past.countedOn(nameOf(view, account.id), texts.day(account.countedAt))}</li>`,
      )}
      ${pairLines(view, past).map((line) => html`<li>${line}</li>`)}
    </ul>`;
}

function pastTable(view: DossierView, { months, accounts }: DossierPast): Html {
  const { m, texts } = view;
  const words = m.dossierPage;
  const columns: readonly { readonly label: string; readonly cell: (cell: PastCell) => string }[] = [
    { label: words.column.post, cell: ({ posts }) => texts.count(posts) },
    { label: words.past.got, cell: ({ got }) => quartilesText(view, got) },
    { label: words.past.answers, cell: ({ repliesToOthers }) => texts.count(repliesToOthers) },
  ];
  return wide(
    words.past.caption,
    html`<thead>
        <tr>
          <th scope="col" rowspan="2">${words.month}</th>
          ${accounts.map(({ id }) => html`<th scope="colgroup" colspan="${columns.length}">${nameOf(view, id)}</th>`)}
        </tr>
        <tr>
          ${accounts.map(() => columns.map(({ label }) => html`<th scope="col">${label}</th>`))}
        </tr>
      </thead>
      <tbody>
        ${months.map(
          (month, at) =>
            html`<tr>
              <th scope="row">${texts.month(month)}</th>
              ${accounts.flatMap((account) => {
                const cell = account.months[at];
                return columns.map((column) => html`<td>${cell === undefined ? words.none : column.cell(cell)}</td>`);
              })}
            </tr>`,
        )}
      </tbody>`,
  );
}

function pairLines({ m }: DossierView, { pairs, openPairs }: DossierPast): readonly string[] {
  const { past: words } = m.dossierPage;
  const open = openPairs === 0 ? [] : [words.openPairs(openPairs)];
  const known = pairs.filter(({ comparison }) => comparison.pairs > 0);
  const said = known.map(({ networks, comparison }) =>
    words.pairs(comparisonText(m, comparison, networkNames(networks))),
  );
  return [...said, ...open];
}

function nameOf(view: DossierView, id: string): string {
  const account = view.dossier.accounts.find((one) => one.id === id);
  return account === undefined ? view.m.dossierPage.none : accountName(view, account);
}
