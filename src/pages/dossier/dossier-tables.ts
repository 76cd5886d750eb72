import { html } from 'hono/html';

import { figureText, ratioText } from '#messages/figure-text.ts';
import { networkKinds } from '#networks/network-kinds.ts';
import type { Html } from '#pages/page.ts';
import type { Both, Comparison } from '#reach/digest.ts';
import type { Compared, DossierAccount } from '#reach/dossier/dossier.ts';

import { type DossierView, quartilesText } from './dossier-view.ts';
import { monthTables, wide } from './month-table.ts';

/** Builds the table of posts by kind. */
export function postsTable(view: DossierView): Html {
  const { m, dossier, texts } = view;
  const { caption, column } = m.dossierPage;
  return monthTables(view, caption.posts, {
    accounts: dossier.accounts,
    columns: [
      { label: column.post, cell: ({ posts }) => texts.count(posts.post) },
      { label: column.correction, cell: ({ posts }) => texts.count(posts.correction) },
      { label: column.emergency, cell: ({ posts }) => texts.count(posts.emergency) },
      { label: column.relayed, cell: ({ posts }) => texts.count(posts.relayed) },
      { label: column.takenBack, cell: ({ takenBack }) => texts.count(takenBack) },
    ],
  });
}

/** Builds the table of what a post got. */
export function gotTable(view: DossierView): Html {
  const { m, dossier, texts } = view;
  const { caption, column } = m.dossierPage;
  return monthTables(view, caption.got, {
    accounts: dossier.accounts,
    columns: [
      { label: column.read, cell: ({ got }) => texts.count(got.h72.read) },
      { label: column.h72, cell: ({ got }) => quartilesText(view, got.h72.interactions) },
      { label: column.d28, cell: ({ got }) => quartilesText(view, got.d28.interactions) },
    ],
  });
}

/** Builds the table of pairs; nothing where all accounts are on one network. */
export function pairsTable(view: DossierView): Html {
  const { m, dossier, texts } = view;
  const { compared, pairs, months } = dossier;
  if (compared === null) return html``;
  const words = m.dossierPage;
  const [one, other]: Both<string> = [networkKinds[compared[0]].name, networkKinds[compared[1]].name];
  const heads = [
    words.month,
    words.column.pairs,
    words.moreOn(one),
    words.moreOn(other),
    words.column.ratio72,
    words.column.ratio28,
  ];
  const row = (label: string, { h72, d28 }: Compared): Html =>
    html`<tr>
      <th scope="row">${label}</th>
      ${[h72.pairs, ...h72.ahead].map((count) => html`<td>${texts.count(count)}</td>`)}
      <td>${ratioSaid(view, h72)}</td>
      <td>${ratioSaid(view, d28)}</td>
    </tr>`;
  return wide(
    words.caption.pairs(one, other),
    html`<thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${pairs.months.map((compared_, at) => row(texts.month(months[at] ?? ''), compared_))}
      </tbody>
      <tfoot>
        ${row(words.allMonths, pairs.whole)}
      </tfoot>`,
  );
}

function ratioSaid({ m }: DossierView, comparison: Comparison): string {
  const { none, tooFew, smallCounts, withRange } = m.dossierPage;
  if (comparison.pairs === 0) return none;
  if (comparison.kind === 'tooFew') return tooFew;
  if (comparison.ratio === null) return smallCounts;
  const [typical, low, high] = [comparison.ratio.typical, comparison.ratio.low, comparison.ratio.high].map((value) =>
    ratioText(value, m.tongue),
  );
  return withRange(typical ?? '', low ?? '', high ?? '');
}

/** Builds the table of followers. */
export function followersTable(view: DossierView): Html {
  const { m, dossier, texts } = view;
  const { caption, column, none } = m.dossierPage;
  return monthTables(view, caption.followers, {
    accounts: dossier.accounts,
    columns: [
      { label: column.followers, cell: ({ followers }) => texts.count(followers?.count ?? null) },
      { label: column.readOn, cell: ({ followers }) => (followers === null ? none : texts.day(followers.readAt)) },
    ],
  });
}

/** Builds the table of replies; of how many we answered only where that can be told. */
export function repliesTable(view: DossierView): Html {
  const { m, dossier, texts } = view;
  const { caption, column } = m.dossierPage;
  return monthTables(view, caption.replies, {
    accounts: dossier.accounts,
    columns: [
      { label: column.replies, cell: ({ replies }) => texts.count(replies) },
      {
        label: column.answered,
        cell: ({ answering }) => texts.count(answering === null ? null : answering.replies - answering.unanswered),
      },
      { label: column.unanswered, cell: ({ answering }) => texts.count(answering?.unanswered ?? null) },
    ],
  });
}

/** Builds the table of what posts and readings cost on accounts that are billed, and of minutes of moderation. */
export function costTable(view: DossierView): Html {
  const { m, dossier, rules, texts } = view;
  const { caption, column } = m.dossierPage;
  const known = dossier.moderation.filter((minutes) => minutes !== null);
  return monthTables(view, caption.cost, {
    accounts: dossier.accounts.filter(({ network }) => rules[network].isBilled),
    columns: [
      { label: column.costPosts, cell: ({ cost }) => texts.dollars(cost?.posts ?? null) },
      { label: column.costReading, cell: ({ cost }) => texts.dollars(cost?.reading ?? null) },
    ],
    desk: [
      {
        label: column.minutes,
        months: dossier.moderation.map((minutes) => texts.count(minutes)),
        whole: texts.count(known.length === 0 ? null : known.reduce((sum, minutes) => sum + minutes, 0)),
      },
    ],
  });
}

/** Builds the table of what did not go as planned. */
export function troubleTable(view: DossierView): Html {
  const { m, dossier } = view;
  const { caption, column } = m.dossierPage;
  const count = (value: number): string => figureText(value, m.tongue);
  return monthTables(view, caption.trouble, {
    accounts: dossier.accounts,
    columns: [
      { label: column.failed, cell: ({ failed }) => count(failed) },
      { label: column.late, cell: ({ late }) => count(late) },
      { label: column.unsure, cell: ({ doubted }) => count(doubted) },
    ],
  });
}

/** Spreads what an account had in all over the months in which Tambour knew it. */
export function perMonth({ months }: DossierAccount, total: number): number {
  const known = months.filter((cell) => cell !== null).length;
  return known === 0 ? 0 : total / known;
}
