import type { Comparison } from '#reach/digest.ts';
import { byteOrderMark, lineEnd, type Separator, textCell } from '#reach/csv-cell.ts';

import {
  type Dossier,
  type DossierAccount,
  dossierAges,
  type DossierCell,
  type PairsOn,
  postKinds,
} from './dossier.ts';

/** The columns of the file; docs/dossier.md describes each measure. */
const dossierColumns = ['measure', 'month', 'account', 'network', 'value'] as const;

/**
 * One number. `month` is "all" for the whole span; the account is null for values of the desk; pairs name their two
 * networks.
 */
interface Line {
  readonly measure: string;
  readonly month: string;
  readonly account: { readonly handle: string; readonly network: string } | null;
  /** Null: unknown, an empty cell. */
  readonly value: number | string | null;
}

/**
 * Writes every number of a dossier, one per line. Texts by people become cells that no spreadsheet takes for formulas.
 */
export function dossierCsv(dossier: Dossier, separator: Separator = ','): string {
  const rows = linesOf(dossier).map(({ measure, month, account, value }) => [
    measure,
    month,
    // With its "@", a handle would look like the beginning of a formula in each row.
    account === null || account.handle === '' ? '' : textCell(account.handle.replace(/^@/, '')),
    account?.network ?? '',
    typeof value === 'string' ? textCell(value) : value === null ? '' : numberCell(value, separator),
  ]);
  return byteOrderMark + [[...dossierColumns], ...rows].map((row) => `${row.join(separator)}${lineEnd}`).join('');
}

/**
 * Writes a number with the decimal sign of the spreadsheets that expect this separator. Four decimals hold each price;
 * more would claim a precision that no figure has.
 */
function numberCell(value: number, separator: Separator): string {
  const rounded = String(Number(value.toFixed(4)));
  switch (separator) {
    case ',':
      return rounded;
    case ';':
      return rounded.replace('.', ',');
  }
}

function linesOf(dossier: Dossier): readonly Line[] {
  const { months, accounts, pairs, moderation, incidents, sleeps, reserve, emergencies } = dossier;
  return [
    ...accounts.flatMap((account) => [
      // Months before Tambour knew the account get no line.
      ...account.months.flatMap((cell, at) => (cell === null ? [] : cellLines(account, months[at] ?? '', cell))),
      ...cellLines(account, 'all', account.whole),
    ]),
    ...accounts.map((account): Line => {
      return { measure: 'posts_nowhere_else', month: 'all', account, value: account.nowhereElse };
    }),
    ...pairs.flatMap((of) => pairsLines(of, months)),
    ...moderation.map((minutes, at) => ofDesk('moderation_minutes', months[at] ?? '', minutes)),
    ...incidents.map(({ accountId, kind, at }) => of(`incident_${kind}`, accountId, at.toISOString())),
    ...sleeps.map(({ accountId, from, until }) => of('sleep', accountId, spanOf(from, until))),
    ...reserve.map(({ from, until }) => ofDesk('reserve_period', 'all', spanOf(from, until))),
    ...emergencies.flatMap(({ from, until, isExercise, posts }) => {
      const measure = isExercise ? 'emergency_exercise' : 'emergency';
      return [ofDesk(measure, 'all', spanOf(from, until)), ofDesk(`${measure}_posts`, 'all', posts)];
    }),
    ...pastLines(dossier),
    ...accounts.flatMap(({ id, pointers }) => (pointers === null ? [] : [of('pointers', id, pointers.text)])),
  ];

  function of(measure: string, accountId: string, value: string): Line {
    return { measure, month: 'all', account: accounts.find(({ id }) => id === accountId) ?? null, value };
  }
}

function ofDesk(measure: string, month: string, value: Line['value']): Line {
  return { measure, month, account: null, value };
}

