import { html } from 'hono/html';

import { figureText } from '#messages/figure-text.ts';
import type { EachWay } from '#messages/words/dossier-page.ts';
import type { Html } from '#pages/page.ts';
import type { DossierAccount } from '#reach/dossier/dossier.ts';
import type { LeavingWay } from '#storage/generated/client.ts';

import { accountName, type DossierView, postsOf } from './dossier-view.ts';
import { perMonth } from './dossier-tables.ts';
import { wide } from './month-table.ts';

/** The ways to leave an account, in the order in which a plan offers them. */
const ways = ['deletion', 'dormant', 'incidents', 'fading'] as const satisfies readonly LeavingWay[];

/** Lays the ways side by side for each account that the desk has, by its figures; in no order of merit. */
export function waysTables(view: DossierView): Html {
  return html`${view.dossier.accounts.filter(({ isOfDesk }) => isOfDesk).map((account) => wayTable(view, account))}`;
}

function wayTable(view: DossierView, account: DossierAccount): Html {
  const { m, rules, texts } = view;
  const { way: words, caption, none } = m.dossierPage;
  const { whole } = account;
  const posts = postsOf(whole);
  const logInDays = rules[account.network].logInEveryDays;
  const care = logInDays === null ? words.keeper : words.logIn(logInDays);
  const cost = whole.cost === null ? null : whole.cost.posts + whole.cost.reading;
  const rows: readonly (readonly [fact: string, by: EachWay])[] = [
    [words.happens, m.leaving.consequences],
    [words.posts(figureText(perMonth(account, posts), m.tongue, 1)), words.postsBy],
    [words.published(posts), words.publishedBy],
    [words.followers(texts.count(whole.followers?.count ?? null)), words.followersBy],
    [words.emergencies(whole.posts.emergency), words.emergenciesBy],
    ...(cost === null ? [] : [[words.cost(texts.dollars(perMonth(account, cost))), words.costBy] as const]),
    [words.care, { deletion: words.noCare, dormant: care, incidents: care, fading: care }],
    [words.pointers, account.pointers === null ? eachWay(none) : words.pointersBy],
  ];
  return wide(
    caption.ways(accountName(view, account)),
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

function eachWay(said: string): EachWay {
  return { deletion: said, dormant: said, incidents: said, fading: said };
}
