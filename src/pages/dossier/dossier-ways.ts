import { html } from 'hono/html';

import type { EachWay } from '#messages/words/dossier-page.ts';
import type { Html } from '#pages/page.ts';
import type { DossierAccount } from '#reach/dossier/dossier.ts';

import { accountName, type DossierView, importedOf, postsOf } from './dossier-view.ts';
import { perMonth, postsAMonth } from './dossier-tables.ts';
import { wide } from './month-table.ts';

/** The ways to leave an account, in an order that implies no merit. */
const ways = ['deletion', 'dormant', 'emergenciesOnly', 'fadeOut'] as const satisfies readonly (keyof EachWay)[];

/** A fact, and what becomes of it in each way. */
type Row = readonly [fact: string, by: EachWay];

/** Lays the ways of leaving side by side for the desk's accounts, with their figures. The order implies no merit. */
export function waysTable(view: DossierView): Html {
  const { m, texts } = view;
  const { way: words, caption } = m.dossierPage;
  const accounts = view.dossier.accounts.filter(({ isOfDesk }) => isOfDesk);
  if (accounts.length === 0) return html``;
  const each = (of: readonly DossierAccount[], figure: (account: DossierAccount) => string): string =>
    texts.briefList(of.map((account) => `${accountName(view, account)} ${figure(account)}`));
  const billed = accounts.filter(({ whole }) => whole.cost !== null);
  const count = (value: number | null, decimals = 0): string => texts.count(value, decimals);
  const costOf = (account: DossierAccount): string => {
    const { cost } = account.whole;
    return texts.dollars(cost === null ? null : perMonth(account, cost.posts + cost.reading));
  };
  const publishedOn = (account: DossierAccount): string => {
    const imported = importedOf(view, account);
    const all = count(postsOf(account.whole) + imported);
    return imported === 0 ? all : words.withImported(all, count(imported));
  };
  const rows: readonly Row[] = [
    [words.happens, m.leaving.consequences],
    [words.posts(each(accounts, (account) => count(postsAMonth(view, account), 1))), words.postsBy],
    [words.published(each(accounts, publishedOn)), words.publishedBy],
    [words.nowhereElse(each(accounts, ({ nowhereElse }) => count(nowhereElse))), words.nowhereElseBy],
    [words.followers(each(accounts, ({ whole }) => count(whole.followers?.count ?? null))), words.followersBy],
    [words.emergencies(each(accounts, ({ whole }) => count(whole.posts.emergency))), words.emergenciesBy],
    ...(billed.length === 0 ? [] : [[words.cost(each(billed, costOf)), words.costBy] as const]),
    ...groups(view, accounts, careOf).map(([names, care]): Row => [
      words.care(names),
      { deletion: words.noCare, dormant: care, emergenciesOnly: care, fadeOut: care },
    ]),
    ...groups(view, accounts, ({ pointers }) => (pointers === null ? 'none' : 'entered')).map(([names, kind]): Row => [
      words.pointers(names),
      kind === 'none' ? eachWay(m.dossierPage.none) : words.pointersBy,
    ]),
  ];
  return wide(
    caption.ways(texts.list(accounts.map((account) => accountName(view, account)))),
    html`<thead>
        <tr>
          <th scope="col">${words.fact}</th>
          ${ways.map((way) => html`<th scope="col">${m.leaving.ways[way]}</th>`)}
        </tr>
      </thead>
      <tbody class="said">
        ${rows.map(
          ([fact, by]) =>
            html`<tr>
              <th scope="row">${fact}</th>
              ${ways.map((way) => html`<td>${by[way]}</td>`)}
            </tr>`,
        )}
      </tbody>`,
  );
}

/** Groups accounts by a value, with their names; names are null if all accounts have the same value. */
function groups<Told extends string>(
  view: DossierView,
  accounts: readonly DossierAccount[],
  of: (account: DossierAccount, view: DossierView) => Told,
): readonly (readonly [names: string | null, told: Told])[] {
  const found = [...Map.groupBy(accounts, (account) => of(account, view))];
  return found.map(([told, some]) => [
    found.length === 1 ? null : view.texts.briefList(some.map((account) => accountName(view, account))),
    told,
  ]);
}

function careOf({ network }: DossierAccount, { m, rules }: DossierView): string {
  const { way: words } = m.dossierPage;
  const { logInEveryDays } = rules[network];
  return logInEveryDays === null ? words.keeper : words.logIn(logInEveryDays);
}

function eachWay(said: string): EachWay {
  return { deletion: said, dormant: said, emergenciesOnly: said, fadeOut: said };
}
