import { comparisonText } from '#pages/digests/comparison-text.ts';
import { withLooks } from '#reach/chart/looks-of.ts';
import type { TrendPicture } from '#reach/chart/picture.ts';
import type { DossierAccount, DossierCell, PairsOn } from '#reach/dossier/dossier.ts';

import { accountName, type DossierView, networkNames, postsOf } from './dossier-view.ts';

/** Most accounts in a picture. */
export const mostAccounts = 4;

/** The section that a picture belongs to. */
export type PictureOf = 'posts' | 'got' | 'followers' | 'replies';

/** A picture with its place in the page. */
export interface DossierPicture {
  readonly of: PictureOf;
  readonly picture: TrendPicture;
}

/** Returns the pictures of a dossier, at most four, each with its finding as title. */
export function dossierPictures(view: DossierView): readonly DossierPicture[] {
  const { m } = view;
  const { picture: words } = m.dossierPage;
  const accounts = view.dossier.accounts.slice(0, mostAccounts);
  const named = (account: DossierAccount): string => accountName(view, account);
  const all: readonly (DossierPicture | null)[] = [
    drawn(view, 'posts', {
      finding: joined(
        view,
        accounts.map((account) => words.posts(named(account), postsOf(account.whole))),
      ),
      counted: words.postsCounted,
      value: postsOf,
    }),
    drawn(view, 'got', {
      finding: pairsFinding(view) ?? typicalFinding(view, accounts),
      counted: [words.typicalCounted, ...(view.dossier.pairs.length === 1 ? [m.digestChart.pairwise] : [])].join(' '),
      value: ({ got }) => got.h72.interactions?.median ?? null,
    }),
    drawn(view, 'followers', {
      finding: joined(
        view,
        accounts.flatMap((account) => followersFinding(view, account)),
      ),
      counted: words.followersCounted,
      value: ({ followers }) => followers?.count ?? null,
    }),
    drawn(view, 'replies', {
      finding: joined(
        view,
        accounts.flatMap(({ whole, ...account }) =>
          whole.replies === null ? [] : [words.replies(named({ whole, ...account }), whole.replies)],
        ),
      ),
      counted: words.repliesCounted,
      value: ({ replies }) => replies,
    }),
  ];
  return all.filter((one) => one !== null);
}

function drawn(
  view: DossierView,
  of: PictureOf,
  {
    finding,
    counted,
    value,
  }: {
    readonly finding: string;
    readonly counted: string;
    readonly value: (cell: DossierCell) => number | null;
  },
): DossierPicture | null {
  const { m, dossier, texts } = view;
  const accounts = dossier.accounts.slice(0, mostAccounts);
  const weeks = dossier.months.map((month, at) => ({
    day: texts.briefMonth(month),
    medians: accounts.map(({ months }) => {
      const cell = months[at];
      return cell === undefined || cell === null ? null : value(cell);
    }),
  }));
  if (weeks.every(({ medians }) => medians.every((one) => one === null || (of === 'posts' && one === 0)))) return null;
  const series = withLooks(accounts.map((account) => ({ ...account, label: accountName(view, account) })));
  return { of, picture: { kind: 'trend', locale: m.tongue, finding, counted, series, weeks } };
}

/** Describes how the pairs of all months compare; null unless exactly one pair of networks is compared. */
function pairsFinding(view: DossierView): string | null {
  const { m, dossier, texts } = view;
  const [only, ...others] = dossier.pairs;
  if (only === undefined || others.length > 0) return null;
  const time = m.dossierPage.picture.overMonths(dossier.months.length, texts.months(dossier.months));
  return m.digest.headline.over(time, comparedSaid(view, only));
}

/** Describes for each of several pairs of networks how all months' pairs compare; empty for a single pair. */
export function pairsSaid(view: DossierView): readonly string[] {
  const { dossier } = view;
  return dossier.pairs.length < 2 ? [] : dossier.pairs.map((pairs) => capitalized(view, pairSaid(view, pairs)));
}

function capitalized({ m }: DossierView, said: string): string {
  return said.charAt(0).toLocaleUpperCase(m.tongue) + said.slice(1);
}

/** Describes how the posts on two networks compare, or that they cannot be compared; always names both networks. */
export function pairSaid(view: DossierView, pairs: PairsOn): string {
  const said = comparedSaid(view, pairs);
  return pairs.whole.h72.kind === 'tooFew' ? view.m.dossierPage.between(...networkNames(pairs.networks), said) : said;
}

function comparedSaid({ m }: DossierView, { networks, whole }: PairsOn): string {
  return comparisonText(m, whole.h72, networkNames(networks));
}

function typicalFinding(view: DossierView, accounts: readonly DossierAccount[]): string {
  const { picture: words } = view.m.dossierPage;
  return joined(
    view,
    accounts.flatMap((account) => {
      const { interactions } = account.whole.got.h72;
      return interactions === null
        ? []
        : [words.typical(accountName(view, account), view.texts.count(interactions.median, 1))];
    }),
  );
}

function followersFinding(view: DossierView, account: DossierAccount): readonly string[] {
  const known = account.months.flatMap((cell) => cell?.followers ?? []);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [];
  const { count } = view.texts;
  const { followers } = view.m.dossierPage.picture;
  return [followers(accountName(view, account), count(first.count), count(last.count))];
}

/** Joins several texts into one line. */
export function joined({ m }: Pick<DossierView, 'm'>, parts: readonly string[]): string {
  return parts.length === 0 ? '' : parts.reduce((one, other) => m.digestDetails.and(one, other));
}
