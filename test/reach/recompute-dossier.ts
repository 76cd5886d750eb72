// The numbers of a dossier from the file of figures alone, by docs/figures.md and docs/dossier.md. Imports nothing.

type Row = Readonly<Record<string, string>>;
interface Span {
  readonly zone: string;
  readonly first: string;
  readonly last: string;
  readonly asOf: string;
}

const ages = [
  ['h72', '72h'],
  ['d28', '28d'],
] as const;
/** Of a post that did not go out where an account slept, the file has no row. */
const notOnBoth = 'one_network_or_asleep';
const kinds = ['post', 'correction', 'emergency', 'relayed'];

/** Measure, month, account and network, each with its number; null: not known. */
export function recomputeDossier(file: string, { zone, first, last, asOf }: Span): Map<string, number | null> {
  const [names = [], ...lines] = file
    .replace('\uFEFF', '')
    .split('\r\n')
    .slice(0, -1)
    .map((line) =>
      [...line.matchAll(/(?<=^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu)].map(([, quoted, bare]) => quoted ?? bare ?? ''),
    );
  const rows = lines.map((cells): Row => Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])));
  const posts = [
    ...Map.groupBy(
      rows.filter((row) => row['kind'] !== 'series_part'),
      (row) => row['delivery'],
    ).values(),
  ];
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
  const monthOf = (row: Row): string => day.format(new Date(row['published_at'] ?? '')).slice(0, 7);
  const months: string[] = [];
  for (let at = new Date(`${first}T12:00Z`); at.toISOString().slice(0, 10) <= last; at.setUTCDate(at.getUTCDate() + 1))
    if (months.at(-1) !== at.toISOString().slice(0, 7)) months.push(at.toISOString().slice(0, 7));
  const told = new Map<string, number | null>();
  for (const of of Map.groupBy(posts, ([row]) => `${row?.['account']} ${row?.['network']}`))
    for (const month of [...months, 'all'])
      for (const [measure, value] of Object.entries(
        ofPosts(
          of[1].filter(([row]) => row && [monthOf(row), 'all'].includes(month)),
          asOf,
        ),
      ))
        told.set(`${measure} ${month} ${of[0]}`, value);
  const standing = posts.filter(([row]) => row?.['state'] === 'sent');
  const revisions = [...Map.groupBy(standing, ([row]) => `${row?.['draft_id']} ${row?.['revision']}`).values()];
  for (const [name, age] of ages) {
    const found = revisions.map((of) => pairing(of, age));
    for (const month of [...months, 'all'])
      for (const [measure, value] of Object.entries(
        compared(
          found.flatMap((one) =>
            typeof one === 'string' || ![month, 'all'].includes(month === 'all' ? 'all' : monthOf(one[0])) ? [] : [one],
          ),
        ),
      ))
        told.set(`${measure}_${name} ${month}  `, value);
    for (const one of name === 'h72' ? found : [])
      if (typeof one === 'string') told.set(`unpaired_${one} all  `, (told.get(`unpaired_${one} all  `) ?? 0) + 1);
  }
  return told;
}

function ofPosts(posts: readonly (readonly Row[])[], asOf: string): Record<string, number | null> {
  const there = posts.filter(([row]) => row?.['state'] === 'sent');
  const at = (age: string): Row[] => there.flatMap((of) => of.filter((row) => row['age'] === age));
  const how = (outcome: string): number => at('72h').filter((row) => row['outcome'] === outcome).length;
  const counted = at('72h').filter((row) => row['outcome'] === 'counts');
  const told = counted.filter((row) => row['replies_unanswered'] !== '' && others(row) !== null);
  const known = counted.map(others).filter((count) => count !== null);
  const result: Record<string, number | null> = {
    taken_back: posts.length - there.length,
    gap_vanished: how('missing'),
    gap_unreadable: how('unreadable'),
    gap_not_read: there.length - at('72h').length + how('missed'),
    young: there.filter(
      (of) => of.every((row) => row['age'] !== '28d') && Date.parse(asOf) < time(of[0], 'published_at') + 28 * 864e5,
    ).length,
    read_late: counted.filter((row) => row['late'] === 'true' && interactions(row) !== null).length,
    replies: known.length === 0 ? null : sum(known),
    replies_answering: told.length === 0 ? null : sum(told.map((row) => others(row) ?? 0)),
    replies_unanswered:
      told.length === 0 ? null : sum(told.map((row) => Math.min(others(row) ?? 0, Number(row['replies_unanswered'])))),
  };
  for (const kind of kinds) result[`posts_${kind}`] = there.filter(([row]) => row?.['kind'] === kind).length;
  for (const [name, age] of ages) {
    const got = at(age)
      .map((row) => interactions(row))
      .filter((count) => count !== null)
      .sort((one, other) => one - other);
    result[`read_${name}`] = got.length;
    for (const [quarter, share] of [
      ['lower', 0.25],
      ['median', 0.5],
      ['upper', 0.75],
    ] as const) {
      const [place, below] = [(got.length - 1) * share, Math.floor((got.length - 1) * share)];
      result[`interactions_${quarter}_${name}`] =
        got.length === 0
          ? null
          : (got[below] ?? 0) + ((got[Math.ceil(place)] ?? 0) - (got[below] ?? 0)) * (place - below);
    }
  }
  return result;
}

