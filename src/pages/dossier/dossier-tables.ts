import { html } from 'hono/html';

import { figureText, ratioText } from '#messages/figure-text.ts';
import type { Html } from '#pages/page.ts';
import type { Comparison } from '#reach/digest.ts';
import type { Compared, DossierAccount, DossierCell, PairsOn } from '#reach/dossier/dossier.ts';

import { pairSaid } from './dossier-pictures.ts';
import { type DossierView, importedOf, networkNames, postsOf, quartilesText, rangeText } from './dossier-view.ts';
import { type CellColumn, monthTables, wide } from './month-table.ts';

/** Builds the table of posts by kind. */
export function postsTable(view: DossierView): Html {
  const { m, dossier } = view;
  const { caption, column } = m.dossierPage;
  return monthTables(view, caption.posts, {
    accounts: dossier.accounts,
    columns: [
      counted(view, column.post, ({ posts }) => posts.post),
      counted(view, column.correction, ({ posts }) => posts.correction),
      counted(view, column.emergency, ({ posts }) => posts.emergency),
      counted(view, column.relayed, ({ posts }) => posts.relayed),
      counted(view, column.takenBack, ({ takenBack }) => takenBack),
    ],
  });
}

/** Builds the table of posts' results. */
export function gotTable(view: DossierView): Html {
  const { m, dossier, texts } = view;
  const { caption, column } = m.dossierPage;
  return monthTables(view, caption.got, {
    accounts: dossier.accounts,
    columns: [
      {
        label: column.read,
        cell: ({ got: { h72, d28 } }) =>
          h72.read === d28.read ? texts.count(h72.read) : `${texts.count(h72.read)} / ${texts.count(d28.read)}`,
      },
      { label: column.h72, cell: ({ got }) => quartilesText(view, got.h72.interactions) },
      { label: column.d28, cell: ({ got }) => quartilesText(view, got.d28.interactions) },
    ],
  });
}

/**
 * Builds a table of pairs for each two networks; a line instead if they share no post, and nothing if all accounts are
 * on one network.
 */
export function pairsTables(view: DossierView): Html {
  const tables = view.dossier.pairs.map((pairs) => pairsTable(view, pairs));
  return tables.length < 2 ? html`${tables}` : html`<div class="two">${tables}</div>`;
}

function pairsTable(view: DossierView, pairs: PairsOn): Html {
  const { m, dossier, texts } = view;
  const words = m.dossierPage;
  const [one, other] = networkNames(pairs.networks);
  if (pairs.whole.h72.pairs === 0 && pairs.whole.d28.pairs === 0) return html`<p>${pairSaid(view, pairs)}</p>`;
  // Several tables stand side by side on paper.
  const monthText = dossier.pairs.length > 1 ? texts.briefMonth : texts.month;
  const heads = [
    words.month,
    words.column.pairs,
    words.moreOn(one),
    words.moreOn(other),
    words.column.ratio72,
    words.column.ratio28,
  ];
  const row = (label: string, { h72, d28 }: Compared, isKnown = true): Html =>
    html`<tr>
      <th scope="row">${label}</th>
      ${[h72.pairs, ...h72.ahead].map((count) => html`<td>${isKnown ? texts.count(count) : words.none}</td>`)}
      <td>${ratioSaid(view, h72)}</td>
      <td>${ratioSaid(view, d28)}</td>
    </tr>`;
  // A month before Tambour knew an account on both networks has no known pairs.
  const isKnown = (at: number): boolean =>
    pairs.networks.every((on) => dossier.accounts.some(({ network, months }) => network === on && months[at] !== null));
  return wide(
    words.caption.pairs(one, other),
    html`<thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${pairs.months.map((compared, at) => row(monthText(dossier.months[at] ?? ''), compared, isKnown(at)))}
      </tbody>
      <tfoot>
        ${row(words.allMonths, pairs.whole)}
      </tfoot>`,
  );
}

function ratioSaid({ m }: DossierView, comparison: Comparison): string {
  const { none, tooFew, smallCounts } = m.dossierPage;
  if (comparison.pairs === 0) return none;
  if (comparison.kind === 'tooFew') return tooFew;
  if (comparison.ratio === null) return smallCounts;
  const { typical, low, high } = comparison.ratio;
  return rangeText(m, [ratioText(typical, m.tongue), ratioText(low, m.tongue), ratioText(high, m.tongue)]);
}

/** Builds the table of followers. */
export function followersTable(view: DossierView): Html {
  const { m, dossier, texts } = view;
  const { caption, column, none } = m.dossierPage;
  return monthTables(view, caption.followers, {
    accounts: dossier.accounts,
    columns: [
      { label: column.followers, cell: ({ followers }) => texts.count(followers?.count ?? null) },
      { label: column.readOn, cell: ({ followers }) => (followers === null ? none : texts.briefDay(followers.readAt)) },
    ],
  });
}

/**
 * Builds the table of replies. "Answered" is the replies minus the unanswered ones; if that is unknown, the answers
 * whose time is known.
 */
export function repliesTable(view: DossierView): Html {
  const { m, dossier, texts } = view;
  const { caption, column } = m.dossierPage;
  return monthTables(view, caption.replies, {
    accounts: dossier.accounts,
    columns: [
      { label: column.replies, cell: ({ replies }) => texts.count(replies) },
      {
        label: column.answered,
        cell: ({ answering, answers }) =>
          texts.count(answering === null ? (answers?.replies ?? null) : answering.replies - answering.unanswered),
      },
      { label: column.answerTime, cell: (cell) => answerTime(view, cell) },
    ],
  });
}

function answerTime({ m, texts }: DossierView, { answers }: DossierCell): string {
  return answers?.replies === 0 ? m.dossierPage.none : texts.lasting(answers?.medianSeconds ?? null);
}

/** Builds the table of costs of billed accounts, for posts and readings, and of minutes of moderation. */
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

/** Builds the table of deliveries that did not go as planned. */
export function troubleTable(view: DossierView): Html {
  const { m, dossier } = view;
  const { caption, column } = m.dossierPage;
  return monthTables(view, caption.trouble, {
    accounts: dossier.accounts,
    columns: [
      counted(view, column.failed, ({ failed }) => failed),
      counted(view, column.late, ({ late }) => late),
      counted(view, column.unsure, ({ doubted }) => doubted),
    ],
  });
}

/** Builds the column of a count, left out if it is zero for every account and month. */
function counted({ m }: DossierView, label: string, count: (cell: DossierCell) => number): CellColumn {
  return { label, cell: (cell) => figureText(count(cell), m.tongue), isZero: (cell) => count(cell) === 0 };
}

/** Averages an account's total over the months in which Tambour knew it. */
export function perMonth({ months }: DossierAccount, total: number): number {
  const known = months.filter((cell) => cell !== null).length;
  return known === 0 ? 0 : total / known;
}

/** Averages an account's posts, imported ones included, over the months of which any are known. */
export function postsAMonth(view: DossierView, account: DossierAccount): number {
  const { months, past } = view.dossier;
  const imported = past?.accounts.find(({ id }) => id === account.id);
  const known = new Set([
    ...months.filter((_, at) => (account.months[at] ?? null) !== null),
    ...(past?.months ?? []).filter((_, at) => (imported?.months[at]?.posts ?? 0) > 0),
  ]);
  return known.size === 0 ? 0 : (postsOf(account.whole) + importedOf(view, account)) / known.size;
}