function cellLines(account: DossierAccount, month: string, cell: DossierCell): readonly Line[] {
  const line = (measure: string, value: Line['value']): Line => ({ measure, month, account, value });
  const { got, gaps, answering, answers, followers, cost } = cell;
  return [
    ...postKinds.map((kind) => line(`posts_${kind}`, cell.posts[kind])),
    line('retracted', cell.takenBack),
    ...dossierAges.flatMap((age) => {
      const { read, sum, interactions } = got[age];
      return [
        line(`read_${age}`, read),
        line(`interactions_${age}`, sum),
        line(`interactions_lower_${age}`, interactions?.lower ?? null),
        line(`interactions_median_${age}`, interactions?.median ?? null),
        line(`interactions_upper_${age}`, interactions?.upper ?? null),
      ];
    }),
    line('gap_vanished', gaps.vanished),
    line('gap_unreadable', gaps.unreadable),
    line('gap_not_read', gaps.notRead),
    line('too_recent', cell.young),
    line('read_late', cell.readLate),
    line('replies', cell.replies),
    line('replies_answering', answering?.replies ?? null),
    line('replies_unanswered', answering?.unanswered ?? null),
    line('answered', answers?.replies ?? null),
    line('answer_seconds_median', answers?.medianSeconds ?? null),
    line('followers', followers?.count ?? null),
    line('followers_read_at', followers?.readAt.toISOString() ?? null),
    // A network that bills nothing costs nothing: that is known.
    line('cost_posts_usd', cost?.posts ?? 0),
    line('cost_reading_usd', cost?.reading ?? 0),
    line('failed', cell.failed),
    line('late', cell.late),
    line('doubted', cell.doubted),
  ];
}

function pairsLines(
  { networks, months: compared, whole, unpaired }: PairsOn,
  months: readonly string[],
): readonly Line[] {
  return [
    ...compared.flatMap((of, at) => dossierAges.flatMap((age) => pairLines(networks, age, months[at] ?? '', of[age]))),
    ...dossierAges.flatMap((age) => pairLines(networks, age, 'all', whole[age])),
    ...unpaired.map(({ why, posts }) => onBoth(networks, `unpaired_${why}`, 'all', posts)),
  ];
}

function onBoth(networks: PairsOn['networks'], measure: string, month: string, value: Line['value']): Line {
  return { measure, month, account: { handle: '', network: networks.join('/') }, value };
}

function pairLines(networks: PairsOn['networks'], age: string, month: string, comparison: Comparison): readonly Line[] {
  const ratio = comparison.kind === 'compared' ? comparison.ratio : null;
  return [
    onBoth(networks, `pairs_${age}`, month, comparison.pairs),
    onBoth(networks, `pairs_first_ahead_${age}`, month, comparison.ahead[0]),
    onBoth(networks, `pairs_second_ahead_${age}`, month, comparison.ahead[1]),
    onBoth(networks, `ratio_${age}`, month, ratio?.typical ?? null),
    onBoth(networks, `ratio_low_${age}`, month, ratio?.low ?? null),
    onBoth(networks, `ratio_high_${age}`, month, ratio?.high ?? null),
  ];
}

function pastLines({ past }: Dossier): readonly Line[] {
  if (past === null) return [];
  const { months, accounts, pairs } = past;
  return [
    ...accounts.flatMap((account) =>
      account.months.flatMap(({ posts, got, repliesToOthers }, at) => {
        const line = (measure: string, value: number | null): Line => ({
          measure: `past_${measure}`,
          month: months[at] ?? '',
          account,
          value,
        });
        return [
          line('posts', posts),
          line('likes_shares_lower', got?.lower ?? null),
          line('likes_shares_median', got?.median ?? null),
          line('likes_shares_upper', got?.upper ?? null),
          line('replies_to_others', repliesToOthers),
        ];
      }),
    ),
    ...accounts.map((account): Line => {
      const value = account.countedAt.toISOString();
      return { measure: 'past_counted_at', month: 'all', account, value };
    }),
    ...pairs.flatMap(({ networks, comparison }) => {
      const ratio = comparison.kind === 'compared' ? comparison.ratio : null;
      return [
        onBoth(networks, 'past_pairs', 'all', comparison.pairs),
        onBoth(networks, 'past_pairs_first_ahead', 'all', comparison.ahead[0]),
        onBoth(networks, 'past_pairs_second_ahead', 'all', comparison.ahead[1]),
        onBoth(networks, 'past_ratio', 'all', ratio?.typical ?? null),
        onBoth(networks, 'past_ratio_low', 'all', ratio?.low ?? null),
        onBoth(networks, 'past_ratio_high', 'all', ratio?.high ?? null),
      ];
    }),
  ];
}

function spanOf(from: Date, until: Date | null): string {
  return `${from.toISOString()}/${until?.toISOString() ?? '..'}`;
}