/** Both rows of a pair, Mastodon's first, or why there is none. */
function pairing(posts: readonly (readonly Row[])[], age: string): readonly [Row, Row] | string {
  const own = posts.map((of): Row => ({ ...of[0], outcome: '', read_at: '', ...of.find((row) => row['age'] === age) }));
  own.sort(
    (one, other) =>
      Number(one['account_order']) - Number(other['account_order']) ||
      (cell(one, 'delivery') < cell(other, 'delivery') ? -1 : 1),
  );
  const relayed = posts.flat().find((row) => row['original_network'] !== '' && row['age'] === age);
  const original: Row | undefined =
    relayed &&
    Object.fromEntries(
      Object.entries(relayed).flatMap(([name, value]) =>
        name.startsWith('original_') ? [[name.slice(9), value]] : [],
      ),
    );
  const [one, other] = ['mastodon', 'x'].map(
    (network) =>
      own.find((row) => row['network'] === network) ?? (original?.['network'] === network ? original : undefined),
  );
  if (one === undefined || other === undefined) return notOnBoth;
  const isRelayed = one === original || other === original;
  const slept = [one, other].some((row) =>
    cell(row, 'asleep')
      .split(' ')
      .filter(Boolean)
      .some((span) =>
        [one, other].some((post) => {
          const [from = '', until = ''] = span.split('/');
          return (
            Date.parse(from) <= time(post, 'published_at') &&
            (until === '..' || time(post, 'published_at') < Date.parse(until))
          );
        }),
      ),
  );
  if (slept) return notOnBoth;
  if (Math.abs(time(one, 'published_at') - time(other, 'published_at')) > (isRelayed ? 36e5 : 6e5))
    return isRelayed ? 'relayed_apart' : 'apart';
  const edited = (row: Row): boolean =>
    Boolean(row['corrected_in_place_at']) && !(time(row, 'corrected_in_place_at') >= time(row, 'read_at'));
  if (edited(one) !== edited(other)) return 'edited';
  if (one['outcome'] === 'missing' || other['outcome'] === 'missing') return 'vanished';
  if (one['outcome'] !== 'counts' || other['outcome'] !== 'counts') return 'not_read';
  const old = (row: Row): number => time(row, 'read_at') - time(row, 'published_at');
  if (Math.abs(old(one) - old(other)) > 36e5) return 'read_apart';
  return interactions(one) === null || interactions(other) === null ? 'not_read' : [one, other];
}

function compared(pairs: readonly (readonly [Row, Row])[]): Record<string, number | null> {
  const counts = pairs.map(([one, other]) => [interactions(one) ?? 0, interactions(other) ?? 0] as const);
  const logs = (more: number): number[] =>
    counts.map(([m, x]) => Math.log(m + 0.5 + more) - Math.log(x + 0.5 - more)).sort((one, other) => one - other);
  let [tail, critical] = [0, -1];
  for (
    let heads = 0, log = -pairs.length * Math.LN2;
    heads <= pairs.length;
    log += Math.log((pairs.length - heads) / (heads + 1)), heads += 1
  ) {
    if ((tail += Math.exp(log)) > 0.05 / 52 / 2) break;
    critical = heads;
  }
  const small = [0, 1].some(
    (side) => !(middle(counts.map(([m, x]) => (side === 0 ? m : x)).sort((one, other) => one - other)) >= 5),
  );
  const ratio = (value: number | undefined): number | null => (critical < 0 || small ? null : Math.exp(value ?? NaN));
  return {
    pairs: pairs.length,
    pairs_first_ahead: counts.filter(([m, x]) => m > x).length,
    pairs_second_ahead: counts.filter(([m, x]) => m < x).length,
    ratio: ratio(middle(logs(0))),
    ratio_low: ratio(logs(-0.25)[critical]),
    ratio_high: ratio(logs(0.25)[pairs.length - 1 - critical]),
  };
}

function others(row: Row): number | null {
  if (row['replies'] === '' || (row['own_replies'] === '' && row['replies'] !== '0')) return null;
  return Math.max(0, Number(row['replies']) - Number(row['own_replies']));
}

function interactions(row: Row): number | null {
  const replies = others(row);
  if (row['outcome'] !== 'counts' || row['likes'] === '' || row['shares'] === '' || replies === null) return null;
  return Number(row['likes']) + Number(row['shares']) + Number(row['quotes']) + replies;
}

function cell(row: Row, column: string): string {
  return row[column] ?? '';
}

function time(row: Row | undefined, column: string): number {
  return Date.parse(row?.[column] ?? '');
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function middle(list: readonly number[]): number {
  return ((list[(list.length - 1) >> 1] ?? NaN) + (list[list.length >> 1] ?? NaN)) / 2;
}
